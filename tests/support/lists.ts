import { Parts } from '../../src/search/parts.ts';

/** A list beside the search index as a browser reads it, and the endings of the files that it asked for. */
export function served(files: ReadonlyMap<string, string>): { readonly list: Parts; readonly asked: string[] } {
  const asked: string[] = [];
  const list = new Parts(async (ending) => {
    asked.push(ending);
    return Promise.resolve(files.get(ending) ?? '');
  });
  return { list, asked };
}

export const listOf = (files: ReadonlyMap<string, string>): Parts => served(files).list;

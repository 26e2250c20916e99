import { parseDocument } from 'yaml';

/**
 * What to do about front matter or a list that can't be read, for what its parser says. The parser's own messages name
 * tokens and productions, which help nobody who writes an article.
 */

/** A line and a remedy. */
export interface ParseRemedy {
  readonly line: number;
  readonly message: string;
}

const YAML_REMEDIES: readonly (readonly [says: RegExp, remedy: string])[] = [
  [/duplicated mapping key|keys must be unique/u, 'This field is there twice. Delete one of the two.'],
  [/flow/iu, 'Close each [ with ], and each { with }.'],
  [/quoted scalar|closing ["']/u, 'Close each quotation mark.'],
  [/tab characters/u, 'Indent with spaces, not with tabs.'],
  [/escape sequence/u, 'Write each \\ twice, or use single quotes.'],
  [/multiple documents/u, 'Delete the line ---.'],
  [
    /multiline key|Implicit keys/u,
    "The mistake is here or above: a quotation mark that isn't closed, or a field without a colon.",
  ],
];
const YAML_REMEDY =
  "Begin each field at the same place as the fields beside it. Put text in quotes if it has a colon or an apostrophe in it, or begins with a sign such as @, * or {, and write an apostrophe inside '…' twice.";

/** @param message what a YAML parser says */
export function yamlRemedy(message: string): string {
  return YAML_REMEDIES.find(([says]) => says.test(message))?.[1] ?? YAML_REMEDY;
}

/**
 * Where front matter can't be read, and what to do. `yaml` knows the line where a quotation mark was opened; the parser
 * that Astro uses names the one where it gave up.
 *
 * @param text the page, which begins with its front matter
 * @param error what Astro's parser threw
 */
export function frontMatterRemedy(text: string, error: unknown): ParseRemedy {
  const yaml = /^\s*---\r?\n[^]*?\n(?=---)/u.exec(text)?.[0] ?? text;
  const [first] = parseDocument(yaml, { prettyErrors: false }).errors;
  const says = first?.message ?? String(error);
  return {
    line: first
      ? yaml.slice(0, first.pos[0]).split('\n').length
      : ((error as { mark?: { line: number } }).mark?.line ?? 0) + 1,
    message: yamlRemedy(/^Tabs /u.test(says) ? 'tab characters' : says),
  };
}

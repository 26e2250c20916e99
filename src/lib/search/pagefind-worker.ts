import type { Found, Pagefind } from './find.ts';

/**
 * Pagefind in its worker. Pagefind's main program is as large as the worker and, where there is one, only passes
 * messages on to it; here they are sent straight away. The messages are not part of Pagefind's documented interface
 * (pagefind_web_js/lib/pagefind_worker.ts in its repository), so whoever opens the worker is ready for it to fail.
 */

interface Answer {
  readonly id: string;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that has not said that it is there by then never will. Milliseconds. */
const PATIENCE = 15_000;

/**
 * @param language of the pages to search, as `<html lang>` says it
 * @param options as Pagefind's `options()` takes them
 * @throws {Error} where the worker does not start, cannot read the index, or speaks otherwise than it is spoken to
 */
export async function openPagefindWorker(language: string, options: object): Promise<Pagefind> {
  const worker = new Worker('/pagefind/pagefind-worker.js');
  const waiting = new Map<string, Waiting>();
  const fail = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  worker.addEventListener('error', () => fail('The search worker failed'));
  worker.addEventListener('message', ({ data: { id, result, error } }: MessageEvent<Answer>) => {
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  let asked = 0;
  const ask = async (method: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = String(asked);
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, instanceId: 'site', method, args });
    });

  const late = setTimeout(() => fail('The search worker is silent'), PATIENCE);
  try {
    await ask('init', { basePath: '/pagefind/', language, primary: true });
    clearTimeout(late);
    await ask('options', options);
  } catch (error) {
    clearTimeout(late);
    worker.terminate();
    throw error;
  }
  return {
    preload: async (query) => ask('preload', query),
    async search(query) {
      const { results } = (await ask('search', query)) as {
        results: { readonly id: string; readonly score: number; readonly data: string }[];
      };
      return {
        results: results.map((one) => ({ ...one, data: async () => (await ask('getData', one.data)) as Found })),
      };
    },
  };
}

import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { filesIn } from '../files.ts';
import { isSentCompressed, isWorthTheBest } from '../publishing/compress.ts';
import type { Outcome, Task } from './finish-worker.ts';
import { SERVICE_WORKER } from './service-worker.ts';

type Site = Pick<Task, 'root' | 'siteName'>;

const WORKER = new URL('./finish-worker.ts', import.meta.url);

const signIn = (out: string) => path.join(out, '.finishing');

/** Below this many pages a thread more costs more than it does. */
const PAGES_A_THREAD = 40;

/**
 * Makes of each page that Astro wrote what is published: the page with only its own styles, its Markdown twin, both also
 * compressed, and its image for links shared elsewhere. Scripts and data are compressed too. The files are spread over the
 * machine's cores.
 *
 * @param out the folder of the finished site
 * @returns the pages, by address, hashes of all finished HTML files, by path, and the words to search
 */
export async function finishPages(out: string, task: Site): Promise<Outcome> {
  // The service worker is written last of all.
  const names = filesIn(out).filter((name) => isSentCompressed(name) && name !== SERVICE_WORKER);
  const best = isWorthTheBest(names.filter((name) => name.endsWith('.html')).length);
  // From the last to the first: the first ones were finished ahead, or one of them is right now.
  const files = names.reverse().map((name) => path.join(out, name));
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(files.length / PAGES_A_THREAD)));
  const shares = Array.from({ length: threads }, (_, share) => files.filter((__, index) => index % threads === share));
  const sign = signIn(out);
  writeFileSync(sign, '');
  const done = await Promise.all(shares.map((share) => inThread({ ...task, out, sign, best, files: share })));
  rmSync(sign);
  return {
    pages: done.flatMap(({ pages }) => pages).sort((a, b) => a.href.localeCompare(b.href)),
    hashes: new Map(done.flatMap(({ hashes }) => [...hashes])),
    words: done.flatMap(({ words }) => words),
  };
}

/**
 * Makes of pages what {@link finishPages} needs to finish them, while Astro, which works on one core, writes others.
 * What comes of it is kept between builds and nothing else is written, so that nothing depends on how far it comes.
 *
 * @param out the folder that Astro writes into; it need not be there yet
 * @param pages about how many there will be
 * @returns what ends it
 */
export function finishAhead(out: string, pages: number, task: Site): () => Promise<unknown> {
  const data: Task = { ...task, out, sign: signIn(out), best: isWorthTheBest(pages), files: [] };
  const worker = new Worker(WORKER, { workerData: { ...data, ahead: true } });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  // Whatever is wrong is said where pages are finished.
  worker.on('error', () => undefined);
  return () => {
    worker.postMessage('enough');
    return ended;
  };
}

function inThread(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that finishes pages ended with ${code}.`)));
  });
}

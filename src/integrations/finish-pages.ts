import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { filesIn } from '../files.ts';
import { isSentCompressed, isWorthTheBest } from '../publishing/compress.ts';
import type { Outcome, Task } from './finish-worker.ts';
import { SERVICE_WORKER } from './service-worker.ts';

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
export async function finishPages(out: string, task: Pick<Task, 'root' | 'siteName'>): Promise<Outcome> {
  // The service worker is written last of all.
  const files = filesIn(out)
    .filter((name) => isSentCompressed(name) && name !== SERVICE_WORKER)
    .map((name) => path.join(out, name));
  const best = isWorthTheBest(files.reduce((sum, file) => sum + statSync(file).size, 0));
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(files.length / PAGES_A_THREAD)));
  const shares = Array.from({ length: threads }, (_, share) => files.filter((__, index) => index % threads === share));
  const done = await Promise.all(shares.map((share) => inThread({ ...task, out, best, files: share })));
  return {
    pages: done.flatMap(({ pages }) => pages).sort((a, b) => a.href.localeCompare(b.href)),
    hashes: new Map(done.flatMap(({ hashes }) => [...hashes])),
    words: done.flatMap(({ words }) => words),
  };
}

function inThread(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./finish-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that finishes pages ended with ${code}.`)));
  });
}

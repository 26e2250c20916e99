import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { filesIn } from '../files.ts';
import { SERVICE_WORKER, writeServiceWorker } from '../integrations/service-worker.ts';
import { isSentCompressed, isWorthTheBest } from '../publishing/compress.ts';
import type { MailSettings } from '../settings/schema.ts';
import { indexPages, writeSearchIndex } from './search-index.ts';
import { writeSitemap } from './sitemap.ts';
import type { Order, Outcome, Report, Task } from './worker.ts';

/** Below this many files a thread more costs more than it does. */
const FILES_A_THREAD = 40;

/** What came of a site. */
export interface FinishedSite {
  readonly pages: number;
  /** Pages that the site's own search finds. */
  readonly searched: number;
}

/**
 * Makes of what Astro writes what is published: each page with only its own styles, its Markdown twin, both also
 * compressed, and its image for links shared elsewhere; and from all pages the search index and the sitemap.
 *
 * It begins before Astro has ended, with one thread: Astro works on one core. What comes of a page is then only kept, and
 * nothing is written, so nothing depends on how far it comes.
 */
export class Finishing {
  readonly #out: string;
  readonly #root: string;
  readonly #settings: MailSettings;
  readonly #threads: Thread[];

  /**
   * @param out the folder that Astro writes into; it need not be there yet
   * @param pages about how many there will be
   * @param root the project's folder
   */
  constructor(out: string, pages: number, settings: MailSettings, root: string) {
    this.#out = out;
    this.#root = root;
    this.#settings = settings;
    this.#threads = [this.#thread(isWorthTheBest(pages))];
  }

  #thread(best: boolean): Thread {
    return new Thread({ root: this.#root, siteName: this.#settings.site.name, out: this.#out, best });
  }

  /** Finishes the site when Astro has ended. @throws {Error} where a page is not whole, or Pagefind reports a fault */
  async site(): Promise<FinishedSite> {
    // The service worker is written last of all.
    const files = filesIn(this.#out).filter((name) => isSentCompressed(name) && name !== SERVICE_WORKER);
    const htmlFiles = files.filter((name) => name.endsWith('.html'));
    const bytes = htmlFiles.reduce((sum, name) => sum + statSync(path.join(this.#out, name)).size, 0);
    const best = isWorthTheBest(htmlFiles.length);
    const threads = Math.min(availableParallelism(), Math.ceil(files.length / FILES_A_THREAD));
    while (this.#threads.length < threads) this.#threads.push(this.#thread(best));

    const finished = new Map(files.map((name) => [name, Promise.withResolvers<void>()]));
    const order: Order = { files, best, taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
    const done = this.#threads.map(async (thread) => thread.finish(order, (name) => finished.get(name)?.resolve()));
    // Pagefind is a program of its own, and reads each page as soon as it is finished.
    const whenFinished = async (name: string) => finished.get(name)?.promise;
    const [index, outcomes] = await Promise.all([
      indexPages(this.#out, htmlFiles, bytes, whenFinished),
      Promise.all(done),
    ]);

    const pages = outcomes.flatMap((outcome) => outcome.pages).sort((a, b) => a.href.localeCompare(b.href));
    await writeSitemap(pages, this.#settings, this.#out);
    const words = outcomes.flatMap((outcome) => outcome.words);
    const searched = await writeSearchIndex(index, { pages, words }, this.#out);
    await writeServiceWorker(this.#out, new Map(outcomes.flatMap(({ hashes }) => [...hashes])));
    return { pages: pages.length, searched };
  }
}

const WORKER = new URL('./worker.ts', import.meta.url);

/** A thread that finishes pages: ahead, what it finds, and when it is told, what it is told. */
class Thread {
  readonly #worker: Worker;
  /** Fails when the thread ends. It may do so before it is told anything. */
  readonly #end: Promise<never>;

  constructor(task: Task) {
    this.#worker = new Worker(WORKER, { workerData: task });
    this.#end = new Promise((_, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('exit', (code) => reject(new Error(`A thread that finishes pages ended with ${code}.`)));
    });
    // Said when it is asked for its outcome.
    this.#end.catch(() => undefined);
  }

  /**
   * @param onFinished called with the name of each file that is finished
   * @throws {Error} whatever broke in the thread, also before
   */
  async finish(order: Order, onFinished: (name: string) => void): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve) => {
      this.#worker.on('message', (report: Report) => {
        if (typeof report === 'string') onFinished(report);
        else resolve(report);
      });
    });
    this.#worker.postMessage(order);
    return Promise.race([outcome, this.#end]);
  }
}

import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import type { Input } from '../../lib/diagnosis/read.ts';
import type { Message, Reply } from './diagnose-worker.ts';

/** A worker that takes longer for an old input is replaced when there is a newer one. */
const TIMEOUT_MS = 1_000;

interface Asking {
  /** Before this nothing is asked. */
  setCatalogue(catalogue: Catalogue): void;
  /** Only the last input is answered; `undefined` means none. */
  ask(input: Input | undefined): void;
  stop(): void;
}

/**
 * Asks a worker about one input at a time, so that a newer one waits neither for a queue of older ones nor long for a
 * slow one.
 *
 * @param start starts the worker; called again to replace it
 * @param answered called with the diagnosis of the last input
 * @param failed called if the worker doesn't start, or can't diagnose
 */
export function askWorker(start: () => Worker, answered: (found: Diagnosis) => void, failed: () => void): Asking {
  let catalogue: Catalogue | undefined;
  /** The last input, until it's answered. */
  let wanted: Input | undefined;
  /** What the worker is working on. */
  let asked: Input | undefined;
  let isReady = false;
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let worker = startWorker();

  function startWorker(): Worker {
    const started = start();
    started.addEventListener('error', failed);
    started.addEventListener('messageerror', failed);
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const isWanted = asked !== undefined && asked === wanted;
      stopWaiting();
      asked = undefined;
      isReady = true;
      if (isWanted) {
        wanted = undefined;
        if (data === 'failed') failed();
        else if (data !== 'ready') answered(data);
      }
      next();
    });
    return started;
  }

  function post(message: Message): void {
    worker.postMessage(message);
  }

  function stopWaiting(): void {
    clearTimeout(timeout);
    timeout = undefined;
  }

  function next(): void {
    if (wanted === undefined || wanted === asked || !isReady) return;
    if (asked === undefined) {
      asked = wanted;
      post({ input: asked });
    } else {
      timeout ??= setTimeout(replace, TIMEOUT_MS);
    }
  }

  function replace(): void {
    stopWaiting();
    worker.terminate();
    isReady = false;
    asked = undefined;
    worker = startWorker();
    if (catalogue) post({ catalogue });
  }

  return {
    setCatalogue(loaded) {
      catalogue = loaded;
      post({ catalogue });
    },
    ask(input) {
      wanted = input;
      next();
    },
    stop() {
      stopWaiting();
      worker.terminate();
    },
  };
}

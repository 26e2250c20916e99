import { beforeEach, expect, test, vi } from 'vitest';
import { askWorker } from '../../../src/components/tools/ask-worker.ts';
import type { Message } from '../../../src/components/tools/diagnose-worker.ts';
import type { Catalogue } from '../../../src/lib/diagnosis/catalogue.ts';

/** A worker that answers when it's told to. */
class SlowWorker extends EventTarget {
  readonly inputs: unknown[] = [];
  isRunning = true;

  postMessage(message: Message): void {
    if ('catalogue' in message) this.reply('ready');
    else this.inputs.push(message.input);
  }

  reply(data: unknown): void {
    if (this.isRunning) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isRunning = false;
  }
}

const workers: SlowWorker[] = [];
const answered = vi.fn();
const failed = vi.fn();

function start() {
  const start = () => {
    workers.push(new SlowWorker());
    return workers.at(-1) as unknown as Worker;
  };
  const asking = askWorker(start, answered, failed);
  asking.setCatalogue({} as Catalogue);
  return asking;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  workers.length = 0;
});

test('only the newest text waits for its answer', () => {
  const { ask } = start();
  for (const text of ['a', 'ab', 'abc']) ask(text);
  workers[0]?.reply('what a means');
  expect(answered).not.toHaveBeenCalled();
  workers[0]?.reply('what abc means');
  expect(answered).toHaveBeenCalledExactlyOnceWith('what abc means');
  expect(workers[0]?.inputs).toEqual(['a', 'abc']);
});

test('a text that was taken back is not answered', () => {
  const { ask } = start();
  ask('a');
  ask(undefined);
  workers[0]?.reply('what a means');
  expect(answered).not.toHaveBeenCalled();
});

test('a worker that is at a text without end is replaced for the next text', () => {
  const { ask } = start();
  ask('endless');
  vi.advanceTimersByTime(60_000);
  expect(workers).toHaveLength(1);
  ask('short');
  vi.advanceTimersByTime(2_000);
  expect(workers.map(({ isRunning, inputs }) => [isRunning, inputs])).toEqual([
    [false, ['endless']],
    [true, ['short']],
  ]);
  workers[1]?.reply('what short means');
  expect(answered).toHaveBeenCalledExactlyOnceWith('what short means');
});

test('a worker that answers in time is kept', () => {
  const { ask } = start();
  ask('a');
  ask('b');
  workers[0]?.reply('what a means');
  vi.advanceTimersByTime(500);
  workers[0]?.reply('what b means');
  ask('c');
  vi.advanceTimersByTime(60_000);
  expect(workers).toHaveLength(1);
});

test('an error is told, and the next text is asked all the same', () => {
  const { ask } = start();
  ask('a');
  workers[0]?.reply('failed');
  expect(failed).toHaveBeenCalledOnce();
  ask('b');
  workers[0]?.reply('what b means');
  expect(answered).toHaveBeenCalledExactlyOnceWith('what b means');
  workers[0]?.dispatchEvent(new Event('error'));
  expect(failed).toHaveBeenCalledTimes(2);
});

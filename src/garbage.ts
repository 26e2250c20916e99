import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back the memory of what is no longer needed, where a process has done much and then waits for others that need
 * theirs: by itself, Node does so only when its own is short. Takes some 0.1 s with a thousand articles.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

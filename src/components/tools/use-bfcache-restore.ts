import { useEffect, useReducer } from 'preact/hooks';
import { onBfcacheRestore } from '../../scripts/bfcache-restore.ts';

/** Draws the component again when the reader comes back to its page, so that its fields show what they hold. */
export function useBfcacheRestore(): void {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useEffect(() => onBfcacheRestore(() => redraw(undefined)), []);
}

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { readStored, store } from '../../scripts/storage.ts';

/**
 * State that survives a reload, and ends with the tab. Where storage is blocked, it's state and nothing more.
 *
 * @returns the state, and a function that changes parts of it
 */
export function useSession<T extends object>(key: string, initial: T): [T, (change: Partial<T>) => void] {
  const [state, setState] = useState(initial);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    try {
      setState({ ...initial, ...(JSON.parse(readStored('sessionStorage', key) ?? '{}') as Partial<T>) });
    } catch {
      // Not ours.
    }
    setRestored(true);
  }, []);
  // Right away: a page that is left right after a change has it when it's back.
  useLayoutEffect(() => {
    if (restored) store('sessionStorage', key, JSON.stringify(state));
  }, [state, restored]);
  return [state, (change) => setState((now) => ({ ...now, ...change }))];
}

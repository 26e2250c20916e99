import { useEffect, useState } from 'preact/hooks';
import { withBase } from '../../base.ts';

/** What a tool fetches when it starts, from an address of this site. It needn't travel in the page, and is asked for once. */
export function useJson<T>(address: string): { readonly data?: T; readonly failed: boolean } {
  const [state, setState] = useState<{ data?: T; failed: boolean }>({ failed: false });
  useEffect(() => {
    fetch(withBase(address))
      .then(async (response) => {
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        setState({ data: (await response.json()) as T, failed: false });
      })
      .catch(() => setState({ failed: true }));
  }, [address]);
  return state;
}

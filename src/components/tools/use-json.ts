import { useEffect, useState } from 'preact/hooks';

/** What a tool fetches when it starts. It needn't travel in the page, and it is never asked for again. */
export function useJson<T>(address: string): { readonly data?: T; readonly failed: boolean } {
  const [state, setState] = useState<{ data?: T; failed: boolean }>({ failed: false });
  useEffect(() => {
    fetch(address)
      .then(async (response) => {
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        setState({ data: (await response.json()) as T, failed: false });
      })
      .catch(() => setState({ failed: true }));
  }, [address]);
  return state;
}

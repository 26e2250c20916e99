import { useEffect, useState } from 'preact/hooks';
import { localized } from '../../i18n/addresses.ts';

/** What a tool fetches when it starts, in the language of the page: it needn't be part of the page. */
export function useJson<T>(address: string): { readonly data?: T; readonly failed: boolean } {
  const [state, setState] = useState<{ data?: T; failed: boolean }>({ failed: false });
  useEffect(() => {
    fetch(localized(document.documentElement.lang, address))
      .then(async (response) => {
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        setState({ data: (await response.json()) as T, failed: false });
      })
      .catch(() => setState({ failed: true }));
  }, [address]);
  return state;
}

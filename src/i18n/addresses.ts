import { withBase } from '../base.ts';
import { localAddress } from './locale.ts';

export { DEFAULT_LOCALE } from './locale.ts';

/** The link to a page in a language. Apart from the texts, so that scripts can make links without loading those. */
export function localized(locale: string, address: string): string {
  return withBase(localAddress(locale, address));
}

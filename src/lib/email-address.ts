import { fill } from '../i18n/fill.ts';
import { addressProblems } from '../i18n/english/address-problems.ts';

/**
 * Reads an email address that a person typed. It is kind about what they meant and exact about what is missing, since
 * "just the name of the mailbox" is the most common cause of a refused login. Local parts and domains may be in any
 * script (RFC 6531); lengths follow RFC 5321 section 4.5.3.1, counted in octets.
 */

/** What can be wrong with a typed address; each language has a text for it. */
export type AddressProblem = keyof typeof addressProblems;

export type ReadAddress =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly code: AddressProblem; readonly problem: string };

const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
/** Letters and digits of any script, with hyphens inside. */
const LABEL = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?/u.source;
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`, 'u');
/**
 * What no mailbox is named with: what can't be seen and would be copied along, half characters, and pictures, which make an
 * address that comes with a link look like a sentence of the page.
 */
const REFUSED =
  /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}\p{Me}<>"(),:;[\]\\]|(?!\p{ASCII})\p{S}/u;
const octets = (text: string) => new TextEncoder().encode(text).length;

/**
 * Reads what was typed as an address.
 *
 * @param texts what to say of each problem, in the reader's language
 */
export function readEmailAddress(
  typed: string,
  texts: Readonly<Record<AddressProblem, string>> = addressProblems,
): ReadAddress {
  const email = typed.trim();
  const refuse = (code: AddressProblem): ReadAddress => ({
    ok: false,
    code,
    problem: fill(texts[code], { typed: email }),
  });
  if (email === '') return refuse('empty');
  if (/\s/u.test(email)) return refuse('space');
  if (REFUSED.test(email)) return refuse('sign');
  const [local = '', domain, ...more] = email.split('@');
  if (domain === undefined) return refuse('no-at');
  if (more.length > 0) return refuse('two-at');
  if (local === '') return refuse('no-mailbox');
  if (!DOMAIN.test(domain)) return refuse('no-domain');
  if (octets(local) > LONGEST_LOCAL_PART || octets(domain) > LONGEST_DOMAIN) return refuse('too-long');
  return { ok: true, email };
}

/** How a provider's user names follow from its addresses. */
export type UserNameRule = 'full-email-address' | 'mailbox-name';

/** The user name that belongs to an address. */
export function userNameOf(rule: UserNameRule, email: string): string {
  return rule === 'full-email-address' ? email : email.slice(0, Math.max(0, email.lastIndexOf('@')));
}

/** The address in a page's fragment, `#email=jane@example.com`; `undefined` where there is none. */
export function emailInFragment(fragment: string): string | undefined {
  const value = /^#(?:.*&)?email=([^&]*)/u.exec(fragment)?.[1];
  if (value === undefined) return undefined;
  try {
    // A plus is a plus here: it is common in addresses, and a fragment is not form data.
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

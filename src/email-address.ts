/**
 * Reads an email address that a person typed. It is kind about what they meant and exact about what is missing, since
 * "just the name of the mailbox" is the most common cause of a refused login. Local parts and domains may be in any
 * script (RFC 6531); lengths follow RFC 5321 section 4.5.3.1, counted in octets.
 */

export type ReadAddress =
  { readonly ok: true; readonly email: string } | { readonly ok: false; readonly problem: string };

const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
const octets = (text: string) => new TextEncoder().encode(text).length;

export function readEmailAddress(typed: string): ReadAddress {
  const refuse = (problem: string): ReadAddress => ({ ok: false, problem });
  const email = typed.trim();
  if (email === '') return refuse('Type your full email address, like name@example.com.');
  if (/\s/u.test(email)) return refuse('There is a space in the address. Take it out.');
  // Control and formatting characters cannot be seen, and would be copied along.
  if (/[\p{Cc}\p{Cf}<>"(),:;[\]\\]/u.test(email))
    return refuse('There is a sign in the address that cannot be part of it. Type only the address.');
  const parts = email.split('@');
  const [local = '', domain = ''] = parts;
  if (parts.length === 1)
    return refuse(`This is only the name of the mailbox. Add the @ and what follows it, like ${email}@example.com.`);
  if (parts.length > 2) return refuse('There are two @ in the address. An address has one.');
  if (local === '') return refuse('The part before the @ is missing.');
  if (
    !/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)+$/u.test(
      domain,
    )
  ) {
    return refuse('The part after the @ is not complete. It has a dot in it, like example.com.');
  }
  if (octets(local) > LONGEST_LOCAL_PART || octets(domain) > LONGEST_DOMAIN)
    return refuse('The address is too long to be right.');
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

/**
 * Links that open the check of settings with its fields filled in, made by the check itself or from facts in an error.
 * Apart from the check, so that whoever makes a link doesn't load it.
 *
 *     /check/#host=mail.example.com&port=25&security=none&user=jane@example.com
 *
 * | key | holds |
 * | --- | --- |
 * | `app` | the id of a guide, such as `outlook/new` |
 * | `host`, `port`, `user` | what the app shows, percent-encoded; a `+` is a plus and not a space |
 * | `security` | a word of `SHOWN_SECURITY`, in capitals or not: `ssl`, `starttls`, `none` |
 * | `login` | a word of `SHOWN_AUTHENTICATION`: whether the app signs in to send |
 *
 * Every key may be left out. What is unknown, too long or not plain text counts as left out; older links have `server`
 * for `host`. The values travel in the fragment only, which is never sent to a server, and hold no password, because
 * none is asked for.
 */

/** Settings that were found somewhere, such as in an error. */
export interface FoundSettings {
  readonly host?: string | undefined;
  readonly port?: string | number | undefined;
  readonly security?: 'ssl' | 'starttls' | 'none' | undefined;
  readonly user?: string | undefined;
}

type Key = keyof FoundSettings | 'app' | 'login';

/** The fragment with these values, with its `#`. */
export function checkFragment(values: Readonly<Partial<Record<Key, string | number | undefined>>>): string {
  const parts = new URLSearchParams();
  for (const [key, value = ''] of Object.entries(values)) if (value !== '') parts.set(key, String(value));
  // A fragment isn't form data: a plus is a plus, and an address stays readable.
  return `#${parts.toString().replaceAll('+', '%20').replaceAll('%40', '@').replaceAll('%2F', '/')}`;
}

/** The address of the check with these settings filled in, which it judges right away. */
export function settingsCheckLink({ host, port, security, user }: FoundSettings): string {
  return `/check/${checkFragment({ host, port, security, user })}`;
}

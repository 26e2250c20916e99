import { SHOWN_AUTHENTICATION, SHOWN_SECURITY, type ShownSettings } from './check.ts';

/**
 * What a reader entered as a fragment for a link, so that support sees the same. It travels in the fragment only, which
 * is never sent to a server, and it cannot hold a password, because none is asked for.
 */

/** What a link to the check holds: the app, if one was chosen, and what it shows. */
export interface SharedCheck {
  /** Id of the app's guide; empty where none was chosen. */
  readonly app: string;
  readonly shown: ShownSettings;
}

const KEYS = { server: 'server', port: 'port', userName: 'user' } as const;

/** Longer values were not typed by a person. Characters. */
const LONGEST = 320;

/** The fragment for a link, `#server=…&port=…`. */
export function toFragment({ app, shown }: SharedCheck): string {
  const parts = new URLSearchParams();
  if (app !== '') parts.set('app', app);
  for (const [field, key] of Object.entries(KEYS) as [keyof typeof KEYS, string][]) {
    if (shown[field] !== '') parts.set(key, shown[field]);
  }
  if (shown.security !== '') parts.set('security', shown.security);
  if (shown.authentication !== '') parts.set('login', shown.authentication);
  return `#${parts.toString()}`;
}

/** Reads a link's fragment; what is unknown or too long in it counts as empty. `undefined` where it holds nothing. */
export function fromFragment(fragment: string): SharedCheck | undefined {
  const parts = new URLSearchParams(fragment.replace(/^#/u, ''));
  const text = (key: string): string => (parts.get(key) ?? '').slice(0, LONGEST);
  const word = <Word extends string>(key: string, words: readonly Word[]): Word | '' =>
    words.find((one) => one === parts.get(key)) ?? '';
  const check: SharedCheck = {
    app: /^[a-z0-9/-]*$/u.test(text('app')) ? text('app') : '',
    shown: {
      server: text(KEYS.server),
      port: text(KEYS.port),
      userName: text(KEYS.userName),
      security: word('security', SHOWN_SECURITY),
      authentication: word('login', SHOWN_AUTHENTICATION),
    },
  };
  return check.app !== '' || Object.values(check.shown).some((value) => value !== '') ? check : undefined;
}

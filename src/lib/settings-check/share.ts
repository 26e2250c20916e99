import { isPlainLine } from '../plain-text.ts';
import { SHOWN_AUTHENTICATION, SHOWN_SECURITY, type ShownSettings } from './check.ts';
import { checkFragment } from './link.ts';

/** The state of the check as the fragment of a link, so that support sees what the reader sees; see `link.ts`. */

/** What a link to the check holds: the app, if one was chosen, and what it shows. */
export interface SharedCheck {
  /** Id of the app's guide; empty where none was chosen. */
  readonly app: string;
  readonly shown: ShownSettings;
}

/** Longer values were not typed by a person. Characters. */
const LONGEST = 320;

/** The fragment for a link, `#host=…&port=…`. */
export function toFragment({ app, shown }: SharedCheck): string {
  const { server, port, userName, security, authentication } = shown;
  return checkFragment({ app, host: server, port, user: userName, security, login: authentication });
}

/** Reads a link's fragment; `undefined` where it holds nothing for the check. */
export function fromFragment(fragment: string): SharedCheck | undefined {
  const parts = new URLSearchParams(fragment.replace(/^#/u, '').replaceAll('+', '%2B'));
  const text = (key: string): string => {
    const value = (parts.get(key) ?? '').trim();
    return value.length <= LONGEST && isPlainLine(value) ? value : '';
  };
  const word = <Word extends string>(key: string, words: readonly Word[]): Word | '' =>
    words.find((one) => one.toLowerCase() === text(key).toLowerCase()) ?? '';
  const check: SharedCheck = {
    app: /^[a-z0-9/-]*$/u.test(text('app')) ? text('app') : '',
    shown: {
      server: text('host') || text('server'),
      port: text('port'),
      userName: text('user'),
      security: word('security', SHOWN_SECURITY),
      authentication: word('login', SHOWN_AUTHENTICATION),
    },
  };
  return check.app !== '' || Object.values(check.shown).some((value) => value !== '') ? check : undefined;
}

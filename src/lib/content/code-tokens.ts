import { namedValues, type SettingWords, userNameFor } from '../settings/wording.ts';
import type { MailSettings } from '../settings/schema.ts';
import { nearest } from '../nearest.ts';

/**
 * Code in content: fenced blocks in which `{outgoing.host}` stands for a value of the settings.
 *
 * Only braces that begin with a group of the settings are tokens, so the braces of a program stay what they are. `${…}`
 * is the program's own, and a backslash before the brace keeps anything else.
 */

/** A stretch of code. One with a `place` is the reader's own, and the page can fill it in. */
export interface CodePart {
  readonly text: string;
  readonly place?: 'userName' | 'email';
}

/** A token that names no value; `line` counts from the first line of the code, which is 0. */
export interface UnknownToken {
  readonly line: number;
  readonly message: string;
}

const TOKEN = /(?<![$\\])\{([a-zA-Z]+)((?:\.[a-zA-Z]+)+)\}/gu;
const ESCAPED = /\\(?=\{[a-zA-Z]+(?:\.[a-zA-Z]+)+\})/gu;

/**
 * Code with its tokens filled in.
 *
 * @param settings where the values come from
 * @param code the code as its author wrote it
 * @param words what settings are called in the language of the page
 */
export function fillCode(
  settings: MailSettings,
  code: string,
  words: SettingWords,
): { parts: CodePart[]; unknown: UnknownToken[] } {
  /** The reader, until they give their own address. */
  const address = `${words.exampleReader}@${words.exampleDomain}`;
  const examples: Readonly<Record<string, string>> = {
    'userName.example': userNameFor(settings, address),
    'email.example': address,
  };
  const values = { ...namedValues(settings, words), ...examples };
  const paths = Object.keys(values).filter((path) => path.includes('.'));
  const groups = new Set(paths.map((path) => path.split('.')[0]));

  const parts: CodePart[] = [];
  const unknown: UnknownToken[] = [];
  let text = '';
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const [token, group = '', rest = ''] = match;
    if (!groups.has(group)) continue;
    text += code.slice(end, match.index);
    end = match.index + token.length;
    const path = group + rest;
    const value = values[path];
    if (value === undefined) {
      const guess = nearest(path, paths);
      unknown.push({
        line: code.slice(0, match.index).split('\n').length - 1,
        message: `The code names "${token}", which isn't a value in the settings. ${guess ? `Did you mean "{${guess}}"? ` : ''}If the braces are part of the program, write \\${token}. The values are ${paths.join(', ')}.`,
      });
    } else if (path in examples) {
      if (text) parts.push({ text: text.replace(ESCAPED, '') });
      parts.push({ text: value, place: group as 'userName' | 'email' });
      text = '';
    } else {
      text += value;
    }
  }
  text += code.slice(end);
  if (text) parts.push({ text: text.replace(ESCAPED, '') });
  return { parts, unknown };
}

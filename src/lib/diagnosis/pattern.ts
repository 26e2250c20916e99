import { isCode } from './reply-codes.ts';
import { readWords } from './words.ts';

/**
 * The small language in which error articles say how an error reads.
 *
 * | written | matches |
 * | --- | --- |
 * | `relay access denied` | these words in this order, whatever their capitals, punctuation, and line breaks |
 * | `(mailbox\|inbox) is full` | one of the alternatives |
 * | `mailbox [is] full` | with or without the words in brackets |
 * | `reject*` | a word that begins like this; at least three letters before the `*` |
 * | `mailbox … full` | up to 8 words between (also written `...`), but no blank line and no new reply |
 * | `<address>` `<host>` `<ip>` `<number>` `<word>` | an email address, a host name (or an address, or an IP), an IP address, a number, any one word |
 *
 * Codes (`550`, `5.7.1`) aren't words: a signal names them in `reply` and `status`.
 */

const PLACEHOLDERS = ['address', 'host', 'ip', 'number', 'word'] as const;
const MAX_SPELLINGS = 1500;
const MAX_ITEMS = 24;
const MAX_GAPS = 3;

export type Item =
  /** Any of these words: usually one, several for `(a|b|c)`. */
  | { readonly is: 'literal'; readonly any: readonly string[] }
  | { readonly is: 'prefix'; readonly word: string }
  | { readonly is: 'gap' }
  | { readonly is: (typeof PLACEHOLDERS)[number] };

/** One way to spell a pattern, without alternatives. */
export type Spelling = readonly Item[];

/** Says what is wrong with a pattern and what is allowed. */
export class PatternError extends Error {
  override name = 'PatternError';
}

function fail(pattern: string, problem: string): never {
  throw new PatternError(`the pattern ${JSON.stringify(pattern)}: ${problem}`);
}

/**
 * All spellings of a pattern.
 *
 * @throws {PatternError} if the pattern can't be used
 */
export function parsePattern(pattern: string): Spelling[] {
  let at = 0;

  function alternatives(closing: string): Spelling[] {
    const all: Spelling[] = [];
    let current: Spelling[] = [[]];
    const append = (parts: readonly Spelling[]): void => {
      current = current.flatMap((head) => parts.map((tail) => [...head, ...tail]));
      if (current.length > MAX_SPELLINGS)
        fail(pattern, `it has more than ${MAX_SPELLINGS} spellings; write it as several patterns`);
    };
    for (;;) {
      const c = pattern.charAt(at);
      if (c === closing) {
        at += 1;
        all.push(...current);
        return closing === '' ? all : mergeWords(all);
      }
      if (c === '') {
        fail(pattern, `a "${closing}" is missing`);
      } else if (c === '|') {
        if (closing === '') fail(pattern, '"|" can only be inside ( ) or [ ]');
        at += 1;
        all.push(...current);
        current = [[]];
      } else if (c === '(') {
        at += 1;
        append(alternatives(')'));
      } else if (c === '[') {
        at += 1;
        append([[], ...alternatives(']')]);
      } else if (c === ')' || c === ']') {
        fail(pattern, `"${c}" has nothing to close`);
      } else if (c === '…' || pattern.startsWith('...', at)) {
        at += c === '…' ? 1 : 3;
        append([[{ is: 'gap' }]]);
      } else if (c === '<') {
        append([[placeholder()]]);
      } else if (/\s/u.test(c)) {
        at += 1;
      } else {
        append([literal()]);
      }
    }
  }

  function placeholder(): Item {
    const end = pattern.indexOf('>', at);
    const name = PLACEHOLDERS.find((known) => known === pattern.slice(at + 1, end));
    if (end < 0 || name === undefined)
      fail(pattern, `"<" begins one of ${PLACEHOLDERS.map((known) => `<${known}>`).join(' ')}`);
    at = end + 1;
    return { is: name };
  }

  function literal(): Spelling {
    const begin = at;
    while (at < pattern.length && !/[\s()[\]|<…]/u.test(pattern.charAt(at)) && !pattern.startsWith('...', at)) at += 1;
    const raw = pattern.slice(begin, at);
    if (/[{}\\^$+?]/u.test(raw))
      fail(
        pattern,
        `"${raw}" has a sign that means nothing here; allowed are words, (a|b), [optional], …, word* and <address>`,
      );
    if (raw.slice(0, -1).includes('*')) fail(pattern, `"${raw}": a * can only be at the end of a word`);
    const words = readWords(raw);
    if (words.some(isCode)) fail(pattern, `"${raw}" is a code; codes are conditions (reply:, status:), not words`);
    const items: Item[] = words.map(({ text }) => ({ is: 'literal', any: [text] }));
    if (raw.endsWith('*')) {
      const word = words.at(-1)?.text ?? '';
      if (word.length < 3) fail(pattern, `"${raw}": a * needs at least three letters before it`);
      items[items.length - 1] = { is: 'prefix', word };
    }
    return items;
  }

  const spellings = alternatives('');
  for (const spelling of spellings) {
    const gaps = spelling.filter(({ is }) => is === 'gap').length;
    if (gaps > MAX_GAPS) fail(pattern, `it has ${gaps} gaps; at most ${MAX_GAPS} are allowed`);
    if (spelling.length > MAX_ITEMS) fail(pattern, `it is longer than ${MAX_ITEMS} words`);
    if (spelling[0]?.is === 'gap' || spelling.at(-1)?.is === 'gap')
      fail(pattern, 'a gap can only be between words, not at the end');
    if (!spelling.some(({ is }) => is === 'literal' || is === 'prefix'))
      fail(pattern, 'one spelling of it has no words');
  }
  return spellings;
}

/** Alternatives of one word each become one item, so `(a|b|c) (d|e)` is one spelling instead of six. */
function mergeWords(alternatives: readonly Spelling[]): Spelling[] {
  const single: string[] = [];
  const rest: Spelling[] = [];
  for (const spelling of alternatives) {
    const [first] = spelling;
    if (spelling.length === 1 && first?.is === 'literal') single.push(...first.any);
    else rest.push(spelling);
  }
  return single.length === 0 ? rest : [[{ is: 'literal', any: [...new Set(single)] }], ...rest];
}

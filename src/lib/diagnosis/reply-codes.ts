import type { Word } from './words.ts';

/** Finds the codes of servers' replies among the words of a text. */

/** A reply code (RFC 5321 section 4.2), an enhanced status code (RFC 3463), or both, where a server's reply has them. */
export interface Code {
  /** `550` */
  readonly reply: string | undefined;
  /** `5.7.1` */
  readonly status: string | undefined;
  /** Offsets into the text in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Index of the first word after the code. */
  readonly at: number;
  /** Certainly a code. A number at the start of a line could be counting something. */
  readonly sure: boolean;
  /** A later line of the same reply (`550-… 550 …`). */
  readonly continued: boolean;
}

const STATUS = /^[245]\.\d{1,2}\.\d{1,3}$/u;
/** Reply codes of mail servers (RFC 5321 section 4.2, RFC 4954, some servers' 44x and 57x); no HTTP, no ports. */
const REPLY = /^(?:4(?:2[12]|3[0-25]|4[0-27]|[57]\d)|5[0-57]\d)$/u;
/** Within this many words a code without introduction can be another line of the same reply. */
const REPLY_SPAN = 60;

/** Words that introduce a code, and say no more than that there is one. */
export const INTRODUCERS: ReadonlySet<string> = new Set(
  'said says responded responds response replied reply returned returns code error errors smtp esmtp rsp got status message failed failure server data dsn ndr exception answered erro fehler erreur'.split(
    ' ',
  ),
);
/** Words that a number counts. */
const COUNTED = new Set(
  'people years year days day hours hour minutes kb mb gb ms items users pages euros dollars ok g ml km m kg lines words internal cups calories miles words seats km2 customers subscribers'.split(
    ' ',
  ),
);

/** Separates codes from words, so that a code doesn't interrupt what a reply says on several lines. */
export function separateCodes(
  text: string,
  words: readonly Word[],
): { readonly words: readonly Word[]; readonly codes: readonly Code[] } {
  const codes: Code[] = [];
  const rest: Word[] = [];
  let segments = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Word;
    const last = codes.at(-1);
    const recent = last !== undefined && rest.length - last.at < REPLY_SPAN ? last : undefined;
    const code = word.kind === 'number' ? readCode(text, words, i, rest.length, recent) : undefined;
    if (code === undefined) {
      rest.push(segments === 0 ? word : { ...word, segment: word.segment + segments });
      continue;
    }
    codes.push(code);
    if (code.sure && !code.continued) segments += 1;
    if (code.end > word.end) i += 1;
  }
  return { words: rest, codes };
}

function readCode(
  text: string,
  words: readonly Word[],
  i: number,
  at: number,
  recent: Code | undefined,
): Code | undefined {
  const word = words[i] as Word;
  const { start, end, lineStart } = word;
  if (REPLY.test(word.text)) {
    const next = words[i + 1];
    const status =
      next !== undefined && STATUS.test(next.text) && next.start - end <= 3 && next.text[0] === word.text[0]
        ? next
        : undefined;
    const continued = recent?.reply === word.text;
    if (!status && !continued && !lineStart && !isIntroduced(text, words, i)) return undefined;
    return {
      reply: word.text,
      status: status?.text ?? (continued ? recent.status : undefined),
      start,
      end: status?.end ?? end,
      at,
      sure: status !== undefined || (continued && recent.sure) || !countsSomething(text, words, i),
      continued,
    };
  }
  if (STATUS.test(word.text)) {
    const continued = recent?.status === word.text;
    if (!continued && !lineStart && (text.charAt(start - 1) === '[' || !isIntroduced(text, words, i))) return undefined;
    const completes =
      recent !== undefined && recent.status === undefined && at - recent.at < 12 && recent.reply?.[0] === word.text[0];
    return {
      reply: completes || continued ? recent.reply : undefined,
      status: word.text,
      start,
      end,
      at,
      sure: completes || continued || !lineStart || isWholeText(text, word.text) || startsSentence(text, end),
      continued,
    };
  }
  return undefined;
}

/** Whether a word is the whole text, not counting quote marks. */
function isWholeText(text: string, word: string): boolean {
  return text.length < 40 && text.replace(/[\s>"'“”‘’\u202a-\u202e]+/gu, '') === word;
}

/** `5.1.0 <x@y> sender rejected`: a code that opens a line comes before a space, not before `.` or `)` as in a list. */
function startsSentence(text: string, end: number): boolean {
  return /^[ \t]+\S/u.test(text.slice(end, end + 4));
}

/** Whether a code follows what introduces codes: `said: 550`, `(#5.1.1)`, `"550`, `;550`, `code 550`. */
function isIntroduced(text: string, words: readonly Word[], at: number): boolean {
  const start = words[at]?.start ?? 0;
  if (start > 0 && '#:;"\'[(=‘“«<|'.includes(text.charAt(start - 1))) return true;
  const before = words[at - 1];
  if (before === undefined) return true;
  if (start - before.end > 24) return false;
  if (/[:;"'([=|#‘“«]/u.test(text.slice(before.end, start))) return true;
  // Some put the address between code and words: `<x@y> 550 …`.
  return before.kind === 'address' || INTRODUCERS.has(before.text);
}

/** `550 people came`, `{"count": 550, …}`: a number that counts something or is an item of a list. */
function countsSomething(text: string, words: readonly Word[], at: number): boolean {
  const { start, end, lineStart } = words[at] as Word;
  if ('(["\''.includes(text.charAt(start - 1) || ' ')) return false;
  const after = text.charAt(end);
  if (after === ',' || after === '}') return true;
  if (after === ' ' && COUNTED.has(words[at + 1]?.text ?? '')) return true;
  return lineStart && after !== '' && '.%€$°)/'.includes(after);
}

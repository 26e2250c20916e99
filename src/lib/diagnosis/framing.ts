import type { CompiledSignal } from './catalogue.ts';
import type { CodeInContext, PassageFeatures, Phrase } from './features.ts';
import { STRENGTHS } from './signals.ts';

/**
 * Whether words are an error message or only mentioned by a person: "mailbox full" in a letter is no error. They count
 * if something frames them as one (a reply code, a bounce, an "Error:") or if the text is hardly more than them.
 */

/** All lengths are in words. */
const LONGEST_WITH_REPLY = 60;
/** In longer texts "Error:" can introduce anything. */
const LONGEST_LABELED = 300;
/** Longer texts without a code, a bounce, or a label aren't errors. */
const LONGEST_ALONE = 150;
const LONGEST_ABOUT_MAIL = 40;
const LONGEST_SHORT = 15;
const LONGEST_CODE_ALONE = 30;
const LABEL_BEFORE = 25;
const SUPPOSING_BEFORE = 8;
/** Most unknown words, as a share, in a text without a code: in an error alone, and in one that is surely from a machine. */
const MAX_UNKNOWN = 0.15;
const MAX_UNKNOWN_IF_CLEAR = 0.3;

const LABELS = new Set(
  (
    'error errors failure reason said responded response returned exception failed status diagnostic rejected warning message reply ' +
    'notification fehler fehlermeldung erreur errore erro resposta respuesta risposta reponse fout antwort'
  ).split(' '),
);
/** What begins a supposition: "if the mailbox is full, …". */
const SUPPOSING = new Set(
  'if when whenever unless whether how why suppose imagine wenn falls ob quand lorsque cuando quando se als wanneer'.split(
    ' ',
  ),
);

/** How surely a phrase is an error message, 0 to 1. */
export function frameOfPhrase(
  passage: PassageFeatures,
  phrase: Phrase,
  { signal, weight }: CompiledSignal,
  isBounce: boolean,
): number {
  const { words, length } = passage;
  const { from, named, code } = phrase;
  if (passage.isReport) return 1;
  if (isBounce) return code === undefined ? 0.95 : 1;
  const paragraph = words[from]?.paragraph;
  const isAboutMail = passage.isAboutMail(paragraph);
  // In a long text that isn't about mail, a number that looks like a code is something else.
  if (code !== undefined && (code.status !== undefined || isAboutMail || length <= LONGEST_WITH_REPLY)) return 1;
  const share = named / Math.max(1, length);
  if (share >= 0.6) return 1;
  if (passage.isTalk) return 0;
  if (signal.saidBy === 'mail-app' && (length <= LONGEST_ALONE || passage.tags.has('mail-app'))) return 0.97;
  if (passage.hasOutlookCode && (signal.saidBy === 'mail-app' || length <= LONGEST_LABELED)) return 0.97;
  if (isSupposed(passage, from)) return 0;
  const unknown = Math.max(passage.unknownShare(), passage.unknownShare(paragraph));
  if (unknown <= MAX_UNKNOWN_IF_CLEAR && length <= LONGEST_LABELED && isLabeled(passage, from)) return 0.95;
  if (length > LONGEST_ALONE) return 0;
  // No letter has such a long wording, and few have an IP address.
  const hasIp = words.some((word) => word.kind === 'ip' && word.paragraph === paragraph);
  const allowed = named >= 6 || hasIp ? MAX_UNKNOWN_IF_CLEAR : MAX_UNKNOWN;
  // In a short text one unknown word means nothing.
  if (length <= LONGEST_SHORT && share >= 0.35)
    return unknown <= Math.max(allowed, Math.min(0.25, 2 / length)) ? 0.95 : 0;
  if (unknown > allowed) return 0;
  const isClear = named >= 4 || (named >= 3 && weight >= STRENGTHS.strong);
  if (isClear && isAboutMail && length <= LONGEST_ABOUT_MAIL) return 0.9;
  return named >= 4 && weight >= STRENGTHS.certain ? 0.9 : 0;
}

/** How surely a code without words is an error, 0 to 1. A reply code alone says little, and nothing in prose. */
export function frameOfCode({ words, isTalk }: PassageFeatures, code: CodeInContext, isBounce: boolean): number {
  if (isBounce) return 1;
  if (code.reply !== undefined && code.status !== undefined) return 0.95;
  return words.length <= LONGEST_CODE_ALONE && !isTalk ? 0.9 : 0;
}

/** Whether "Error:", "said:", or the like is shortly before a word in the same paragraph. */
function isLabeled({ passage, words }: PassageFeatures, from: number): boolean {
  return words
    .slice(Math.max(0, from - LABEL_BEFORE), from)
    .some(
      ({ text, end, paragraph }) =>
        paragraph === words[from]?.paragraph &&
        (LABELS.has(text) || text.endsWith('exception') || text.endsWith('error')) &&
        /^\s{0,2}[:=;]/u.test(passage.text.slice(end, end + 3)),
    );
}

/** Whether a word is only supposed: an "if" or "when" is before it in the same sentence. */
function isSupposed({ passage, words }: PassageFeatures, from: number): boolean {
  const before = words.slice(Math.max(0, from - SUPPOSING_BEFORE), from);
  const sentence = before.findLastIndex(({ end }) => /^[.:;!?]\s/u.test(passage.text.slice(end, end + 2)));
  return before.slice(sentence + 1).some(({ text }) => SUPPOSING.has(text));
}

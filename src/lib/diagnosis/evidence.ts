import { ENOUGH, type Found, match } from './pattern.ts';
import { type MarkerTag, OUTLOOK_CODE, markerMatcher, tagOf } from './markers.ts';
import type { Passage, Reading } from './read.ts';
import { TALK, isGluedToLast, isSupposed, strangeShare } from './prose.ts';
import { type CompiledSignal, type CompiledSignals, STRENGTHS, type Signal, codeFits } from './compile.ts';
import { ADDRESS, IP, type Code, type Words, readWords, wordAt } from './words.ts';

/**
 * Finds signals in one passage and judges whether each is said by a machine or merely mentioned by a person: "mailbox
 * full" in a letter is no error message. A signal counts where something frames it as one (a reply code, a bounce, an
 * "Error:"), or where the text is hardly more than the signal.
 */

/** A signal found in a passage. Word indices refer to `passage.words`, `to` exclusive. */
export interface Hit {
  readonly signal: CompiledSignal;
  readonly passage: ReadPassage;
  readonly from: number;
  readonly to: number;
  /** How many words the pattern named; 0 for a code alone. */
  readonly named: number;
  /** The reply that the words belong to. */
  readonly code: CodeContext | undefined;
  /** 0..1: strength of the signal times how sure it is that it is meant as an error. */
  readonly score: number;
}

/** A code and where it comes from: the text, or the Status field of a delivery status. */
export interface CodeContext {
  readonly reply: string | undefined;
  readonly status: string | undefined;
  readonly place: Code | undefined;
}

/** A passage with all that was read from it once. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly words: Words;
  /** How many words a person would count: a host name, an address of a page or a number with dashes is one. */
  readonly length: number;
  /** Share of words that have nothing to do with mail errors, 0 to 1; 1 for long texts. */
  readonly strange: number;
  readonly tags: ReadonlySet<MarkerTag>;
  /** The same of one paragraph. */
  readonly strangeIn: (paragraph: number | undefined) => number;
  /** Whether a paragraph is about mail at all. */
  readonly isAboutMail: (paragraph: number | undefined) => boolean;
  /** How many different wordings of bounces stand in it. */
  readonly bounceMarks: number;
  /** Reads like one person writing to another. */
  readonly talk: boolean;
  /** An Outlook code stands in it. */
  readonly outlookCode: boolean;
}

const CODE_BEFORE = 40;
const CODE_AFTER = 12;
const COLON_BEFORE = 25;
const CONDITION_WINDOW = 20;
/** In longer texts "Error:" may introduce anything; there a code or a bounce has to frame the words. */
const LONGEST_LABELLED = 300;
/** Longer texts without code, bounce or label are no error. */
const LONGEST_ALONE = 150;
const HITS_A_SIGNAL = 8;
/** From this share of named words on, a text is hardly more than the signal. */
const WHOLE_TEXT = 0.75;
/** Largest share of strange words in a text without code: an error alone, one after "Error:", and a notice. */
const STRANGE_ALONE = 0.15;
const STRANGE_LABELLED = 0.3;
const STRANGE_NOTICE = 0.3;

const LABELS = new Set(
  (
    'error errors failure reason said responded response returned exception failed status diagnostic rejected warning message reply ' +
    'notification fehler fehlermeldung erreur errore erro resposta respuesta risposta reponse fout antwort'
  ).split(' '),
);

export function readPassage(passage: Passage, signals: CompiledSignals): ReadPassage {
  const words = readWords(passage.text);
  const short = words.count <= LONGEST_COUNTED;
  const tags = new Set<MarkerTag>();
  const bounce = new Set<number>();
  const mail = new Set<number>();
  let mailMarks = 0;
  for (const { pattern, from } of match(markerMatcher(), words)) {
    const tag = tagOf(pattern);
    if (tag === undefined) continue;
    tags.add(tag);
    if (tag === 'bounce') bounce.add(pattern);
    if (tag === 'mail') {
      mail.add(words.paragraph[from] ?? 0);
      mailMarks += 1;
    }
  }
  const known = new Map<number, number>();
  const strangeIn = (paragraph = 0): number => {
    let share = known.get(paragraph);
    if (share === undefined) {
      share = short ? strangeShare(words, [signals.matcher, markerMatcher()], paragraph) : 1;
      known.set(paragraph, share);
    }
    return share;
  };
  const talking = words.vocabulary.map((word) => TALK.has(word));
  const talk = words.id.reduce((sum, id) => sum + (talking[id] === true ? 1 : 0), 0);
  const outlookCode = words.vocabulary.some((word) => OUTLOOK_CODE.test(word));
  return {
    passage,
    words,
    length: short ? lengthOf(words) : words.count,
    strange: short ? strangeShare(words, [signals.matcher, markerMatcher()]) : 1,
    strangeIn,
    tags,
    // Markers are looked for a limited number of times; a text that has so many is about mail throughout.
    isAboutMail: (paragraph) => mailMarks >= ENOUGH || mail.has(paragraph ?? 0),
    bounceMarks: bounce.size,
    talk: talk >= 2 || (talk === 1 && words.count <= 12),
    outlookCode,
  };
}

/** Only short texts are judged by their length. */
const LONGEST_COUNTED = 600;

function lengthOf(words: Words): number {
  let length = words.count;
  for (let i = 1; i < words.count; i += 1) if (isGluedToLast(words, i)) length -= 1;
  return length;
}

/** Whether a passage that is no message reads like a bounce: two wordings of one, or one and a code or address. */
export function readsLikeBounce({ words, bounceMarks, talk, strange }: ReadPassage): boolean {
  const coded = words.codes.some(({ sure }) => sure);
  const plain = !talk && strange <= STRANGE_NOTICE;
  const addressed = words.kind.includes(ADDRESS);
  if (bounceMarks >= 3) return coded || addressed || plain;
  if (bounceMarks === 2) return coded || plain;
  return bounceMarks === 1 && words.count <= LONGEST_LABELLED && (coded || (plain && addressed));
}

/**
 * The signals that stand in a passage and count.
 *
 * @param bounce whether the passage belongs to a bounce
 */
export function findHits(
  signals: CompiledSignals,
  read: ReadPassage,
  reading: Pick<Reading, 'isFailureReport'>,
  bounce: boolean,
): Hit[] {
  const { words } = read;
  const found = match(signals.matcher, words);
  const places = new Map<number, Found[]>();
  for (const one of found) {
    const list = places.get(one.pattern);
    if (list === undefined) places.set(one.pattern, [one]);
    else list.push(one);
  }
  const report = reading.isFailureReport && read.passage.role !== 'text';
  const hits: Hit[] = [];
  const counts = new Map<CompiledSignal, number>();
  for (const one of found) {
    for (const signal of signals.wordsOf[one.pattern] ?? []) {
      const count = counts.get(signal) ?? 0;
      if (count >= HITS_A_SIGNAL) continue;
      const code = codeFor(read, one.from, one.to);
      if (!conditionsHold(signals, signal, one, places, code, read, bounce || report)) continue;
      const frame = report ? 1 : frameOf(read, one, code, bounce, signal);
      if (frame === 0) continue;
      counts.set(signal, count + 1);
      hits.push({
        signal,
        passage: read,
        from: one.from,
        to: one.to,
        named: one.named,
        code,
        score: signal.weight * frame,
      });
    }
  }
  hits.push(...codeHits(signals, read, report, bounce));
  return hits;
}

/** The code that words belong to: the last one before them, else the next after them, else that of the recipient. */
function codeFor(read: ReadPassage, from: number, to: number): CodeContext | undefined {
  const { codes, paragraph, text } = read.words;
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Codes inside the words (a continued reply) belong to them as well.
    if ((codes[middle]?.at ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  const before = codes[low - 1];
  // A reply's text is of one paragraph; a blank line may set the code apart, but not much more.
  const reach = (code: Code): number => (paragraph[code.at] === paragraph[from] ? CODE_BEFORE : CODE_AFTER);
  if (before?.sure === true && from - before.at <= reach(before)) {
    return { reply: before.reply, status: before.status ?? read.passage.recipient?.status, place: before };
  }
  const after = codes[low];
  // qmail writes its code at the end: "Sorry, no mailbox here by that name. (#5.1.1)".
  if (after?.sure === true && after.at - to <= (text[after.start - 1] === '#' ? CODE_BEFORE : CODE_AFTER)) {
    return { reply: after.reply, status: after.status, place: after };
  }
  const status = read.passage.recipient?.status;
  return status === undefined ? undefined : { reply: undefined, status, place: undefined };
}

function conditionsHold(
  signals: CompiledSignals,
  compiled: CompiledSignal,
  one: Found,
  places: ReadonlyMap<number, readonly Found[]>,
  code: CodeContext | undefined,
  read: ReadPassage,
  bounce: boolean,
): boolean {
  const { signal } = compiled;
  if (signal.only === 'bounce' && !bounce) return false;
  if (signal.only === 'sending' && bounce) return false;
  if (signal.only === 'server-reply' && code === undefined) return false;
  if (signal.only === 'machine' && code === undefined && !bounce) return false;
  if (!isBeside(signal, code)) return false;
  const inParagraph = (number: number): boolean =>
    places.get(number)?.some((other) => read.words.paragraph[other.from] === read.words.paragraph[one.from]) === true;
  const stands = (number: number): boolean =>
    places
      .get(number)
      ?.some(
        (other) =>
          other.to > one.from - CONDITION_WINDOW &&
          other.from < one.to + CONDITION_WINDOW &&
          read.words.paragraph[other.from] === read.words.paragraph[one.from],
      ) === true;
  if (signals.unlessOf.get(compiled)?.some(stands) === true) return false;
  if (signals.withOf.get(compiled)?.some(stands) === false) return false;
  const near = signals.nearOf.get(compiled);
  if (
    near !== undefined &&
    !bounce &&
    // Who pastes two words into a page about mail means mail.
    one.named < read.length * WHOLE_TEXT &&
    !isMailReply(code) &&
    !read.isAboutMail(read.words.paragraph[one.from]) &&
    !near.some(inParagraph)
  )
    return false;
  return true;
}

/** Whether a code is one of those that a signal stands beside. */
function isBeside({ reply, status }: Signal, code: CodeContext | undefined): boolean {
  const fits = (found: string | undefined, wanted: readonly string[] | undefined): boolean =>
    wanted === undefined || (found !== undefined && wanted.some((condition) => codeFits(found, condition)));
  return fits(code?.reply, reply) && fits(code?.status, status);
}

/** Whether a code can only be that of a mail server; 500 to 504 without enhanced code are those of web servers too. */
function isMailReply(code: CodeContext | undefined): boolean {
  return (
    code !== undefined && (code.status !== undefined || (code.reply !== undefined && !/^50[0-4]$/u.test(code.reply)))
  );
}

/** 0..1: how far the surroundings say that these words are an error message. 0 where they are just words. */
function frameOf(
  read: ReadPassage,
  one: Found,
  code: CodeContext | undefined,
  bounce: boolean,
  { signal, weight }: CompiledSignal,
): number {
  const { words, length } = read;
  if (bounce) return code === undefined ? 0.95 : 1;
  // In a long text that is not about mail, a number that looks like a code is something else.
  if (code !== undefined && (code.status !== undefined || read.isAboutMail(words.paragraph[one.from]) || length <= 60))
    return 1;
  const share = one.named / Math.max(1, length);
  if (share >= 0.6) return 1;
  if (read.talk) return 0;
  if (signal.saidBy === 'mail-app' && (length <= 150 || read.tags.has('mail-app') || read.outlookCode)) return 0.97;
  if (read.outlookCode && length <= 300) return 0.97;
  if (isSupposed(words, one.from)) return 0;
  const strange = Math.max(read.strange, read.strangeIn(words.paragraph[one.from]));
  if (strange <= STRANGE_LABELLED && length <= LONGEST_LABELLED && afterLabel(words, one.from)) return 0.95;
  if (length > LONGEST_ALONE) return 0;
  // A long wording stands in no letter, and an IP address in few. One unknown word is nothing strange in a short text.
  const allowed = one.named >= 6 || hasIp(words, one.from) ? STRANGE_LABELLED : STRANGE_ALONE;
  if (length <= 15 && share >= 0.35) return strange <= Math.max(allowed, Math.min(0.25, 2 / length)) ? 0.95 : 0;
  const clear = one.named >= 4 || (one.named >= 3 && weight >= STRENGTHS.strong);
  if (strange > allowed) return 0;
  if (length <= 40 && clear && read.isAboutMail(words.paragraph[one.from])) return 0.9;
  if (one.named >= 4 && weight >= STRENGTHS.certain) return 0.9;
  return 0;
}

/** Whether an IP address stands in the same paragraph. */
function hasIp({ kind, paragraph }: Words, at: number): boolean {
  return kind.some((one, i) => one === IP && paragraph[i] === paragraph[at]);
}

/** Whether "Error:", "said:" or the like stands shortly before. */
function afterLabel(words: Words, from: number): boolean {
  for (
    let i = from - 1;
    i >= Math.max(0, from - COLON_BEFORE) && words.paragraph[i] === words.paragraph[from];
    i -= 1
  ) {
    const word = wordAt(words, i) ?? '';
    if (!LABELS.has(word) && !word.endsWith('exception') && !word.endsWith('error')) continue;
    const sign = words.text
      .slice(words.end[i] ?? 0, (words.end[i] ?? 0) + 3)
      .trimStart()
      .charAt(0);
    if (sign === ':' || sign === '=' || sign === ';') return true;
  }
  return false;
}

/** Codes as evidence of their own: only where a reply stands, never a bare number in a text. */
function codeHits(signals: CompiledSignals, read: ReadPassage, report: boolean, bounce: boolean): Hit[] {
  const { words } = read;
  const contexts: CodeContext[] = words.codes
    .filter((code) => code.sure && !code.continued)
    .slice(0, 40)
    .map((code) => ({ reply: code.reply, status: code.status, place: code }));
  const { recipient } = read.passage;
  if (recipient?.status !== undefined) contexts.push({ reply: undefined, status: recipient.status, place: undefined });
  const hits: Hit[] = [];
  const seen = new Set<CompiledSignal>();
  for (const code of contexts) {
    // A reply code alone says little; in a text of prose it says nothing.
    const frame =
      report || bounce
        ? 1
        : code.reply !== undefined && code.status !== undefined
          ? 0.95
          : words.count <= 30 && !read.talk
            ? 0.9
            : 0;
    if (frame === 0) continue;
    for (const signal of signals.codesOnly) {
      const { only } = signal.signal;
      if (seen.has(signal) || (only === 'bounce' && !bounce && !report) || (only === 'sending' && (bounce || report)))
        continue;
      if (!isBeside(signal.signal, code)) continue;
      seen.add(signal);
      const at = code.place?.at ?? 0;
      hits.push({ signal, passage: read, from: at, to: at, named: 0, code, score: signal.weight * frame });
    }
  }
  return hits;
}

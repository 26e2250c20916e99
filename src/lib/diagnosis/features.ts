import { type Match, type Matcher, MAX_PLACES, match } from './match.ts';
import { type AppId, MARKERS, type MarkerTag } from './markers.ts';
import type { NormalizedPassage } from './normalize.ts';
import { countedLength, isTalk, unknownShares } from './prose.ts';
import type { Code } from './reply-codes.ts';

/** Step 3: what the passages hold: phrases of signals, codes, marks of bounces and apps, and how much prose. */

/** A code and where it comes from: a place in the text, or the Status field of a delivery status. */
export interface CodeInContext {
  readonly reply: string | undefined;
  readonly status: string | undefined;
  readonly place: Code | undefined;
}

/** A phrase of a signal, with the code of the reply that it belongs to. */
export interface Phrase extends Match {
  readonly code: CodeInContext | undefined;
}

export interface PassageFeatures extends NormalizedPassage {
  readonly phrases: readonly Phrase[];
  /** Codes that can be evidence of their own. */
  readonly replies: readonly CodeInContext[];
  /** Part of a message that says that it's a failure report. */
  readonly isReport: boolean;
  readonly tags: ReadonlySet<MarkerTag>;
  /** How many different wordings of bounces it has. */
  readonly bounceMarks: number;
  readonly hasOutlookCode: boolean;
  /** How many words a person would count: a host name, a web address, or a number with dashes is one. */
  readonly length: number;
  /** Reads like one person writing to another. */
  readonly isTalk: boolean;
  /** Share of words that no signal knows, 0 to 1; 1 for long texts. Of the whole passage, or of a paragraph. */
  readonly unknownShare: (paragraph?: number) => number;
  /** Whether a paragraph is about mail at all. */
  readonly isAboutMail: (paragraph: number | undefined) => boolean;
}

export interface Features {
  readonly passages: readonly PassageFeatures[];
  readonly isBounce: boolean;
  /** The mail app that the wording gives away. */
  readonly app: AppId | undefined;
}

/** In words: how far before and after a phrase its code can be. */
const CODE_BEFORE = 40;
const CODE_AFTER = 12;
const MAX_REPLIES = 40;
/** A text with a single wording of a bounce is one only up to this many words. */
const LONGEST_SHORT_BOUNCE = 300;
/** Bounces in their own words know hardly any other words. */
const MAX_UNKNOWN_IN_BOUNCE = 0.3;

/** Outlook and Windows Mail number their errors 0x800CCCnn and 0x8004nnnn. */
const OUTLOOK_CODE = /^0x800(?:ccc[0-9a-f]{2}|4[0-9a-f]{4})$/u;
/** What only one app says comes before what several say. */
const APPS: readonly AppId[] = ['thunderbird', 'iphone', 'outlook', 'apple-mail', 'android', 'gmail', 'program'];

/**
 * Extracts everything that the score and the answer depend on.
 *
 * @param signals finds the patterns of all signals
 * @param isFailureReport whether the message says that it reports a failed or delayed delivery
 */
export function extractFeatures(
  normalized: readonly NormalizedPassage[],
  signals: Matcher,
  isFailureReport: boolean,
): Features {
  const passages = normalized.map((passage) => featuresOf(passage, signals, isFailureReport));
  const isBounce = isFailureReport || passages.some(readsLikeBounce);
  return { passages, isBounce, app: isBounce ? undefined : appOf(passages) };
}

function featuresOf(normalized: NormalizedPassage, signals: Matcher, isFailureReport: boolean): PassageFeatures {
  const { passage, words, codes } = normalized;
  const markers = match(MARKERS.matcher, passage.text, words).map(({ pattern, from }) => ({
    pattern,
    tag: MARKERS.tags[pattern] as MarkerTag,
    paragraph: words[from]?.paragraph,
  }));
  const mail = markers.filter(({ tag }) => tag === 'mail');
  const mailParagraphs = new Set(mail.map(({ paragraph }) => paragraph));
  const recipientStatus = passage.recipient?.status;
  const ofRecipient: CodeInContext[] =
    recipientStatus === undefined ? [] : [{ reply: undefined, status: recipientStatus, place: undefined }];
  const replies = codes.filter(({ sure, continued }) => sure && !continued).slice(0, MAX_REPLIES);
  return {
    ...normalized,
    phrases: match(signals, passage.text, words).map((found) => ({ ...found, code: codeOf(found, normalized) })),
    replies: [...replies.map((place) => ({ reply: place.reply, status: place.status, place })), ...ofRecipient],
    isReport: isFailureReport && passage.role !== 'text',
    tags: new Set(markers.map(({ tag }) => tag)),
    bounceMarks: new Set(markers.filter(({ tag }) => tag === 'bounce').map(({ pattern }) => pattern)).size,
    hasOutlookCode: words.some(({ text }) => OUTLOOK_CODE.test(text)),
    length: countedLength(passage.text, words),
    isTalk: isTalk(words),
    unknownShare: unknownShares(passage.text, words, [signals, MARKERS.matcher]),
    // Markers are searched a limited number of times. A text with so many is about mail throughout.
    isAboutMail: (paragraph) => mail.length >= MAX_PLACES || mailParagraphs.has(paragraph),
  };
}

/** The code of a phrase: the last one before it, or else the next one after it, or else that of the recipient. */
function codeOf({ from, to }: Match, { passage, words, codes }: NormalizedPassage): CodeInContext | undefined {
  const status = passage.recipient?.status;
  // Codes inside the phrase (a continued reply) belong to it as well.
  const next = indexFrom(codes, to);
  const before = codes[next - 1];
  if (before?.sure === true) {
    // A reply is one paragraph. A blank line can follow its code, but not much more.
    const isSameParagraph = words[before.at]?.paragraph === words[from]?.paragraph;
    if (from - before.at <= (isSameParagraph ? CODE_BEFORE : CODE_AFTER))
      return { reply: before.reply, status: before.status ?? status, place: before };
  }
  const after = codes[next];
  if (after?.sure === true) {
    // qmail writes its code at the end: "Sorry, no mailbox here by that name. (#5.1.1)".
    const isQmail = passage.text[after.start - 1] === '#';
    if (after.at - to <= (isQmail ? CODE_BEFORE : CODE_AFTER))
      return { reply: after.reply, status: after.status, place: after };
  }
  return status === undefined ? undefined : { reply: undefined, status, place: undefined };
}

/** Index of the first code at a word or after it: by halves, because a hostile text has many codes and phrases. */
function indexFrom(codes: readonly Code[], at: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a text that isn't a message reads like a bounce: two wordings of one, or one and a code or address. */
function readsLikeBounce({ words, codes, bounceMarks, isTalk, unknownShare }: PassageFeatures): boolean {
  if (bounceMarks === 0 || (bounceMarks === 1 && words.length > LONGEST_SHORT_BOUNCE)) return false;
  if (codes.some(({ sure }) => sure)) return true;
  const isPlain = !isTalk && unknownShare() <= MAX_UNKNOWN_IN_BOUNCE;
  if (bounceMarks === 2) return isPlain;
  const hasAddress = words.some(({ kind }) => kind === 'address');
  return bounceMarks === 1 ? isPlain && hasAddress : isPlain || hasAddress;
}

function appOf(passages: readonly PassageFeatures[]): AppId | undefined {
  if (passages.some(({ hasOutlookCode }) => hasOutlookCode)) return 'outlook';
  return APPS.find((app) => passages.some(({ tags }) => tags.has(`app:${app}`)));
}

import { fill } from '../../i18n/fill.ts';
import type { Repair } from '../content/schemas.ts';
import type { Permanence, WhoFixes } from '../error-words.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { type AnswerableCause, type Cause, repairFor } from './causes.ts';
import { classify } from './classifier.ts';
import type { RecipientStatus } from './delivery-status.ts';
import type { Classified } from './diagnose.ts';
import { type Evidence, evidenceFor } from './evidence.ts';
import { type Facts, readFacts } from './facts.ts';
import type { Reading, Refusal } from './read.ts';
import { INTRODUCERS } from './reply-codes.ts';
import { type AppId, type Speaker, speakerOf } from './speaker.ts';
import { featuresOf } from './tokens.ts';
import type { DiagnosisWords } from './wording.ts';

/** The probable causes to an answer for people. Plain JSON. */

/** Another reading of the same text. */
interface Alternative {
  readonly cause: AnswerableCause;
  readonly label: string;
  readonly article: string;
  /** The language of the article, if it isn't the reader's. */
  readonly language?: string;
  readonly confidence: number;
  /** What speaks for this reading instead: one sentence. */
  readonly tell: string;
}

/** Something that the reader should know besides the cause. */
export interface DiagnosisNote {
  readonly id: 'refused-by-other-server' | 'several-recipients' | 'still-being-tried';
  readonly text: string;
}

export interface Diagnosis {
  readonly cause: Cause;
  readonly label: string;
  /** 0 to 1; 0 for `unknown`. */
  readonly confidence: number;
  /** Sure enough to speak without "probably". */
  readonly confident: boolean;
  /** Best first, at most three; empty for `unknown`. */
  readonly evidence: readonly Evidence[];
  /** The first reply code, such as `550`, and enhanced code, such as `5.7.1`, of the text. */
  readonly code?: string;
  readonly enhancedCode?: string;
  /** Address of the article, and its title and first step as in the front matter. Without a step if the reader can't do it. */
  readonly article?: string;
  readonly title?: string;
  readonly firstStep?: string;
  /** The language of the article, its title and first step, if it isn't the reader's. */
  readonly language?: string;
  /** The error's own words in a title that's otherwise in another language. */
  readonly quoted?: string;
  /** Where in a mail app's guide to begin; undefined if no setting of an app is at fault. */
  readonly repair?: Repair | undefined;
  readonly permanence?: Permanence;
  readonly whoFixes?: WhoFixes;
  readonly saidBy: 'mail-app' | 'your-server' | 'recipient-server' | 'unknown';
  readonly isBounce: boolean;
  /** Other causes that fit. For `unknown` these are what the codes in the text can mean. */
  readonly others: readonly Alternative[];
  /** The mail app that the wording gives away. */
  readonly app?: AppId;
  /** What the text says of the connection and the addresses. */
  readonly facts: Facts;
  readonly notes: readonly DiagnosisNote[];
  /** What a delivery status said of each recipient. */
  readonly recipients: readonly RecipientStatus[];
  /** The text that ranges refer to: the input if it was a string, or else the decoded input. */
  readonly text: string;
  /** Present if the input wasn't read at all; the cause is `unknown` then. */
  readonly refusal?: Refusal & { readonly message: string };
}

/** From here on, an answer is given without "probably". */
const CONFIDENT = 0.8;
/** Alternatives are at least this probable. */
const ALTERNATIVE = 0.08;
const MAX_ALTERNATIVES = 3;
/** What a code can mean. */
const MAX_CANDIDATES = 5;
/** An article that names a code makes its cause so much more probable. */
const ARTICLE = 0.05;
/** A special article has to be at least this probable among those on the cause, or the main one answers. */
const SPECIAL = 0.5;

/** The answer: `unknown` if no cause is more probable than that this is no error. */
export function explain(reading: Reading, found: Classified, catalogue: Catalogue): Diagnosis {
  const { text, recipients, refusal } = reading;
  const { words } = catalogue;
  const ranked = rank(found, catalogue);
  const [best] = ranked;
  const speaker = speakerOf(text, reading.isFailureReport);
  const facts = { ...readFacts(text), ...factsOf(recipients) };
  const first = found.codes[0]?.code;
  const shared = {
    isBounce: speaker.isBounce,
    facts,
    recipients,
    text,
    ...(first?.reply !== undefined && { code: first.reply }),
    ...(first?.status !== undefined && { enhancedCode: first.status }),
    ...(speaker.app && { app: speaker.app }),
    ...(refusal && { refusal: { ...refusal, message: refusalText(refusal, words) } }),
  };
  if (best === undefined || best.cause === 'unknown' || saysTooLittle(found, best, catalogue)) {
    const nothing = { cause: 'unknown', label: words.unknown, confidence: 0, confident: false } as const;
    const others = candidates(found, catalogue);
    return { ...nothing, evidence: [], others, notes: [], saidBy: 'unknown', ...shared };
  }
  const { cause } = best;
  const entry = entryFor(cause, found, catalogue);
  const saidBy = speakerFor(speaker, reading, found);
  // The reader's settings can't cure a relay refusal from another server, nor can the first step of the article.
  const isForeignRelay = cause === 'relay-authentication-required' && saidBy === 'recipient-server';
  const confidence = round(best.probability);
  return {
    cause,
    label: isForeignRelay ? words.foreignRelay : words.causes[cause].label,
    confidence,
    // Only a delivery status proves that another server refused.
    confident: confidence >= CONFIDENT && (!isForeignRelay || recipients.length > 0),
    evidence: evidenceFor(cause, found.tokens, catalogue.causes, reading),
    article: entry.address,
    title: entry.title,
    ...(!isForeignRelay && { firstStep: entry.firstStep, repair: repairFor(cause, entry.repair) }),
    ...(entry.language && { language: entry.language }),
    ...(entry.quoted && { quoted: entry.quoted }),
    permanence: permanenceOf(entry, first?.reply ?? first?.status),
    whoFixes: isForeignRelay ? 'recipient' : entry.whoFixes,
    saidBy,
    others: alternatives(ranked.slice(1), isForeignRelay, catalogue),
    notes: notesFor(recipients, isForeignRelay, words),
    ...shared,
  };
}

interface RankedCause {
  readonly cause: Cause;
  readonly probability: number;
}

function rank({ tokens, probabilities }: Classified, { causes }: Catalogue): RankedCause[] {
  if (tokens.length === 0) return [];
  return causes.classes
    .map((cause, index) => ({ cause: cause as Cause, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

/** What a delivery status says comes before what is read from the text. */
function factsOf(recipients: readonly RecipientStatus[]): Facts {
  const failed = recipients.find(({ action }) => action !== 'delivered') ?? recipients[0];
  return {
    ...(failed?.recipient !== undefined && { recipient: failed.recipient }),
    ...(failed?.remoteMta !== undefined && { refusedBy: failed.remoteMta }),
  };
}

/** Never 1: nothing read from words is certain. */
function round(probability: number): number {
  return Math.min(0.99, Math.max(0.01, Math.round(probability * 100) / 100));
}

function refusalText({ reason, limit }: Refusal, { refusals }: DiagnosisWords): string {
  return fill(refusals[reason], { limit: limit / 1024 / 1024 });
}

/** The main article on a cause, or a special one that fits clearly better. */
function entryFor(cause: AnswerableCause, found: Classified, { entries, articles }: Catalogue): CatalogueEntry {
  const main = mainOf(cause, entries);
  const model = articles[cause];
  if (model === undefined) return main;
  const probabilities = classify(model, featuresOf(found.tokens));
  const clear = model.classes.find((_, index) => (probabilities[index] ?? 0) >= SPECIAL);
  // A mail app's code names its article, unless the words are those of the main one.
  if (found.codeArticle?.cause === cause && clear !== main.slug) return found.codeArticle;
  return entries.find(({ slug }) => slug === clear) ?? main;
}

function mainOf(cause: AnswerableCause, entries: readonly CatalogueEntry[]): CatalogueEntry {
  const main = entries.find((entry) => entry.cause === cause && entry.main);
  if (main === undefined) throw new Error(`${cause} has no main article.`);
  return main;
}

/**
 * From the article, because `454 Relay access denied` never passes by itself, or from a temporary code if it leaves that
 * open. A permanent one only says that no server tries again: sent later, the message may arrive.
 */
function permanenceOf({ permanence }: CatalogueEntry, code = ''): Permanence {
  return permanence === 'either' && code.startsWith('4') ? 'temporary' : permanence;
}

function speakerFor(
  { isBounce, quotesServer, app }: Speaker,
  { recipients }: Reading,
  { codes }: Classified,
): Diagnosis['saidBy'] {
  const named = recipients.some(
    ({ remoteMta, diagnosticType, diagnostic }) =>
      remoteMta !== undefined || (diagnosticType === 'smtp' && diagnostic !== undefined),
  );
  if (quotesServer || named)
    return codes.length > 0 || named ? 'recipient-server' : isBounce ? 'your-server' : 'unknown';
  if (isBounce || codes.length > 0) return 'your-server';
  return app === undefined ? 'unknown' : 'mail-app';
}

function alternative(
  { cause, probability }: { cause: AnswerableCause; probability: number },
  { entries, words }: Catalogue,
): Alternative {
  const { label, tell } = words.causes[cause];
  const { address: article, language } = mainOf(cause, entries);
  return { cause, label, article, ...(language && { language }), confidence: round(probability), tell };
}

function alternatives(ranked: readonly RankedCause[], isForeignRelay: boolean, catalogue: Catalogue): Alternative[] {
  const likely = ranked.flatMap(({ cause, probability }) =>
    cause !== 'unknown' && probability >= ALTERNATIVE ? [{ cause, probability }] : [],
  );
  if (isForeignRelay && !likely.some(({ cause }) => cause === 'domain-not-found'))
    likely.push({ cause: 'domain-not-found', probability: ALTERNATIVE });
  return likely.slice(0, MAX_ALTERNATIVES).map((one) => alternative(one, catalogue));
}

/** The causes of the articles that name most of the codes in a text, with the number of these articles. */
function causesOf({ codes }: Classified, { entries }: Catalogue): Map<AnswerableCause, number> {
  const written = new Set(codes.flatMap(({ code: { reply, status } }) => [reply, status]));
  const countOf = (entry: CatalogueEntry): number => entry.codes.filter((code) => written.has(code)).length;
  const most = Math.max(1, ...entries.map(countOf));
  const naming = Map.groupBy(
    entries.filter((entry) => countOf(entry) === most),
    ({ cause }) => cause,
  );
  return new Map([...naming].map(([cause, own]) => [cause, own.length]));
}

/**
 * Whether a text says nothing but a code, such as `550` or `Error: 5.7.1`, that can have several causes, or a single word,
 * such as `password`.
 */
function saysTooLittle(found: Classified, { probability }: RankedCause, catalogue: Catalogue): boolean {
  const { tokens, codes, codeArticle } = found;
  if (tokens.length === 1 && codes.length === 0 && codeArticle === undefined) return true;
  const places = new Set(codes.map(({ code }) => code.start));
  const isBare = tokens.every(
    ({ passage, start, end }) => places.has(start) || INTRODUCERS.has(passage.text.slice(start, end).toLowerCase()),
  );
  if (codes.length === 0 || !isBare) return false;
  const isClear = causesOf(found, catalogue).size <= 1;
  return !isClear || probability < CONFIDENT;
}

/** What the codes in a text can mean where its words say too little: first what the reader can fix. */
function candidates(found: Classified, catalogue: Catalogue): Alternative[] {
  const { entries, causes } = catalogue;
  return [...causesOf(found, catalogue)]
    .map(([cause, articles]) => {
      const probability = found.probabilities[causes.classes.indexOf(cause)] ?? 0;
      const isForReader = mainOf(cause, entries).whoFixes === 'you';
      return { cause, probability, rank: Number(isForReader) + probability + ARTICLE * articles };
    })
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MAX_CANDIDATES)
    .map((one) => alternative(one, catalogue));
}

function notesFor(
  recipients: readonly RecipientStatus[],
  isForeignRelay: boolean,
  { notes }: DiagnosisWords,
): DiagnosisNote[] {
  const ids: DiagnosisNote['id'][] = [];
  if (isForeignRelay) ids.push('refused-by-other-server');
  if (recipients.length > 1) ids.push('several-recipients');
  if (recipients.some(({ action }) => action === 'delayed')) ids.push('still-being-tried');
  return ids.map((id) => ({ id, text: fill(notes[id], { count: recipients.length }) }));
}

import type { Permanence, WhoFixes } from '../error-words.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { type AnswerableCause, CAUSE_TEXTS, type Cause, causeLabel } from './causes.ts';
import type { RecipientStatus } from './delivery-status.ts';
import type { Features } from './features.ts';
import type { AppId } from './markers.ts';
import type { Reading, Refusal } from './read.ts';
import type { Hit, RankedCause } from './score.ts';

/** Step 5: the ranked causes to an answer for people. Plain JSON. */

export interface Evidence {
  /** The words that tell, as in the reader's text or in the decoded message. Can contain any character. */
  readonly quote: string;
  /** UTF-16 offsets into `Diagnosis.text`, end exclusive; absent if the quote is encoded there. */
  readonly range?: readonly [number, number];
}

/** Another reading of the same text. */
interface Alternative {
  readonly cause: AnswerableCause;
  readonly label: string;
  readonly article: string;
  readonly confidence: number;
  /** What speaks for this reading instead: one sentence. */
  readonly tell: string;
}

/** Something that the reader should know besides the cause. */
interface DiagnosisNote {
  readonly id: 'refused-by-other-server' | 'several-recipients' | 'still-being-tried';
  readonly text: string;
}

export interface Diagnosis {
  readonly cause: Cause;
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Sure enough to speak without "probably". */
  readonly confident: boolean;
  /** Best first, at most three; empty for `unknown`. */
  readonly evidence: readonly Evidence[];
  /** The reply code, such as `550`, and enhanced code, such as `5.7.1`, beside the evidence. */
  readonly code?: string;
  readonly enhancedCode?: string;
  /** Address of the article, and its title and first step as in the front matter. */
  readonly article?: string;
  readonly title?: string;
  readonly firstStep?: string;
  readonly permanence?: Permanence;
  readonly whoFixes?: WhoFixes;
  readonly saidBy: 'mail-app' | 'your-server' | 'recipient-server' | 'unknown';
  readonly isBounce: boolean;
  readonly others: readonly Alternative[];
  /** The mail app that the wording gives away. */
  readonly app?: AppId;
  readonly notes: readonly DiagnosisNote[];
  /** What a delivery status said of each recipient. */
  readonly recipients: readonly RecipientStatus[];
  /** The text that ranges refer to: the input if it was a string, or else the decoded input. */
  readonly text: string;
  /** Present if the input wasn't read at all; the cause is `unknown` then. */
  readonly refusal?: Refusal;
}

/** From here on, an answer is given without "probably". Found by measuring: at least 95% of these are right. */
const CONFIDENT = 0.62;
/** Alternatives have at least this share of the best cause's score. */
const ALTERNATIVE_SHARE = 0.35;
const MAX_ALTERNATIVES = 3;
const MAX_EVIDENCE = 3;
/** In UTF-16 units. */
const MAX_QUOTE = 400;
/** A quote of a code alone goes on for this many words. */
const WORDS_AFTER_CODE = 12;

/** The answer: `unknown` if no cause was found. */
export function explain(
  reading: Reading,
  { passages, isBounce, app }: Features,
  ranked: readonly RankedCause[],
  { entries }: Catalogue,
): Diagnosis {
  const [best, second] = ranked;
  const { recipients, text, refusal } = reading;
  const shared = { isBounce, recipients, text, ...(app && { app }), ...(refusal && { refusal }) };
  if (best === undefined) {
    const nothing = { evidence: [], others: [], notes: [], saidBy: 'unknown' } as const;
    return { cause: 'unknown', label: causeLabel('unknown'), confidence: 0, confident: false, ...nothing, ...shared };
  }
  const [top] = best.hits;
  const entry = entryFor(best);
  const code = top.code ?? best.hits.find((hit) => hit.code !== undefined)?.code;
  const saidBy = speaker(reading, passages, top, isBounce);
  // The reader's settings can't cure a relay refusal from another server.
  const isForeignRelay = best.cause === 'relay-authentication-required' && saidBy === 'recipient-server';
  const confidence = round(best.score * (1 - 0.45 * ((second?.score ?? 0) / best.score) ** 1.5));
  return {
    cause: best.cause,
    label: causeLabel(best.cause),
    confidence,
    confident: confidence >= CONFIDENT,
    evidence: evidenceOf(best, reading),
    ...(code?.reply !== undefined && { code: code.reply }),
    ...(code?.status !== undefined && { enhancedCode: code.status }),
    article: address(entry),
    title: entry.title,
    firstStep: entry.firstStep,
    permanence: permanenceOf(entry, code?.reply ?? code?.status),
    whoFixes: isForeignRelay ? 'recipient' : entry.whoFixes,
    saidBy,
    others: alternatives(ranked, isForeignRelay, entries),
    notes: notesFor(recipients, isForeignRelay),
    ...shared,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function address({ slug }: CatalogueEntry): string {
  return `/errors/${slug}/`;
}

/** The article whose own signals tell most, or a special one that comes close to the main one. */
function entryFor({ hits }: RankedCause): CatalogueEntry {
  const main = hits.find(({ signal }) => signal.entry.main);
  const special = hits.find(({ signal }) => !signal.entry.main);
  const chosen = main && special ? (special.score >= main.score * 0.9 ? special : main) : hits[0];
  return chosen.signal.entry;
}

/** From the article, because `454 Relay access denied` never passes by itself, or from the code if it leaves that open. */
function permanenceOf({ permanence }: CatalogueEntry, code = ''): Permanence {
  if (permanence !== 'either') return permanence;
  return code.startsWith('4') ? 'temporary' : code.startsWith('5') ? 'permanent' : 'either';
}

function speaker(
  { recipients }: Reading,
  passages: Features['passages'],
  { signal: { signal }, passage, code, named }: Hit,
  isBounce: boolean,
): Diagnosis['saidBy'] {
  if (signal.saidBy === 'mail-app') return 'mail-app';
  if (isBounce) {
    const quotesServer =
      passage.passage.recipient?.remoteMta !== undefined ||
      recipients.some(({ diagnosticType, diagnostic }) => diagnosticType === 'smtp' && diagnostic !== undefined) ||
      passages.some(({ tags }) => tags.has('remote'));
    return quotesServer && code !== undefined ? 'recipient-server' : 'your-server';
  }
  if (passage.tags.has('remote') && code !== undefined) return 'recipient-server';
  return code?.place !== undefined || named >= 3 ? 'your-server' : 'unknown';
}

function evidenceOf({ hits }: RankedCause, reading: Reading): Evidence[] {
  const all: Evidence[] = [];
  for (const hit of hits) {
    const one = quote(hit, reading);
    if (one !== undefined && !all.some((other) => other.quote.includes(one.quote) || one.quote.includes(other.quote)))
      all.push(one);
    if (all.length === MAX_EVIDENCE) break;
  }
  return all;
}

/** The words of a hit, with the code before them if it's part of the same sentence. */
function quote(hit: Hit, { text }: Reading): Evidence | undefined {
  const { passage } = hit.passage;
  const place = hit.named === 0 ? placeOfCode(hit) : placeOfWords(hit);
  if (place === undefined) return hit.code?.status === undefined ? undefined : { quote: hit.code.status };
  const [start, end] = place;
  if (passage.at !== undefined) {
    const range: [number, number] = [passage.at + start, passage.at + end];
    return { quote: text.slice(...range), range };
  }
  const shown = passage.text.slice(start, end);
  const at = text.indexOf(shown);
  return at === -1 ? { quote: shown.replace(/[\s\u200b]+/gu, ' ') } : { quote: shown, range: [at, at + shown.length] };
}

function placeOfWords({ passage: { words }, from, to, code }: Hit): [number, number] | undefined {
  const start = words[from]?.start;
  const end = words[to - 1]?.end;
  if (start === undefined || end === undefined) return undefined;
  const before = code?.place?.start ?? start;
  return [before < start && end - before <= MAX_QUOTE ? before : start, end];
}

/** A code and what follows it on its line. */
function placeOfCode({ passage: { passage, words }, code }: Hit): [number, number] | undefined {
  const place = code?.place;
  if (place === undefined) return undefined;
  const last = words[Math.min(place.at + WORDS_AFTER_CODE, words.length) - 1]?.end ?? 0;
  const lineEnd = passage.text.indexOf('\n', place.end);
  const end = Math.max(place.end, last);
  return [place.start, lineEnd === -1 ? end : Math.min(end, lineEnd)];
}

function alternatives(
  ranked: readonly RankedCause[],
  isForeignRelay: boolean,
  entries: readonly CatalogueEntry[],
): Alternative[] {
  const [best, ...others] = ranked.map(({ cause, score }) => ({ cause, score }));
  const likely = others.filter(({ score }) => score >= (best?.score ?? 0) * ALTERNATIVE_SHARE);
  if (isForeignRelay && !likely.some(({ cause }) => cause === 'domain-not-found'))
    likely.push({ cause: 'domain-not-found', score: 0.2 });
  return likely.slice(0, MAX_ALTERNATIVES).flatMap(({ cause, score }) => {
    const { label, tell } = CAUSE_TEXTS[cause];
    const entry = entries.find((one) => one.cause === cause && one.main);
    return entry ? [{ cause, label, article: address(entry), confidence: round(score * 0.5), tell }] : [];
  });
}

function notesFor(recipients: readonly RecipientStatus[], isForeignRelay: boolean): DiagnosisNote[] {
  const notes: DiagnosisNote[] = [];
  if (isForeignRelay)
    notes.push({
      id: 'refused-by-other-server',
      text: "Another mail server said this after your message had left. Your login is probably fine: the recipient's mail is set up wrongly, or the address is.",
    });
  if (recipients.length > 1)
    notes.push({
      id: 'several-recipients',
      text: `This notice is about ${recipients.length} recipients. The answer is for the clearest of them.`,
    });
  if (recipients.some(({ action }) => action === 'delayed'))
    notes.push({
      id: 'still-being-tried',
      text: 'The server is still trying to deliver the message. You need not send it again yet.',
    });
  return notes;
}

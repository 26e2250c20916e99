import { type Catalogue, type CatalogueEntry, type Permanence, type WhoFixes, compileCatalogue } from './compile.ts';
import { type AnswerableCause, CAUSE_TEXTS, type Cause, causeLabel } from './causes.ts';
import { type Hit, type ReadPassage, findHits, readPassage, readsLikeBounce } from './evidence.ts';
import type { AppId } from './markers.ts';
import { STRENGTHS } from './compile.ts';
import { MAX_INPUT, type Passage, type Reading, type RecipientStatus, isBinary, read } from './read.ts';

/** What a pasted text or a bounce message means, with the evidence for it. Plain JSON throughout. */

export type SaidBy = 'mail-app' | 'your-server' | 'recipient-server' | 'unknown';

export interface Evidence {
  /** The words that tell, as they stand in the reader's text or in the decoded message. May hold any character. */
  readonly quote: string;
  /** Offsets into `Diagnosis.text` in UTF-16 units, end exclusive; absent where the quote is stored encoded there. */
  readonly range?: readonly [number, number];
}

/** Another reading of the same text. */
export interface Alternative {
  readonly cause: AnswerableCause;
  readonly label: string;
  readonly article: string;
  readonly confidence: number;
  /** What speaks for this reading instead: one sentence. */
  readonly tell: string;
}

/** Something that the reader should know besides the cause. */
export interface DiagnosisNote {
  readonly id: 'refused-by-other-server' | 'several-recipients' | 'still-being-tried';
  readonly text: string;
}

export interface Refusal {
  readonly reason: 'too-large' | 'not-text';
  /** Bytes of a file, or characters of a text. */
  readonly size: number;
  readonly limit: number;
  readonly message: string;
}

export interface Diagnosis {
  readonly cause: Cause;
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Sure enough to speak without "probably". */
  readonly confident: boolean;
  /** Best first; at most three; empty for `unknown`. */
  readonly evidence: readonly Evidence[];
  /** The reply code, such as `550`, and enhanced code, such as `5.7.1`, that the evidence stands beside. */
  readonly code?: string;
  readonly enhancedCode?: string;
  /** Address of the article, `/errors/<slug>/`, and its title and first step as they stand in the front matter. */
  readonly article?: string;
  readonly title?: string;
  readonly firstStep?: string;
  readonly permanence?: Permanence;
  readonly whoFixes?: WhoFixes;
  readonly saidBy: SaidBy;
  readonly isBounce: boolean;
  readonly others: readonly Alternative[];
  /** The mail app that the wording gives away. */
  readonly app?: AppId;
  readonly notes: readonly DiagnosisNote[];
  /** What a delivery status said of each recipient. */
  readonly recipients: readonly RecipientStatus[];
  /** The text that ranges refer to: the input where it was a string, else the input decoded. */
  readonly text: string;
  /** Present where the input was not read at all; the cause is `unknown` then. */
  readonly refusal?: Refusal;
}

/** From here on an answer is given without "probably"; found by measuring, so that at least 95 % of them are right. */
const CONFIDENT = 0.62;
/** Below this nothing is said. A bounce is certain to be about an error, so that less will do there. */
const ANSWER = 0.35;
const ANSWER_IN_BOUNCE = 0.24;
/** An alternative is named from this share of the best reading's score on. */
const ALTERNATIVE_SHARE = 0.35;
const MAX_PASSAGES = 24;

/**
 * Diagnoses a pasted error text or a raw message.
 *
 * @param input the text, or the bytes of a message or text file; at most 10 MiB, else a refusal is returned
 * @param catalogue the error articles' signals, from `buildCatalogue` or fetched as JSON
 * @returns always an answer; `cause` is `unknown` where nothing is recognized. Does not throw for any input
 */
export async function diagnose(input: string | Uint8Array, catalogue: Catalogue): Promise<Diagnosis> {
  if (input.length > MAX_INPUT)
    return refuse(
      'too-large',
      input.length,
      `This is larger than ${MAX_INPUT / 1024 / 1024} MB. Paste only the error text, or choose the bounce message itself.`,
    );
  if (typeof input !== 'string' && isBinary(input))
    return refuse('not-text', input.length, 'This file holds no text. Open it, then copy the error text and paste it.');
  const reading = await read(input);
  let result = weigh(reading, reading.passages, catalogue);
  for (const passage of reading.rest) {
    if (result.ranked.length > 0) break;
    result = weigh(reading, [passage], catalogue);
  }
  return answer(reading, result, catalogue);
}

function refuse(reason: Refusal['reason'], size: number, message: string): Diagnosis {
  const refusal: Refusal = { reason, size, limit: MAX_INPUT, message };
  return {
    cause: 'unknown',
    label: causeLabel('unknown'),
    confidence: 0,
    confident: false,
    evidence: [],
    saidBy: 'unknown',
    isBounce: false,
    others: [],
    notes: [],
    recipients: [],
    text: '',
    refusal,
  };
}

interface Ranked {
  readonly cause: AnswerableCause;
  readonly score: number;
  readonly top: Hit;
  /** Best first, `top` included. */
  readonly hits: readonly Hit[];
}

interface Weighed {
  readonly ranked: readonly Ranked[];
  readonly passages: readonly ReadPassage[];
  readonly isBounce: boolean;
}

/** The article whose signal was found. */
function entryOf({ signal }: Hit, { entries }: Catalogue): CatalogueEntry {
  // The signals were compiled from these very entries.
  return entries[signal.entry] as CatalogueEntry;
}

/** Finds the signals of all passages and adds them up by cause. */
function weigh(reading: Reading, passages: readonly Passage[], catalogue: Catalogue): Weighed {
  const signals = compileCatalogue(catalogue);
  const seen = new Set<string>();
  const chosen: Passage[] = [];
  for (const passage of passages) {
    const key = passage.text.replace(/\s+/gu, ' ');
    if (seen.has(key) || chosen.length >= MAX_PASSAGES) continue;
    seen.add(key);
    chosen.push(passage);
  }
  const readPassages = chosen.map((passage) => readPassage(passage, signals));
  const isBounce = reading.isFailureReport || readPassages.some(readsLikeBounce);
  const hits = suppress(
    readPassages.flatMap((one) => findHits(signals, one, reading, isBounce)),
    catalogue,
  );
  return {
    ranked: rank(weighByPlace(hits, catalogue), catalogue, isBounce ? ANSWER_IN_BOUNCE : ANSWER),
    passages: readPassages,
    isBounce,
  };
}

/**
 * Drops hits that a longer wording of another cause contains ("sender address rejected: domain not found"), or that say
 * the same words without the code that another cause names beside them ("relay access denied" with 5.4.1).
 */
function suppress(hits: readonly Hit[], catalogue: Catalogue): Hit[] {
  const beats = (other: Hit, hit: Hit): boolean => {
    if (
      other.passage !== hit.passage ||
      other.from > hit.from ||
      other.to < hit.to ||
      entryOf(other, catalogue).cause === entryOf(hit, catalogue).cause
    )
      return false;
    if (isConditional(other) && !isConditional(hit) && other.signal.weight >= STRENGTHS.strong) return true;
    // A longer wording is one with more words of its own; one that is longer by a gap only need not be meant.
    const longer = other.named > hit.named || (other.named === hit.named && other.to - other.from === other.named + 1);
    return longer && other.to - other.from > hit.to - hit.from && other.signal.weight >= hit.signal.weight * 0.6;
  };
  return hits.filter((hit) => hit.named === 0 || !hits.some((other) => beats(other, hit)));
}

function isConditional({ signal: { signal } }: Hit): boolean {
  return signal.reply !== undefined || signal.status !== undefined;
}

/** The refusing server's own words count most, then the notice around them, and codes least where words speak. */
function weighByPlace(hits: readonly Hit[], catalogue: Catalogue): Hit[] {
  const spoken = hits.filter((hit) => hit.named > 0 && hit.score >= 0.55);
  const clear = spoken.some((hit) => hit.score >= 0.8);
  const diagnostic = spoken.some((hit) => hit.passage.passage.role === 'diagnostic');
  const replied = spoken.some((hit) => hit.code?.place !== undefined);
  return hits.map((hit) => {
    let factor = 1;
    if (hit.named === 0) {
      const { cause } = entryOf(hit, catalogue);
      const supported = spoken.some((other) => entryOf(other, catalogue).cause === cause);
      factor = spoken.length === 0 || supported ? 1 : clear ? 0.4 : 0.8;
    } else if (diagnostic && hit.passage.passage.role !== 'diagnostic') {
      factor = 0.5;
    } else if (replied && hit.code?.place === undefined && hit.passage.passage.role !== 'diagnostic') {
      factor = 0.7;
    }
    return { ...hit, score: hit.score * factor };
  });
}

function rank(hits: readonly Hit[], catalogue: Catalogue, least: number): Ranked[] {
  const byCause = new Map<AnswerableCause, Map<Hit['signal'], Hit>>();
  for (const hit of hits) {
    const { cause } = entryOf(hit, catalogue);
    const best = byCause.get(cause) ?? new Map<Hit['signal'], Hit>();
    byCause.set(cause, best);
    const known = best.get(hit.signal);
    if (known === undefined || known.score < hit.score) best.set(hit.signal, hit);
  }
  const ranked: Ranked[] = [];
  for (const [cause, best] of byCause) {
    const sorted = [...best.values()].sort((a, b) => b.score - a.score || b.named - a.named || a.from - b.from);
    // Several wordings of one cause support each other, each next one half as much: they often say the same thing.
    let doubt = 1;
    sorted.forEach((hit, i) => {
      doubt *= 1 - hit.score * 0.5 ** i;
    });
    const [top] = sorted;
    if (top !== undefined) ranked.push({ cause, score: 1 - doubt, top, hits: sorted });
  }
  return ranked.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score || b.top.named - a.top.named);
}

function answer(reading: Reading, { ranked, passages, isBounce }: Weighed, catalogue: Catalogue): Diagnosis {
  const [best, second] = ranked;
  const app = isBounce ? undefined : appOf(passages);
  if (best === undefined) {
    return {
      cause: 'unknown',
      label: causeLabel('unknown'),
      confidence: 0,
      confident: false,
      evidence: [],
      saidBy: 'unknown',
      isBounce,
      others: [],
      ...(app && { app }),
      notes: [],
      recipients: reading.recipients,
      text: reading.text,
    };
  }
  const { top } = best;
  const entry = entryFor(best, catalogue);
  const code = top.code ?? best.hits.find((hit) => hit.code !== undefined)?.code;
  const saidBy = speaker(reading, passages, top, isBounce);
  const confidence = round(best.score * (1 - 0.45 * ((second?.score ?? 0) / best.score) ** 1.5));
  const elsewhere = best.cause === 'relay-authentication-required' && saidBy === 'recipient-server';
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
    // A relay refusal that another server gave is nothing that the reader's settings can cure.
    whoFixes: elsewhere ? 'recipient' : entry.whoFixes,
    saidBy,
    isBounce,
    others: alternatives(ranked, elsewhere, catalogue),
    ...(app && { app }),
    notes: notesFor(reading, elsewhere),
    recipients: reading.recipients,
    text: reading.text,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function address(entry: CatalogueEntry): string {
  return `/errors/${entry.slug}/`;
}

/** The article: the one whose own signals tell most; the main one where that is a draw. */
function entryFor({ top, hits }: Ranked, catalogue: Catalogue): CatalogueEntry {
  const own = hits.find((hit) => entryOf(hit, catalogue).main);
  const special = hits.find((hit) => !entryOf(hit, catalogue).main);
  if (special === undefined || own === undefined) return entryOf(top, catalogue);
  return entryOf(special.score >= own.score * 0.9 ? special : own, catalogue);
}

/** From the article, since `454 Relay access denied` never passes by itself; from the code where the article leaves it open. */
function permanenceOf(entry: CatalogueEntry, code: string | undefined): Permanence {
  if (entry.permanence !== 'either') return entry.permanence;
  return code?.startsWith('4') === true ? 'temporary' : code?.startsWith('5') === true ? 'permanent' : 'either';
}

function speaker(reading: Reading, passages: readonly ReadPassage[], top: Hit, isBounce: boolean): SaidBy {
  if (top.signal.signal.saidBy === 'mail-app') return 'mail-app';
  const remote =
    top.passage.passage.recipient?.remoteMta !== undefined ||
    reading.recipients.some(
      ({ diagnosticType, diagnostic }) => diagnosticType === 'smtp' && diagnostic !== undefined,
    ) ||
    passages.some(({ tags }) => tags.has('remote'));
  if (isBounce || reading.isFailureReport) return remote && top.code !== undefined ? 'recipient-server' : 'your-server';
  if (top.passage.tags.has('remote') && top.code !== undefined) return 'recipient-server';
  return top.code?.place !== undefined || top.named >= 3 ? 'your-server' : 'unknown';
}

function evidenceOf({ hits }: Ranked, reading: Reading): Evidence[] {
  const all: Evidence[] = [];
  for (const hit of hits) {
    const one = quote(hit, reading);
    if (one !== undefined && !all.some((other) => other.quote.includes(one.quote) || one.quote.includes(other.quote)))
      all.push(one);
    if (all.length === 3) break;
  }
  return all;
}

const LONGEST_QUOTE = 400;

/** The matched words, with the code before them where it is part of the same sentence. */
function quote({ passage: { passage, words }, from, to, named, code }: Hit, reading: Reading): Evidence | undefined {
  const place = code?.place;
  let start: number;
  let end: number;
  if (named === 0) {
    if (place === undefined) return code?.status === undefined ? undefined : { quote: code.status };
    start = place.start;
    end = Math.max(place.end, words.end[Math.min(place.at + 11, words.count - 1)] ?? 0);
    const lineEnd = passage.text.indexOf('\n', place.end);
    if (lineEnd !== -1 && lineEnd < end) end = lineEnd;
  } else {
    start = words.start[from] ?? 0;
    end = words.end[to - 1] ?? start;
    if (place !== undefined && place.start < start && end - place.start <= LONGEST_QUOTE) start = place.start;
  }
  if (end <= start) return undefined;
  if (passage.at !== undefined) {
    const range: [number, number] = [passage.at + start, passage.at + end];
    return { quote: reading.text.slice(...range), range };
  }
  const shown = passage.text.slice(start, end);
  const at = reading.text.indexOf(shown);
  return at === -1 ? { quote: shown.replace(/[\s\u200b]+/gu, ' ') } : { quote: shown, range: [at, at + shown.length] };
}

function alternatives(ranked: readonly Ranked[], elsewhere: boolean, catalogue: Catalogue): Alternative[] {
  const best = ranked[0]?.score ?? 0;
  const others = ranked
    .slice(1)
    .filter(({ score }) => score >= best * ALTERNATIVE_SHARE)
    .map(({ cause, score }) => ({ cause, score }));
  if (elsewhere && !others.some(({ cause }) => cause === 'domain-not-found'))
    others.push({ cause: 'domain-not-found', score: 0.2 });
  return others.slice(0, 3).flatMap(({ cause, score }) => {
    const entry = catalogue.entries.find((one) => one.cause === cause && one.main);
    return entry === undefined
      ? []
      : [
          {
            cause,
            label: causeLabel(cause),
            article: address(entry),
            confidence: round(score * 0.5),
            tell: CAUSE_TEXTS[cause].tell,
          },
        ];
  });
}

function notesFor(reading: Reading, elsewhere: boolean): DiagnosisNote[] {
  const notes: DiagnosisNote[] = [];
  if (elsewhere) {
    notes.push({
      id: 'refused-by-other-server',
      text: "Another mail server said this after your message had left. Your login is probably fine: the recipient's mail is set up wrongly, or the address is.",
    });
  }
  if (reading.recipients.length > 1)
    notes.push({
      id: 'several-recipients',
      text: `This notice is about ${reading.recipients.length} recipients. The answer is for the clearest of them.`,
    });
  if (reading.recipients.some(({ action }) => action === 'delayed'))
    notes.push({
      id: 'still-being-tried',
      text: 'The server is still trying to deliver the message. You need not send it again yet.',
    });
  return notes;
}

const APPS: readonly AppId[] = ['thunderbird', 'iphone', 'outlook', 'apple-mail', 'android', 'gmail', 'program'];

function appOf(passages: readonly ReadPassage[]): AppId | undefined {
  if (passages.some(({ outlookCode }) => outlookCode)) return 'outlook';
  return APPS.find((app) => passages.some(({ tags }) => tags.has(`app:${app}`)));
}

import type { CompiledCatalogue, CompiledSignal } from './catalogue.ts';
import type { AnswerableCause } from './causes.ts';
import type { CodeInContext, Features, PassageFeatures, Phrase } from './features.ts';
import { frameOfCode, frameOfPhrase } from './framing.ts';
import { STRENGTHS } from './signals.ts';

/** Step 4: weighs what the passages hold and ranks the causes that it speaks for. */

/** A signal found in a passage. Word indices refer to the passage's words; `to` is exclusive. */
export interface Hit {
  readonly signal: CompiledSignal;
  readonly passage: PassageFeatures;
  readonly from: number;
  readonly to: number;
  /** How many words the pattern names; 0 for a code alone. */
  readonly named: number;
  /** The reply that the words belong to. */
  readonly code: CodeInContext | undefined;
  /** 0 to 1: the weight of the signal times how surely it's meant as an error. */
  readonly score: number;
}

export interface RankedCause {
  readonly cause: AnswerableCause;
  /** 0 to 1. */
  readonly score: number;
  /** Best first. */
  readonly hits: readonly [Hit, ...Hit[]];
}

/** Causes below this score aren't named. A bounce is certain to be about an error, so less is enough there. */
const MIN_SCORE = 0.35;
const MIN_SCORE_IN_BOUNCE = 0.24;
const MAX_HITS_OF_SIGNAL = 8;
/** How many words away the patterns of `with` and `unless` can be. */
const CONDITION_WINDOW = 20;
/** From this share of named words on, a text is hardly more than the signal. */
const WHOLE_TEXT = 0.75;

/** Finds the signals that count and adds them up by cause, best cause first. */
export function score({ passages, isBounce }: Features, catalogue: CompiledCatalogue): RankedCause[] {
  const hits = passages.flatMap((passage) => [
    ...phraseHits(passage, catalogue, isBounce),
    ...codeHits(passage, catalogue, isBounce),
  ]);
  return rank(weighByPlace(hits.filter((hit) => !hits.some((other) => hides(other, hit)))))
    .filter((cause) => cause.score >= (isBounce ? MIN_SCORE_IN_BOUNCE : MIN_SCORE))
    .sort((a, b) => b.score - a.score || b.hits[0].named - a.hits[0].named);
}

function phraseHits(passage: PassageFeatures, { signalsOf }: CompiledCatalogue, isBounce: boolean): Hit[] {
  const hits: Hit[] = [];
  const counts = new Map<CompiledSignal, number>();
  for (const phrase of passage.phrases) {
    for (const signal of signalsOf[phrase.pattern] ?? []) {
      const count = counts.get(signal) ?? 0;
      if (count >= MAX_HITS_OF_SIGNAL || !conditionsHold(passage, phrase, signal, isBounce)) continue;
      const frame = frameOfPhrase(passage, phrase, signal, isBounce);
      if (frame === 0) continue;
      counts.set(signal, count + 1);
      const { from, to, named, code } = phrase;
      hits.push({ signal, passage, from, to, named, code, score: signal.weight * frame });
    }
  }
  return hits;
}

/** Codes as evidence of their own, each signal once. */
function codeHits(passage: PassageFeatures, { codeSignals }: CompiledCatalogue, isBounce: boolean): Hit[] {
  return codeSignals.flatMap((signal) => {
    if (!countsIn(signal, isBounce)) return [];
    const code = passage.replies.find((reply) => isBeside(signal, reply) && frameOfCode(passage, reply, isBounce) > 0);
    if (code === undefined) return [];
    const at = code.place?.at ?? 0;
    const frame = frameOfCode(passage, code, isBounce);
    return [{ signal, passage, from: at, to: at, named: 0, code, score: signal.weight * frame }];
  });
}

function conditionsHold(
  passage: PassageFeatures,
  phrase: Phrase,
  compiled: CompiledSignal,
  isBounce: boolean,
): boolean {
  const { only } = compiled.signal;
  const { from, to, named, code } = phrase;
  if (!countsIn(compiled, isBounce) || !isBeside(compiled, code)) return false;
  if (only === 'server-reply' && code === undefined) return false;
  if (only === 'machine' && code === undefined && !isBounce) return false;
  const paragraph = passage.words[from]?.paragraph;
  const isFound = (patterns: readonly number[], window: number): boolean =>
    passage.phrases.some(
      (other) =>
        patterns.includes(other.pattern) &&
        other.to > from - window &&
        other.from < to + window &&
        passage.words[other.from]?.paragraph === paragraph,
    );
  if (compiled.unless && isFound(compiled.unless, CONDITION_WINDOW)) return false;
  if (compiled.with && !isFound(compiled.with, CONDITION_WINDOW)) return false;
  return (
    compiled.near === undefined ||
    isBounce ||
    // Somebody who pastes two words into a page about mail means mail.
    named >= passage.length * WHOLE_TEXT ||
    isMailReply(code) ||
    passage.isAboutMail(paragraph) ||
    isFound(compiled.near, Infinity)
  );
}

function countsIn({ signal: { only } }: CompiledSignal, isBounce: boolean): boolean {
  return !((only === 'bounce' && !isBounce) || (only === 'sending' && isBounce));
}

/** Whether a code is one of those that a signal names. */
function isBeside({ signal: { reply, status } }: CompiledSignal, code: CodeInContext | undefined): boolean {
  const fits = (found: string | undefined, wanted: readonly string[] | undefined): boolean =>
    wanted === undefined || (found !== undefined && wanted.some((condition) => codeFits(found, condition)));
  return fits(code?.reply, reply) && fits(code?.status, status);
}

/** Whether a code fits a condition such as `45x` or `x.2.2`. */
function codeFits(code: string, condition: string): boolean {
  const separator = condition.includes('.') ? '.' : '';
  const parts = code.split(separator);
  return condition.split(separator).every((part, i) => part === 'x' || part === parts[i]);
}

/** Whether a code can only be a mail server's. 500 to 504 without an enhanced code are also those of web servers. */
function isMailReply(code: CodeInContext | undefined): boolean {
  return code?.status !== undefined || (code?.reply !== undefined && !/^50[0-4]$/u.test(code.reply));
}

/**
 * Whether a hit makes another one meaningless: a longer wording of another cause contains it ("sender address rejected:
 * domain not found"), or another cause names the code beside the same words ("relay access denied" with 5.4.1).
 */
function hides(other: Hit, hit: Hit): boolean {
  if (
    hit.named === 0 ||
    other.passage !== hit.passage ||
    other.from > hit.from ||
    other.to < hit.to ||
    other.signal.entry.cause === hit.signal.entry.cause
  )
    return false;
  if (namesCode(other) && !namesCode(hit) && other.signal.weight >= STRENGTHS.strong) return true;
  const length = other.to - other.from;
  // Longer means more words of its own, or one more word. If it's longer by a gap alone, it might not be meant.
  const isLonger = other.named > hit.named || (other.named === hit.named && length === other.named + 1);
  return isLonger && length > hit.to - hit.from && other.signal.weight >= hit.signal.weight * 0.6;
}

function namesCode({ signal: { signal } }: Hit): boolean {
  return signal.reply !== undefined || signal.status !== undefined;
}

/** The words of the server that refused count most, then the notice around them. Codes count least beside words. */
function weighByPlace(hits: readonly Hit[]): Hit[] {
  const isDiagnostic = (hit: Hit): boolean => hit.passage.passage.role === 'diagnostic';
  const spoken = hits.filter((hit) => hit.named > 0 && hit.score >= 0.55);
  const isClear = spoken.some((hit) => hit.score >= 0.8);
  const hasDiagnostic = spoken.some(isDiagnostic);
  const hasReply = spoken.some((hit) => hit.code?.place !== undefined);
  const factorOf = (hit: Hit): number => {
    if (hit.named === 0) {
      const { cause } = hit.signal.entry;
      if (spoken.length === 0 || spoken.some(({ signal }) => signal.entry.cause === cause)) return 1;
      return isClear ? 0.4 : 0.8;
    }
    if (isDiagnostic(hit)) return 1;
    if (hasDiagnostic) return 0.5;
    return hasReply && hit.code?.place === undefined ? 0.7 : 1;
  };
  return hits.map((hit) => ({ ...hit, score: hit.score * factorOf(hit) }));
}

/** The causes in no order. Of each signal only the best hit counts. */
function rank(hits: readonly Hit[]): RankedCause[] {
  const byCause = new Map<AnswerableCause, Map<CompiledSignal, Hit>>();
  for (const hit of hits) {
    const { cause } = hit.signal.entry;
    const best = byCause.get(cause) ?? new Map<CompiledSignal, Hit>();
    byCause.set(cause, best);
    if (hit.score > (best.get(hit.signal)?.score ?? 0)) best.set(hit.signal, hit);
  }
  return [...byCause].map(([cause, best]) => {
    const sorted = [...best.values()].sort((a, b) => b.score - a.score || b.named - a.named || a.from - b.from);
    // Further wordings often say the same thing, so each counts half as much as the one before.
    const doubt = sorted.reduce((product, hit, i) => product * (1 - hit.score * 0.5 ** i), 1);
    return { cause, score: 1 - doubt, hits: sorted as [Hit, ...Hit[]] };
  });
}

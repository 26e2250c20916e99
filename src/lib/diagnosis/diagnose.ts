import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { type Diagnosis, explain } from './explain.ts';
import { judge } from './judge.ts';
import { type Input, type Passage, type Reading, read } from './read.ts';
import { type TokenizedText, tokenize } from './tokens.ts';

/** What a pasted text or a bounce means: read, tokenize, classify, explain. */

export type { Diagnosis } from './explain.ts';

/** A text as the classifier sees it, with the probability of each cause in the order of the model's classes. */
export interface Classified extends TokenizedText {
  readonly probabilities: readonly number[];
  /** The article on a mail app's own code in the text. */
  readonly codeArticle?: CatalogueEntry;
}

/** A mail app's code makes the cause of its article so much more probable than the words alone. */
const APP_CODE = 8;

/**
 * Diagnoses a pasted error text or a raw message.
 *
 * @param input more than 10 MiB are refused before they're read
 * @param catalogue from `buildCatalogue`, or fetched as JSON
 * @returns always an answer; `cause` is `unknown` if nothing is recognized. Doesn't throw for any input
 */
export async function diagnose(input: Input, catalogue: Catalogue): Promise<Diagnosis> {
  const reading = await read(input);
  let found = classifyPassages(reading.passages, reading, catalogue);
  for (const passage of reading.rest) {
    if (!saysNothing(found, catalogue)) break;
    found = classifyPassages([passage], reading, catalogue);
  }
  return explain(reading, found, catalogue);
}

function classifyPassages(passages: readonly Passage[], reading: Reading, catalogue: Catalogue): Classified {
  const text = tokenize(passages);
  const codeArticle = entryOfAppCode(text, catalogue);
  // A report of a failure has a cause whatever it says, and so has what a mail app gives a number.
  const probabilities = judge(catalogue.causes, text.tokens, reading.isFailureReport || codeArticle !== undefined);
  if (codeArticle === undefined) return { ...text, probabilities };
  const weighed = probabilities.map((one, index) =>
    catalogue.causes.classes[index] === codeArticle.cause ? one * APP_CODE : one,
  );
  const total = weighed.reduce((sum, one) => sum + one, 0);
  return { ...text, codeArticle, probabilities: weighed.map((one) => one / total) };
}

/** The article on a mail app's code, such as `0x800CCC79`, in a text. */
function entryOfAppCode({ tokens }: TokenizedText, { entries }: Catalogue): CatalogueEntry | undefined {
  const written = new Set(tokens.map(({ features: [word] }) => word?.[0]));
  return entries.find(({ codes }) => codes.some((code) => code.startsWith('0x') && written.has(code)));
}

function saysNothing({ tokens, probabilities }: Classified, { causes }: Catalogue): boolean {
  return tokens.length === 0 || causes.classes[probabilities.indexOf(Math.max(...probabilities))] === 'unknown';
}

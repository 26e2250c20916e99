import { type Catalogue, compileCatalogue } from './catalogue.ts';
import { type Diagnosis, explain } from './explain.ts';
import { extractFeatures } from './features.ts';
import { normalize } from './normalize.ts';
import { type Passage, read } from './read.ts';
import { score } from './score.ts';

/** What a pasted text or a bounce means: read, normalize, features, score, explain. */

export type { Diagnosis } from './explain.ts';

/**
 * Diagnoses a pasted error text or a raw message.
 *
 * @param input the text, or the bytes of a message or text file; more than 10 MiB are refused
 * @param catalogue from `buildCatalogue`, or fetched as JSON
 * @returns always an answer; `cause` is `unknown` if nothing is recognized. Doesn't throw for any input
 */
export async function diagnose(input: string | Uint8Array, catalogue: Catalogue): Promise<Diagnosis> {
  const compiled = compileCatalogue(catalogue);
  const reading = await read(input);
  const search = (passages: readonly Passage[]) => {
    const features = extractFeatures(normalize(passages), compiled.matcher, reading.isFailureReport);
    return { features, ranked: score(features, compiled) };
  };
  let found = search(reading.passages);
  for (const passage of reading.rest) {
    if (found.ranked.length > 0) break;
    found = search([passage]);
  }
  return explain(reading, found.features, found.ranked, catalogue);
}

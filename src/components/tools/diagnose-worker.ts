import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import { type Diagnosis, diagnose } from '../../lib/diagnosis/diagnose.ts';
import { postalMime } from '../../lib/diagnosis/read.ts';

/** Diagnoses away from the page, so that not even a very long text makes it stand still. */

/** First the catalogue, once; then any number of texts. */
export type Message = { readonly catalogue: Catalogue } | { readonly id: number; readonly input: string | Uint8Array };

/** The answer to the text of the same `id`. */
export interface Answer {
  readonly id: number;
  readonly answer: Diagnosis;
}

let catalogue: Catalogue | undefined;

addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if ('catalogue' in data) {
    catalogue = data.catalogue;
    // For a whole message. Now, so that nothing is asked for once something was pasted.
    void postalMime();
  } else if (catalogue) {
    const { id, input } = data;
    void diagnose(input, catalogue).then((answer) => postMessage({ id, answer } satisfies Answer));
  }
});

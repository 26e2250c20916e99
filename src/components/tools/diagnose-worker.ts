import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import { type Diagnosis, diagnose } from '../../lib/diagnosis/diagnose.ts';
import { type Input, postalMime } from '../../lib/diagnosis/read.ts';

/** Diagnoses off the main thread, so that not even a very long text freezes the page. */

/** First the catalogue, once; then one input after the other, each when the one before is answered. */
export type Message = { readonly catalogue: Catalogue } | { readonly input: Input };

/** `ready` answers the catalogue, the others an input. */
export type Reply = 'ready' | 'failed' | Diagnosis;

let catalogue: Catalogue | undefined;

const reply = (said: Reply): void => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if ('catalogue' in data) {
    catalogue = data.catalogue;
    // For a whole message. Now, so that nothing is asked for once something was pasted.
    void postalMime();
    reply('ready');
  } else if (catalogue) {
    // An error in a promise would never reach the page.
    diagnose(data.input, catalogue).then(reply, () => reply('failed'));
  }
});

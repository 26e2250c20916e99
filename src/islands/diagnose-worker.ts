import type { Catalogue } from '../diagnosis/catalogue.ts';
import { diagnose } from '../diagnosis/diagnose.ts';

/** Diagnoses away from the page, so that not even a very long text makes it stand still. */

export interface Question {
  readonly id: number;
  readonly input: string | Uint8Array;
  readonly catalogue: Catalogue;
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void diagnose(data.input, data.catalogue).then((answer) => postMessage({ id: data.id, answer }));
});

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import type { Repair } from '../../lib/content/schemas.ts';
import type { Answer, Message } from './diagnose-worker.ts';
import '../../scripts/trusted-types.ts';

/** A guide that an answer may lead on to. */
export interface GuideOffer {
  readonly id: string;
  readonly name: string;
  readonly group: 'apps' | 'devices' | 'programs';
  readonly href: string;
  /** Whether the guide first asks which app of the family the reader has. */
  readonly hasVariants: boolean;
  readonly repairs: Partial<Record<Repair, { readonly step: number; readonly title: string }>>;
}

/** What an answer says of the provider, from the settings. */
export interface RightSettings {
  readonly provider: string;
  readonly host: string;
  readonly port: number;
  readonly security: string;
  readonly support: { readonly name: string; readonly url: string };
}

/** What `/diagnose/data.json` holds. */
export interface DiagnoseData {
  readonly catalogue: Catalogue;
  readonly guides: readonly GuideOffer[];
  readonly right: RightSettings;
}

const PAUSE_MS = 150;

interface State {
  readonly data?: DiagnoseData;
  readonly found?: Diagnosis;
  readonly failed: boolean;
}

/**
 * What the diagnosis says of a text, or of the bytes of a message, a moment after the last change. Nothing leaves the
 * browser, and nothing is asked for after the first files have arrived.
 *
 * @param isOn whether to diagnose at all
 */
export function useDiagnosis(input: string | Uint8Array, isOn: boolean): State {
  const [state, setState] = useState<State>({ failed: false });
  const ask = useRef<(input: string | Uint8Array) => void>(() => undefined);

  useEffect(() => {
    if (!isOn) return undefined;
    let latest = 0;
    const worker = new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' });
    const fail = () => setState((before) => ({ ...before, failed: true }));
    const post = (message: Message) => worker.postMessage(message);
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data: { id, answer } }: MessageEvent<Answer>) => {
      if (id === latest) setState((before) => ({ ...before, found: answer }));
    });
    fetch('/diagnose/data.json')
      .then(async (response) => (await response.json()) as DiagnoseData)
      .then((data) => {
        post({ catalogue: data.catalogue });
        ask.current = (input) => {
          latest += 1;
          post({ id: latest, input });
        };
        setState((before) => ({ ...before, data }));
      })
      .catch(fail);
    return () => worker.terminate();
  }, [isOn]);

  const isEmpty = typeof input === 'string' && input.trim() === '';
  useEffect(() => {
    if (!state.data || isEmpty) return undefined;
    const timer = setTimeout(() => ask.current(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, isEmpty, state.data]);

  const { data, failed } = state;
  return isEmpty ? { ...(data && { data }), failed } : state;
}

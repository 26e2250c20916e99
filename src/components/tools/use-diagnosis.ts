import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import type { Repair } from '../../lib/content/schemas.ts';
import type { NamedSupport } from '../../lib/settings/support.ts';
import type { Answer, Message } from './diagnose-worker.ts';
import { withBase } from '../../base.ts';

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
  readonly support: NamedSupport;
}

/** What `/diagnose/data.json` holds. */
export interface DiagnoseData {
  readonly catalogue: Catalogue;
  readonly guides: readonly GuideOffer[];
  readonly right: RightSettings;
}

const PAUSE_MS = 150;

interface State {
  readonly data: DiagnoseData | undefined;
  readonly found: Diagnosis | undefined;
  readonly failed: boolean;
}

/**
 * What the diagnosis says of a text, or of the bytes of a message, a moment after the last change. Nothing leaves the
 * browser, and nothing is asked for after the first files have arrived.
 *
 * @param isOn whether to diagnose at all
 */
export function useDiagnosis(input: string | Uint8Array, isOn: boolean): State {
  const [data, setData] = useState<DiagnoseData>();
  const [found, setFound] = useState<Diagnosis>();
  const [failed, setFailed] = useState(false);
  const ask = useRef<(input: string | Uint8Array) => void>(() => undefined);
  /** The number of the last question; answers to earlier ones come too late. */
  const latest = useRef(0);

  useEffect(() => {
    if (!isOn) return undefined;
    const worker = new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' });
    const fail = () => setFailed(true);
    const post = (message: Message) => worker.postMessage(message);
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data: { id, answer } }: MessageEvent<Answer>) => {
      if (id === latest.current) setFound(answer);
    });
    fetch(withBase('/diagnose/data.json'))
      .then(async (response) => (await response.json()) as DiagnoseData)
      .then((loaded) => {
        post({ catalogue: loaded.catalogue });
        ask.current = (input) => post({ id: latest.current, input });
        setData(loaded);
      })
      .catch(fail);
    return () => worker.terminate();
  }, [isOn]);

  const isEmpty = typeof input === 'string' && input.trim() === '';
  useEffect(() => {
    latest.current += 1;
    if (isEmpty) setFound(undefined);
    if (isEmpty || !data) return undefined;
    const timer = setTimeout(() => ask.current(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, isEmpty, data]);

  return { data, found: isEmpty ? undefined : found, failed };
}

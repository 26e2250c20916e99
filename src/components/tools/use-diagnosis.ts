import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import type { Input } from '../../lib/diagnosis/read.ts';
import type { Repair } from '../../lib/content/schemas.ts';
import type { NamedGuide } from '../../lib/named-guides.ts';
import type { NamedSupport } from '../../lib/settings/support.ts';
import { askWorker } from './ask-worker.ts';
import { localized } from '../../i18n/addresses.ts';
import type { Strings } from '../../i18n/locales/en.ts';

/** A guide that an answer may lead on to. */
export interface GuideOffer extends NamedGuide {
  readonly name: string;
  /** The language of the guide and its name, if it isn't the reader's. */
  readonly language?: string;
  /** What a link to the guide says: "Fix it in Outlook". */
  readonly fixIt: string;
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

/** What an answer says, in the reader's language. */
export type AnswerWords = Omit<Strings['answer'], 'diagnosis' | 'fixIt' | 'fixItIn'> &
  Pick<Strings, 'addressProblems' | 'inEnglish'>;

/** What `/diagnose/data.json` holds, in each language. */
export interface DiagnoseData {
  readonly catalogue: Catalogue;
  readonly guides: readonly GuideOffer[];
  readonly right: RightSettings;
  readonly words: AnswerWords;
}

const PAUSE_MS = 150;

interface State {
  readonly data: DiagnoseData | undefined;
  readonly found: Diagnosis | undefined;
  readonly failed: boolean;
}

/**
 * What the diagnosis says of a text, or of a file, a moment after the last change. Nothing leaves the browser, and nothing
 * is asked for after the first files have arrived.
 */
export function useDiagnosis(input: Input): State {
  const [data, setData] = useState<DiagnoseData>();
  const [found, setFound] = useState<Diagnosis>();
  const [failed, setFailed] = useState(false);
  const worker = useRef<ReturnType<typeof askWorker>>();

  useEffect(() => {
    const fail = () => setFailed(true);
    const asking = askWorker(
      () => new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' }),
      (answer) => {
        setFound(answer);
        setFailed(false);
      },
      fail,
    );
    worker.current = asking;
    fetch(localized(document.documentElement.lang, '/diagnose/data.json'))
      .then(async (response) => (await response.json()) as DiagnoseData)
      .then((loaded) => {
        asking.setCatalogue(loaded.catalogue);
        setData(loaded);
      })
      .catch(fail);
    return () => asking.stop();
  }, []);

  const isEmpty = typeof input === 'string' && input.trim() === '';
  useEffect(() => {
    // An answer to what was there before comes too late.
    worker.current?.ask(undefined);
    if (isEmpty) setFound(undefined);
    if (isEmpty || !data) return undefined;
    const timer = setTimeout(() => worker.current?.ask(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, isEmpty, data]);

  return { data, found: isEmpty ? undefined : found, failed };
}

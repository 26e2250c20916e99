import { useEffect, useRef, useState } from 'preact/hooks';
import type { DiagnoseData } from '../../lib/diagnosis/data.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import type { Input } from '../../lib/diagnosis/read.ts';
import { askWorker } from './ask-worker.ts';
import { useJson } from './use-json.ts';

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
  const { data, failed: notLoaded } = useJson<DiagnoseData>('/diagnose/data.json');
  const [found, setFound] = useState<Diagnosis>();
  const [failed, setFailed] = useState(false);
  const worker = useRef<ReturnType<typeof askWorker>>();

  useEffect(() => {
    const asking = askWorker(
      () => new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' }),
      (answer) => {
        setFound(answer);
        setFailed(false);
      },
      () => setFailed(true),
    );
    worker.current = asking;
    return () => asking.stop();
  }, []);
  useEffect(() => {
    if (data) worker.current?.setCatalogue(data.catalogue);
  }, [data]);

  const isEmpty = typeof input === 'string' && input.trim() === '';
  useEffect(() => {
    // An answer to what was there before comes too late.
    worker.current?.ask(undefined);
    if (isEmpty) setFound(undefined);
    if (isEmpty || !data) return undefined;
    const timer = setTimeout(() => worker.current?.ask(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, isEmpty, data]);

  return { data, found: isEmpty ? undefined : found, failed: failed || notLoaded };
}

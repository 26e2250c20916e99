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
  /** What `found` is about; the text or file before while a new one is being read. */
  readonly answered: Input | undefined;
  readonly failed: boolean;
}

/**
 * What the diagnosis says of a text, or of a file, a moment after the last change. Nothing leaves the browser, and nothing
 * is asked for after the first files have arrived.
 */
export function useDiagnosis(input: Input): State {
  const { data, failed: notLoaded } = useJson<DiagnoseData>('/diagnose/data.json');
  const [{ found, answered }, setAnswer] = useState<Partial<Pick<State, 'found' | 'answered'>>>({});
  const asked = useRef<Input>();
  const [failed, setFailed] = useState(false);
  const worker = useRef<ReturnType<typeof askWorker>>();

  useEffect(() => {
    const asking = askWorker(
      () => new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' }),
      (answer) => {
        setAnswer({ found: answer, answered: asked.current });
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
    asked.current = input;
    if (isEmpty) setAnswer({});
    if (isEmpty || !data) return undefined;
    const timer = setTimeout(() => worker.current?.ask(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, isEmpty, data]);

  return { data, found: isEmpty ? undefined : found, answered, failed: failed || notLoaded };
}

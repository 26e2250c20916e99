import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../diagnosis/catalogue.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';

export interface Guide {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

interface Props {
  readonly guides: readonly Guide[];
}

/** Causes that the settings of a mail app fix, so that a guide is the next step. */
const FIXED_IN_APP = ['relay-authentication-required', 'authentication-failed', 'tls-problem', 'cannot-connect'];
const WHO = {
  you: 'You can fix this.',
  recipient: 'The recipient has to fix this.',
  administrator: 'An administrator has to fix this.',
  wait: 'Nobody has to do anything. Wait.',
} as const;
const LASTS = {
  permanent: 'It does not go away by itself.',
  temporary: 'It is temporary.',
  either: 'It can be temporary.',
} as const;
/** Long enough to say where a quote stands, short enough to read. UTF-16 units. */
const CONTEXT = 160;
const PAUSE_MS = 150;

/** Reads a pasted error or a bounce message. Nothing leaves the browser. */
export default function Diagnose({ guides }: Props) {
  const [ready, setReady] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Diagnosis | undefined>();
  const [problem, setProblem] = useState('');
  const ask = useRef<(input: string | Uint8Array) => void>(() => undefined);

  useEffect(() => {
    let latest = 0;
    const worker = new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' });
    const fail = () =>
      setProblem('The check could not be loaded. Reload this page, or look for your error in the list of errors.');
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: Diagnosis }>) => {
      if (data.id === latest) setFound(data.answer);
    });
    // Fetched before anything is typed: afterwards no request is made.
    fetch('/diagnose/catalogue.json')
      .then(async (response) => (await response.json()) as Catalogue)
      .then((catalogue) => {
        ask.current = (input) => {
          latest += 1;
          worker.postMessage({ id: latest, input, catalogue });
        };
        setReady(true);
      })
      .catch(fail);
    return () => worker.terminate();
  }, []);

  useEffect(() => {
    if (!ready) return undefined;
    if (text.trim() === '') {
      setFound(undefined);
      return undefined;
    }
    const timer = setTimeout(() => ask.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, ready]);

  const openFile = async (file: File | undefined) => {
    if (!file) return;
    setText('');
    ask.current(new Uint8Array(await file.arrayBuffer()));
  };

  return (
    <div class="diagnose">
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (!event.dataTransfer?.files.length) return;
          event.preventDefault();
          void openFile(event.dataTransfer.files[0]);
        }}
      >
        <fieldset disabled={!ready}>
          <legend class="visually-hidden">Your error</legend>
          <label for="error-text">Paste the error, or the whole returned message</label>
          <p class="hint" id="error-hint">
            It stays on this device. Nothing is sent.
          </p>
          <textarea
            id="error-text"
            aria-describedby="error-hint"
            rows={6}
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <label for="error-file">Or choose a saved message (.eml or .txt)</label>
          <input
            id="error-file"
            type="file"
            accept=".eml,.txt,message/rfc822,text/plain"
            onChange={(event) => void openFile(event.currentTarget.files?.[0])}
          />
        </fieldset>
      </div>
      {problem && <p class="verdict wrong">{problem}</p>}
      <p class="visually-hidden" role="status">
        {found ? spoken(found) : ''}
      </p>
      {found && <Answer found={found} guides={guides} />}
    </div>
  );
}

const REFUSED = { 'too-large': 'This is too long to read', 'not-text': 'This is not a text' } as const;

function spoken(found: Diagnosis): string {
  if (found.cause === 'unknown') return found.refusal?.message ?? 'This error was not recognized.';
  return `${found.confident ? '' : 'Probably: '}${found.label}`;
}

function Answer({ found, guides }: { readonly found: Diagnosis; readonly guides: readonly Guide[] }) {
  if (found.cause === 'unknown') {
    return (
      <section class="answer" aria-label="Answer">
        <h2>{found.refusal ? REFUSED[found.refusal.reason] : 'I do not recognize an error in this'}</h2>
        <p>
          {found.refusal?.message ??
            'Look for a line with a number of three digits, such as 550, or for the words that the server said. Paste that line.'}
        </p>
        <p>
          <a href="/errors/">See the list of errors</a>
        </p>
      </section>
    );
  }
  const guide = guides.find(({ id }) => id === found.app);
  return (
    <section class="answer" aria-label="Answer">
      <p class="hint">{found.confident ? 'This is what it says' : 'This is probably what it says'}</p>
      <h2>{found.label}</h2>
      {found.evidence.map((evidence) => (
        <blockquote key={evidence.quote} class="error-text">
          <Quote text={found.text} {...evidence} />
        </blockquote>
      ))}
      <p>
        {found.whoFixes && WHO[found.whoFixes]} {found.permanence && LASTS[found.permanence]}
      </p>
      {found.notes.map((note) => (
        <p key={note.id}>{note.text}</p>
      ))}
      {found.firstStep && (
        <p>
          <strong>First:</strong> {found.firstStep}
        </p>
      )}
      {found.article && (
        <p>
          <a href={found.article}>{found.title}</a>
        </p>
      )}
      {FIXED_IN_APP.includes(found.cause) && (
        <>
          <h3>{guide ? 'Fix it in your mail app' : 'Which mail app do you use?'}</h3>
          <ul class="choice">
            {(guide ? [guide] : guides).map(({ id, name, href }) => (
              <li key={id}>
                <a href={href}>
                  <span class="choice-name">{name}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.others.length > 0 && (
        <>
          <h3>It could also be this</h3>
          <ul>
            {found.others.map((other) => (
              <li key={other.cause}>
                <a href={other.article}>{other.label}</a>. {other.tell}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A quote in its surroundings, marked. Text direction is isolated, so that a hidden sign cannot turn the page round. */
function Quote({
  text,
  quote,
  range,
}: {
  readonly text: string;
  readonly quote: string;
  readonly range?: readonly [number, number];
}) {
  if (!range) {
    return (
      <bdi>
        <mark>{quote}</mark>
      </bdi>
    );
  }
  const [start, end] = range;
  return (
    <bdi>
      {start > CONTEXT && '… '}
      {text.slice(Math.max(0, start - CONTEXT), start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, end + CONTEXT)}
      {text.length > end + CONTEXT && ' …'}
    </bdi>
  );
}

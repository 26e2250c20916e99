import { hydrate } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Repair } from '../../lib/content/schemas.ts';
import { appRepair } from '../../lib/diagnosis/app-repair.ts';
import type { Catalogue } from '../../lib/diagnosis/catalogue.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import { excerpts } from '../../lib/diagnosis/excerpts.ts';
import { readEmailAddress } from '../../lib/email-address.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import type { Answer as WorkerAnswer, Message } from './diagnose-worker.ts';
import { keptAddress } from '../../scripts/reader-address.ts';
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

/** What `/diagnose/catalogue.json` holds. */
export interface DiagnoseData {
  readonly catalogue: Catalogue;
  readonly guides: readonly GuideOffer[];
}

interface Props {
  /** For a page about something else: without the choice of a file. */
  readonly small?: boolean;
  /** What stood in the field before this script arrived. */
  readonly initial?: string;
  /** The file that was chosen before this script arrived. */
  readonly initialFile?: File | undefined;
}

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
const PAUSE_MS = 150;

/** Takes over the fields that the page was delivered with, and what has been typed or chosen in them. */
export function mountDiagnose(place: HTMLElement): void {
  const typed = place.querySelector('textarea')?.value ?? '';
  const small = place.dataset['small'] !== undefined;
  const file = place.querySelector<HTMLInputElement>('[type=file]')?.files?.[0];
  hydrate(<Diagnose small={small} initial={typed} initialFile={file} />, place);
}

/** Reads a pasted error or a bounce message. Nothing leaves the browser. */
export default function Diagnose({ small = false, initial = '', initialFile }: Props) {
  const [data, setData] = useState<DiagnoseData | undefined>();
  /** What the reader typed, or the bytes of a file. */
  const [input, setInput] = useState<string | Uint8Array>(initial);
  const [found, setFound] = useState<Diagnosis | undefined>();
  const [problem, setProblem] = useState(false);
  const ask = useRef<(input: string | Uint8Array) => void>(() => undefined);

  useEffect(() => {
    let latest = 0;
    const worker = new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' });
    const fail = () => setProblem(true);
    const post = (message: Message) => worker.postMessage(message);
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data: { id, answer } }: MessageEvent<WorkerAnswer>) => {
      if (id === latest) setFound(answer);
    });
    // Fetched before anything is typed: afterwards no request is made.
    fetch('/diagnose/catalogue.json')
      .then(async (response) => (await response.json()) as DiagnoseData)
      .then((loaded) => {
        post({ catalogue: loaded.catalogue });
        ask.current = (input) => {
          latest += 1;
          post({ id: latest, input });
        };
        setData(loaded);
      })
      .catch(fail);
    return () => worker.terminate();
  }, []);

  useEffect(() => {
    if (!data) return undefined;
    if (typeof input === 'string' && input.trim() === '') {
      setFound(undefined);
      return undefined;
    }
    const timer = setTimeout(() => ask.current(input), typeof input === 'string' ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [input, data]);

  const openFile = async (file: File | undefined) => {
    if (file) setInput(new Uint8Array(await file.arrayBuffer()));
  };
  useEffect(() => void openFile(initialFile), []);

  return (
    <div class="diagnose form">
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (!event.dataTransfer?.files.length) return;
          event.preventDefault();
          void openFile(event.dataTransfer.files[0]);
        }}
      >
        {/* The page is delivered with the field switched off; the first script to arrive switches it on. */}
        <fieldset disabled={typeof document === 'undefined'}>
          <legend class="visually-hidden">Your error</legend>
          <label for="error-text">Paste the error, or the whole returned message</label>
          <p class="hint" id="error-hint">
            It stays on this device. Nothing is sent.
          </p>
          <textarea
            id="error-text"
            aria-describedby="error-hint"
            rows={small ? 3 : 6}
            autocomplete="off"
            spellcheck={false}
            value={typeof input === 'string' ? input : ''}
            onInput={(event) => setInput(event.currentTarget.value)}
          />
          {!small && (
            <>
              <label for="error-file">Or choose a saved message (.eml or .txt)</label>
              <input
                id="error-file"
                type="file"
                accept=".eml,.txt,message/rfc822,text/plain"
                onChange={(event) => void openFile(event.currentTarget.files?.[0])}
              />
            </>
          )}
        </fieldset>
      </div>
      {problem && (
        <p class="verdict wrong" role="alert">
          The check could not be loaded. Reload this page, or{' '}
          <a href="/errors/">look for your error in the list of errors</a>.
        </p>
      )}
      <p class="visually-hidden" role="status">
        {found && <span key={spoken(found)}>{spoken(found)}</span>}
      </p>
      {/* Another answer is another element: a browser that translates the page replaces the texts in it. */}
      {found && data && <Answer key={answerKey(found)} found={found} guides={data.guides} />}
    </div>
  );
}

const REFUSED = { 'too-large': 'This is too long to read', 'not-text': 'This is not a text' } as const;

function spoken(found: Diagnosis): string {
  if (found.cause === 'unknown') return found.refusal?.message ?? 'This error was not recognized.';
  return `${found.confident ? '' : 'Probably: '}${found.label}`;
}

/** What an answer says, apart from the reader's own words. */
function answerKey({ cause, confident, article, app, notes }: Diagnosis): string {
  return [cause, confident, article, app, ...notes.map(({ id }) => id)].join(' ');
}

function Answer({ found, guides }: { readonly found: Diagnosis; readonly guides: readonly GuideOffer[] }) {
  if (found.cause === 'unknown') {
    return (
      <section class="answer panel" aria-label="Answer">
        <h2>{found.refusal ? REFUSED[found.refusal.reason] : 'I do not recognize an error in this'}</h2>
        <p>
          {found.refusal?.message ??
            'Look for a line with a number of three digits, such as 550, or for the words that the server said. Paste that line.'}
        </p>
        <p>
          <a href="/errors/">See the list of errors</a>, or <a href="/search/">search this site</a>.
        </p>
      </section>
    );
  }
  const repair = appRepair(found.cause);
  return (
    <section class="answer panel" aria-label="Answer">
      <p class="hint">{found.confident ? 'This is what it says' : 'This is probably what it says'}</p>
      <h2>{found.label}</h2>
      {excerpts(found.text, found.evidence).map(({ pieces, cutBefore, cutAfter }, index) => (
        <blockquote key={index} class="error-text" translate={false}>
          {/* Text direction is isolated, so that a hidden sign cannot turn the page round. */}
          <bdi>
            {cutBefore && '… '}
            {pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
            {cutAfter && ' …'}
          </bdi>
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
      {repair && <GuideChoice app={found.app} guides={guides} repair={repair} />}
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

/** The guide of the device that this page is read on; `undefined` on a computer, where any app may be in use. */
function guideOfDevice(): string | undefined {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad calls itself a Mac; no Mac has a touch screen.
  if (/iPhone|iPad/u.test(userAgent) || (/Macintosh/u.test(userAgent) && maxTouchPoints > 1)) return 'iphone';
  return /Android/u.test(userAgent) ? 'android' : undefined;
}

/** The way on to a guide: the app that the error gives away or that this device suggests first, then the others. */
function GuideChoice({
  app,
  guides,
  repair,
}: {
  readonly app: string | undefined;
  readonly guides: readonly GuideOffer[];
  readonly repair: Repair;
}) {
  const [typed, setTyped] = useState(keptAddress() ?? '');
  const address = readEmailAddress(typed);
  const email = address.ok ? address.email : undefined;
  const named = guides.find(({ id }) => id === app);
  const guess = named ?? (app === 'program' ? undefined : guides.find(({ id }) => id === guideOfDevice()));
  const step = guess && (named || !guess.hasVariants) ? guess.repairs[repair] : undefined;
  // What a program says is fixed in a program; everybody else is offered mail apps.
  const group = app === 'program' ? 'programs' : 'apps';
  const others = guides.filter((guide) => guide !== guess && guide.group === group);
  const link = ({ href, name }: GuideOffer) => (
    <a href={`${href}${guideFragment({ email })}`}>
      <span class="choice-name">{name}</span>
    </a>
  );
  return (
    <>
      <h3>
        {guess
          ? 'Fix it in your mail app'
          : group === 'programs'
            ? 'Which program sends the mail?'
            : 'Which mail app do you use?'}
      </h3>
      <div class="field">
        <label for="answer-address">Your email address, if you like</label>
        <p class="hint" id="answer-address-hint">
          The guide then shows your own user name. It is not sent.
        </p>
        <input
          id="answer-address"
          type="text"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="answer-address-hint answer-address-problem"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p id="answer-address-problem" class={typed === '' || address.ok ? undefined : 'hint'}>
          {typed === '' || address.ok ? '' : address.problem}
        </p>
      </div>
      {guess && (
        <>
          <ul class="choice">
            <li>{link(guess)}</li>
          </ul>
          {step && (
            <p>
              Already in the settings?{' '}
              <a href={`${guess.href}${guideFragment({ step: step.step, email })}`}>
                {`Go to step ${step.step}: ${step.title}`}
              </a>
            </p>
          )}
          <p class="hint">Do you use another app?</p>
        </>
      )}
      <ul class={guess ? 'answer-others' : 'choice'}>
        {others.map((guide) => (
          <li key={guide.id}>{link(guide)}</li>
        ))}
      </ul>
    </>
  );
}

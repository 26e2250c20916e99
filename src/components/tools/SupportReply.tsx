import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readEmailAddress, type UserNameRule, userNameOf } from '../../lib/email-address.ts';
import {
  composeReply,
  firstStepFor,
  type Reply,
  type ReplyError,
  type ReplyGuide,
  type ReplyValue,
  type Tone,
} from '../../lib/support-reply/reply.ts';
import { type ReplySubject, subjectText, understand } from '../../lib/support-reply/understand.ts';
import { CopyButton } from './CopyButton.tsx';
import { pasteShortened } from './paste-shortened.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { useJson } from './use-json.ts';
import { useSession } from './use-session.ts';
import { useStarted } from './use-started.ts';
// The diagnosis starts a worker.
import '../../scripts/trusted-types.ts';
import { withBase } from '../../base.ts';

/** What `/support/data.json` holds. */
export interface SupportData {
  /** The errors by what they mean. */
  readonly groups: readonly { readonly label: string; readonly errors: readonly ReplyError[] }[];
  readonly guides: readonly ReplyGuide[];
}

interface Props {
  /** The settings that a reply repeats, without the user name. */
  readonly values: readonly ReplyValue[];
  readonly userName: { readonly label: string; readonly phrase: string; readonly rule: UserNameRule };
  readonly signature: string;
}

/** What support entered. What is left out follows from the customer's text; '' is a choice too. */
interface Entered {
  readonly text: string;
  readonly tone: Tone;
  readonly error?: string | undefined;
  readonly guide?: string | undefined;
  readonly step?: string | undefined;
  readonly email?: string | undefined;
}

const NOTHING: Entered = {
  text: '',
  tone: 'email',
  error: undefined,
  guide: undefined,
  step: undefined,
  email: undefined,
};
const TONES = [
  ['email', 'For an email'],
  ['call', 'After a phone call'],
] as const;

/** Makes a link and a reply for a customer from what the customer wrote. Nothing leaves the page. */
export default function SupportReply({ values, userName, signature }: Props) {
  const started = useStarted();
  const [entered, enter] = useSession('support', NOTHING);
  const { data, failed } = useJson<SupportData>('/support/data.json');
  const diagnosis = useDiagnosis(entered.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useBfcacheRestore();

  const { groups = [], guides = [] } = data ?? {};
  const errors = groups.flatMap((group) => group.errors);
  const { found } = diagnosis;
  const understood = useMemo(() => found && data && understand(found, errors, guides), [found, data]);

  const error = errors.find(({ id }) => id === (entered.error ?? understood?.error?.id));
  const guide = guides.find(({ id }) => id === (entered.guide ?? understood?.guide?.id));
  const step = entered.step ?? String(firstStepFor(error, guide) ?? '');
  const typed = entered.email ?? understood?.email ?? '';
  const address = readEmailAddress(typed);
  const email = address.ok ? address.email : undefined;
  const isAddressWrong = typed !== '' && !address.ok;
  const reply =
    typeof location === 'undefined'
      ? undefined
      : composeReply({
          site: new URL(withBase('/'), location.href).href.replace(/\/$/u, ''),
          tone: entered.tone,
          error,
          guide,
          step: step === '' ? undefined : Number(step),
          email,
          values: [
            ...values,
            { label: userName.label, value: email === undefined ? userName.phrase : userNameOf(userName.rule, email) },
          ],
          signature,
        });

  return (
    <div class="form support">
      {failed && (
        <p class="verdict wrong" role="alert">
          The list of errors and guides didn’t load. Check your connection and reload this page.
        </p>
      )}
      <div class="area">
        <div class="field">
          <label for="support-text">What the customer wrote or sees</label>
          <p class="hint" id="support-text-hint">
            Paste the error, the returned message or the customer’s email. If the customer is on the phone, type what
            they say. Private: what you enter never leaves your device.
          </p>
          <textarea
            ref={field}
            id="support-text"
            rows={4}
            aria-describedby="support-text-hint"
            autocomplete="off"
            spellcheck={false}
            disabled={!started}
            value={entered.text}
            // A number of a step belongs to the guide that the text before was about.
            onInput={(event) => enter({ text: event.currentTarget.value, step: undefined })}
            onPaste={pasteShortened}
          />
        </div>
        <Understanding
          subject={understood && { error, guide, step: Number(step), email }}
          isChanged={entered.error !== undefined || entered.guide !== undefined || entered.step !== undefined}
          others={understood?.others ?? []}
          onChoose={(other) => enter({ error: other.id, step: undefined })}
        />
        {diagnosis.failed && (
          <p role="alert">We couldn’t read the text. Reload this page, or choose the app and the error.</p>
        )}
        {found?.notes.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
        <fieldset class="support-fields" disabled={!data}>
          <legend class="visually-hidden">What the reply is about</legend>
          <div class="field">
            <label for="support-guide">Mail app</label>
            <select
              id="support-guide"
              value={guide?.id ?? ''}
              onChange={(event) => enter({ guide: event.currentTarget.value, step: undefined })}
            >
              <option value="">I don’t know</option>
              {guides.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="support-step">Step</label>
            <select
              id="support-step"
              value={step}
              disabled={!guide}
              onChange={(event) => enter({ step: event.currentTarget.value })}
            >
              <option value="">{guide ? 'The whole guide' : 'Choose a mail app first'}</option>
              {guide?.steps.map(({ number, title }) => (
                <option key={number} value={number}>
                  {`${number}. ${title}`}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="support-error">Error</label>
            <select
              id="support-error"
              value={error?.id ?? ''}
              onChange={(event) => enter({ error: event.currentTarget.value, step: undefined })}
            >
              <option value="">I don’t know</option>
              {groups.map((group) => (
                <optgroup key={group.label} label={group.label}>
                  {group.errors.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="support-email">Customer’s email address</label>
            <input
              id="support-email"
              type="text"
              inputmode="email"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              aria-describedby="support-email-problem support-email-hint"
              aria-invalid={isAddressWrong}
              value={typed}
              onInput={(event) => enter({ email: event.currentTarget.value })}
            />
            <p id="support-email-problem" class={isAddressWrong ? 'verdict wrong' : undefined}>
              {isAddressWrong ? address.problem : ''}
            </p>
            <p class="hint" id="support-email-hint">
              Optional. The link fills in the user name, and no server sees the address.
            </p>
          </div>
        </fieldset>
        <div class="support-ends">
          <fieldset class="support-tone" disabled={!started}>
            <legend class="visually-hidden">What the reply is for</legend>
            {TONES.map(([tone, name]) => (
              <label key={tone} class="tick">
                <input
                  type="radio"
                  name="support-tone"
                  checked={entered.tone === tone}
                  onChange={() => enter({ tone })}
                />{' '}
                {name}
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            class="copy"
            disabled={!started}
            onClick={() => {
              enter(NOTHING);
              field.current?.focus();
            }}
          >
            Start over
          </button>
        </div>
      </div>
      {reply ? (
        <Result reply={reply} place={guide && (step === '' ? 'the guide' : `step ${step} of the guide`)} />
      ) : (
        <p class="hint">Your link and your reply appear here.</p>
      )}
    </div>
  );
}

/** What the reply is about, in a line, and what else the text could be about. */
function Understanding({
  subject,
  isChanged,
  others,
  onChoose,
}: {
  /** Left out while there is no text. */
  readonly subject: ReplySubject | undefined;
  /** Whether support chose something else. */
  readonly isChanged: boolean;
  readonly others: readonly ReplyError[];
  readonly onChoose: (error: ReplyError) => void;
}) {
  const facts = subject && subjectText(subject);
  const left = others.filter((other) => other !== subject?.error);
  const status = !subject
    ? ''
    : facts
      ? `${isChanged ? 'You chose' : 'This looks like'}: ${facts}`
      : left.length > 0
        ? 'This can mean several things.'
        : 'We don’t recognize an error in this text. Choose the app and the error.';
  return (
    <>
      <p class="support-understood" role="status">
        <span key={status}>{status}</span>
      </p>
      {left.length > 0 && (
        <div class="buttons" role="group" aria-label="Other errors that fit">
          <span>{subject?.error ? 'Or is it this?' : 'Which one is it?'}</span>
          {left.map((other) => (
            <button key={other.id} type="button" class="copy" onClick={() => onChoose(other)}>
              {other.name}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** What to read out, the reply, and the link. */
function Result({ reply, place }: { readonly reply: Reply; readonly place: string | undefined }) {
  const text = useRef<HTMLPreElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const { spoken } = reply;
  return (
    <section class="support-result panel" aria-label="Link and reply">
      {spoken === undefined ? (
        <p class="hint">Choose a mail app to get a short link that you can read out.</p>
      ) : (
        <>
          <h2>Read this out</h2>
          <p class="support-spoken" translate={false}>
            <a href={`//${spoken}/`}>
              {spoken.split(/(?<=\/)/u).map((part) => (
                <>
                  {part}
                  <wbr />
                </>
              ))}
            </a>
          </p>
          <p class="hint">It opens {place}.</p>
        </>
      )}
      <h2>Reply</h2>
      <div class="buttons">
        <CopyButton class="primary" text={reply.text} html={reply.html} source={text}>
          Copy the reply
        </CopyButton>
        <CopyButton text={reply.text} source={text}>
          Copy as plain text
        </CopyButton>
      </div>
      <section aria-label="Text of the reply">
        <pre ref={text} translate={false}>
          {reply.text}
        </pre>
      </section>
      <h2>Link</h2>
      <p class="support-link" translate={false}>
        <a ref={link} href={reply.link}>
          {reply.link}
        </a>
      </p>
      <div class="buttons">
        <CopyButton class="secondary" text={reply.link} source={link}>
          Copy the link
        </CopyButton>
      </div>
      <QrCode text={reply.link} />
    </section>
  );
}

/** The link as a picture, for a customer at the counter. */
function QrCode({ text }: { readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    let current = true;
    import('./qr.ts')
      .then(({ drawQr }) => {
        if (current) place.current?.replaceChildren(drawQr(text, 'QR code of the link'));
      })
      .catch(() => setFailed(true));
    return () => {
      current = false;
    };
  }, [text, isOpen]);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary class="more">QR code of the link</summary>
      {failed ? <p class="hint">The QR code couldn’t be drawn. Use the link instead.</p> : <div ref={place} />}
    </details>
  );
}

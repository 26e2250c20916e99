import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Strings } from '../../i18n/locales/en.ts';
import { fill } from '../../i18n/fill.ts';
import { type AddressProblem, readEmailAddress, type UserNameRule, userNameOf } from '../../lib/email-address.ts';
import type { SupportData } from '../../lib/support-reply/data.ts';
import { isNewCase } from '../../lib/support-reply/new-case.ts';
import {
  composeReply,
  firstStepFor,
  guideOfReply,
  type Reply,
  type ReplyError,
  type ReplyGuide,
  type ReplyValue,
  type Tone,
} from '../../lib/support-reply/reply.ts';
import {
  furtherError,
  type ReplySubject,
  restOf,
  subjectText,
  understand,
} from '../../lib/support-reply/understand.ts';
import { CopyButton } from './CopyButton.tsx';
import { dropFile, FileChoice } from './FileChoice.tsx';
import { pasteShortened } from './paste-shortened.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { useJson } from './use-json.ts';
import { useSession } from './use-session.ts';
import { useStarted } from './use-started.ts';
// The diagnosis starts a worker.
import '../../scripts/trusted-types.ts';
import { withBase } from '../../base.ts';

interface Props {
  readonly words: SupportWords;
  readonly addressProblems: Readonly<Record<AddressProblem, string>>;
  /** The settings that a reply repeats, without the user name. */
  readonly values: readonly ReplyValue[];
  readonly userName: { readonly label: string; readonly phrase: string; readonly rule: UserNameRule };
  readonly signature: string;
}

type SupportWords = Strings['supportPage']['tool'];

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
const TONES = ['email', 'call'] as const;
/** What most callers have, offered where only the error is known. */
const COMMON_GUIDES: readonly string[] = ['iphone', 'android', 'outlook'];

/** Makes a link and a reply for a customer from what the customer wrote. Nothing leaves the page. */
export default function SupportReply({ words, addressProblems, values, userName, signature }: Props) {
  const started = useStarted();
  const [entered, enter] = useSession('support', NOTHING);
  const { data, failed } = useJson<SupportData>('/support/data.json');
  const [file, setFile] = useState<File>();
  const diagnosis = useDiagnosis(file ?? entered.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const result = useRef<HTMLElement>(null);
  /** Whether support chose another error, whose button is gone: the focus goes to the reply. */
  const [leading, setLeading] = useState(false);
  useBfcacheRestore();
  useEffect(() => {
    if (leading) result.current?.focus();
    setLeading(false);
  }, [leading]);

  const { groups = [], guides = [] } = data ?? {};
  const errors = groups.flatMap((group) => group.errors);
  const { found } = diagnosis;
  const understood = useMemo(() => found && data && understand(found, { ...data, errors }), [found, data]);
  // A customer can have two problems.
  const further = useDiagnosis(useMemo(() => (found ? restOf(found) : ''), [found])).found;
  const second = found && further && furtherError(found, further, errors);

  const error = errors.find(({ id }) => id === (entered.error ?? understood?.error?.id));
  const app = guides.find(({ id }) => id === (entered.guide ?? understood?.guide?.id));
  const guide = guideOfReply(error, app);
  const otherGuides = [understood?.guide, ...(understood?.otherGuides ?? [])].flatMap((one) =>
    guide && one && one !== guide ? one : [],
  );
  const step = entered.step ?? String(firstStepFor(error, guide) ?? '');
  const typed = entered.email ?? understood?.email ?? '';
  const address = readEmailAddress(typed, addressProblems);
  const email = address.ok ? address.email : undefined;
  const isAddressWrong = typed !== '' && !address.ok;
  const reply =
    typeof location === 'undefined'
      ? undefined
      : composeReply({
          words: words.message,
          site: new URL(withBase('/'), location.href).href.replace(/\/$/u, ''),
          tone: entered.tone,
          error,
          quote: error === understood?.error ? understood?.quote : undefined,
          guide,
          step: step === '' ? undefined : Number(step),
          email,
          values: [
            ...values,
            { label: userName.label, value: email === undefined ? userName.phrase : userNameOf(userName.rule, email) },
          ],
          signature,
        });

  const chooseGuide = (chosen: string) => enter({ guide: chosen, step: undefined });
  /** What comes from another customer is a new case, for which nothing is chosen yet. */
  const open = (chosen: File) => {
    enter({ ...NOTHING, tone: entered.tone });
    setFile(chosen);
  };
  /** A name, and that what it names isn't in the language of the page. */
  const option = ({ id, name, lang }: ReplyError | ReplyGuide) => (
    <option key={id} value={id} lang={lang}>
      {lang === undefined ? name : `${name} ${words.message.foreign}`}
    </option>
  );

  return (
    <div class="form support" {...dropFile(open)}>
      {failed && (
        <p class="verdict wrong" role="alert">
          {words.dataFailed}
        </p>
      )}
      <div class="area">
        <div class="field">
          <label for="support-text">{words.text}</label>
          <p class="hint" id="support-text-hint">
            {words.textHint}
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
            onInput={(event) => {
              const text = event.currentTarget.value;
              setFile(undefined);
              // The number of a step belongs to the guide that the text before was about.
              enter(
                file || isNewCase(entered.text, text)
                  ? { ...NOTHING, tone: entered.tone, text }
                  : { text, step: undefined },
              );
            }}
            onPaste={pasteShortened}
          />
          <FileChoice id="support-file" words={words} onChoose={open} />
        </div>
        {file && <p class="hint">{fill(words.fromFile, { name: file.name })}</p>}
        {found?.refusal && <p role="alert">{found.refusal.message}</p>}
        <Understanding
          words={words}
          subject={understood && { error, guide, step: Number(step), email }}
          isChanged={entered.error !== undefined || entered.guide !== undefined || entered.step !== undefined}
          others={[...new Set([...(understood?.others ?? []), ...(second ? [second] : [])])]}
          onChoose={(other) => {
            enter({ error: other.id, step: undefined });
            setLeading(true);
          }}
        />
        {otherGuides.length > 0 && (
          <div class="buttons" role="group" aria-label={words.otherApps}>
            <span>{words.orThisApp}</span>
            <GuideButtons guides={otherGuides} onChoose={chooseGuide} />
          </div>
        )}
        {diagnosis.failed && <p role="alert">{words.readFailed}</p>}
        {found?.notes.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
        <fieldset class="support-fields" disabled={!data}>
          <legend class="visually-hidden">{words.about}</legend>
          <div class="field">
            <label for="support-guide">{words.app}</label>
            <select
              id="support-guide"
              aria-describedby="support-guide-hint"
              value={app?.id ?? ''}
              onChange={(event) => chooseGuide(event.currentTarget.value)}
            >
              <option value="">{words.unknown}</option>
              {guides.map(option)}
            </select>
            <p class="hint" id="support-guide-hint">
              {app && !guide && words.noRepair}
            </p>
          </div>
          <div class="field">
            <label for="support-step">{words.step}</label>
            <select
              id="support-step"
              value={step}
              disabled={!guide}
              onChange={(event) => enter({ step: event.currentTarget.value })}
            >
              <option value="">{guide ? words.wholeGuide : words.appFirst}</option>
              {guide?.steps.map(({ number, title }) => (
                <option key={number} value={number} lang={guide.lang}>
                  {`${number}. ${title}`}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="support-error">{words.error}</label>
            <select
              id="support-error"
              value={error?.id ?? ''}
              onChange={(event) => enter({ error: event.currentTarget.value, step: undefined })}
            >
              <option value="">{words.unknown}</option>
              {groups.map((group) => (
                <optgroup key={group.label} label={group.label}>
                  {group.errors.map(option)}
                </optgroup>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="support-email">{words.email}</label>
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
              {email !== undefined && entered.email === undefined && `${words.emailFound} `}
              {words.emailHint}
            </p>
          </div>
        </fieldset>
        <div class="support-ends">
          <fieldset class="support-tone" disabled={!started}>
            <legend class="visually-hidden">{words.use}</legend>
            {TONES.map((tone) => (
              <label key={tone} class="tick">
                <input
                  type="radio"
                  name="support-tone"
                  checked={entered.tone === tone}
                  onChange={() => enter({ tone })}
                />{' '}
                {words.tones[tone]}
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            class="copy"
            disabled={!started}
            onClick={() => {
              enter(NOTHING);
              setFile(undefined);
              field.current?.focus();
            }}
          >
            {words.startOver}
          </button>
        </div>
      </div>
      {reply ? (
        <Result
          words={words}
          place={result}
          reply={reply}
          opens={!guide ? words.opensError : step === '' ? words.opensGuide : fill(words.opensStep, { step })}
        >
          <GuideButtons guides={guides.filter(({ id }) => COMMON_GUIDES.includes(id))} onChoose={chooseGuide} />
        </Result>
      ) : (
        <p class="hint">{words.nothingYet}</p>
      )}
    </div>
  );
}

/** What the reply is about, in a line, and what else the text could be about. */
function Understanding({
  words,
  subject,
  isChanged,
  others,
  onChoose,
}: {
  readonly words: SupportWords;
  /** Left out while there is no text. */
  readonly subject: ReplySubject | undefined;
  /** Whether support chose something else. */
  readonly isChanged: boolean;
  readonly others: readonly ReplyError[];
  readonly onChoose: (error: ReplyError) => void;
}) {
  const facts = subject && subjectText(subject, words.subject);
  const left = others.filter((other) => other !== subject?.error);
  const status = !subject
    ? ''
    : facts
      ? fill(isChanged ? words.chosen : words.looksLike, { subject: facts })
      : left.length > 0
        ? words.several
        : words.notRecognized;
  return (
    <>
      <p class="support-understood" role="status">
        <span key={status}>{status}</span>
      </p>
      {left.length > 0 && (
        <div class="buttons" role="group" aria-label={words.others}>
          <span>{subject?.error ? words.orThis : words.whichOne}</span>
          {left.map((other) => (
            <button key={other.id} type="button" class="copy" lang={other.lang} onClick={() => onChoose(other)}>
              {other.name}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** Guides to choose from, without a way through a long list. */
function GuideButtons({
  guides,
  onChoose,
}: {
  readonly guides: readonly ReplyGuide[];
  readonly onChoose: (id: string) => void;
}) {
  return guides.map(({ id, name, lang }) => (
    <button key={id} type="button" class="copy" lang={lang} onClick={() => onChoose(id)}>
      {name}
    </button>
  ));
}

/** What to read out, the reply, and the link. */
function Result({
  words,
  place,
  reply,
  opens,
  children,
}: {
  readonly words: SupportWords;
  readonly place: RefObject<HTMLElement>;
  readonly reply: Reply;
  /** Where the short link leads. */
  readonly opens: string;
  /** The choice of an app, for a short link. */
  readonly children: ComponentChildren;
}) {
  const text = useRef<HTMLPreElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const { spoken } = reply;
  return (
    <section ref={place} class="support-result panel" aria-label={words.result} tabIndex={-1}>
      {spoken === undefined ? (
        <>
          <p>{words.noShortLink}</p>
          <div class="buttons">{children}</div>
        </>
      ) : (
        <>
          <h2>{words.readOut}</h2>
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
          <p class="hint">{opens}</p>
        </>
      )}
      {reply.isForeign && <p class="hint">{words.foreign}</p>}
      <h2>{words.reply}</h2>
      <div class="buttons">
        <CopyButton class="primary" text={reply.text} html={reply.html} source={text}>
          {words.copyReply}
        </CopyButton>
        <CopyButton text={reply.text} source={text}>
          {words.copyPlain}
        </CopyButton>
      </div>
      <section aria-label={words.replyText}>
        <pre ref={text} translate={false}>
          {reply.text}
        </pre>
      </section>
      <h2>{words.link}</h2>
      <p class="support-link" translate={false}>
        <a ref={link} href={reply.link}>
          {reply.link}
        </a>
      </p>
      <div class="buttons">
        <CopyButton class="secondary" text={reply.link} source={link}>
          {words.copyLink}
        </CopyButton>
      </div>
      <QrCode words={words} text={reply.link} />
    </section>
  );
}

/** The link as a picture, for a customer at the counter. */
function QrCode({ words, text }: { readonly words: SupportWords; readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    let current = true;
    import('./qr.ts')
      .then(({ drawQr }) => {
        if (current) place.current?.replaceChildren(drawQr(text, words.qr));
      })
      .catch(() => setFailed(true));
    return () => {
      current = false;
    };
  }, [text, isOpen]);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary class="more">{words.qr}</summary>
      {failed ? <p class="hint">{words.qrFailed}</p> : <div ref={place} />}
    </details>
  );
}

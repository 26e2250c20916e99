import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readEmailAddress, type UserNameRule, userNameOf } from '../../lib/email-address.ts';
import { composeReply, type ReplyError, type ReplyGuide, type ReplyValue } from '../../lib/support-reply/reply.ts';
import { copyText } from '../../scripts/clipboard.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useJson } from './use-json.ts';
import { useStarted } from './use-started.ts';

/** What `/support/data.json` holds. */
export interface SupportData {
  readonly errors: readonly ReplyError[];
  readonly guides: readonly ReplyGuide[];
}

interface Props {
  /** The settings that a reply repeats, without the user name. */
  readonly values: readonly ReplyValue[];
  readonly userName: { readonly label: string; readonly phrase: string; readonly rule: UserNameRule };
  readonly signature: string;
}

/** Builds a link and a reply for a customer. Nothing leaves the page. */
export default function SupportReply({ values, userName, signature }: Props) {
  const { data, failed } = useJson<SupportData>('/support/data.json');
  const { errors = [], guides = [] } = data ?? {};
  const [errorId, setErrorId] = useState('');
  const [guideId, setGuideId] = useState('');
  const [step, setStep] = useState('');
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');

  useStarted();
  useBfcacheRestore();

  const guide = guides.find(({ id }) => id === guideId);
  const address = readEmailAddress(typed);
  const email = address.ok ? address.email : undefined;
  const reply = useMemo(() => {
    if (typeof location === 'undefined') return undefined;
    return composeReply({
      origin: location.origin,
      error: errors.find(({ id }) => id === errorId),
      guide,
      step: step === '' ? undefined : Number(step),
      email,
      values: [
        ...values,
        { label: userName.label, value: email === undefined ? userName.phrase : userNameOf(userName.rule, email) },
      ],
      signature,
    });
  }, [errorId, guideId, step, email]);

  const copy = async (what: string, text: string, html?: string) => {
    setSaid(
      (await copyText(text, html))
        ? `${what} copied.`
        : `Your browser does not let this page copy. Select the text and copy it by hand.`,
    );
  };
  const choose = (set: (value: string) => void) => (event: { currentTarget: HTMLSelectElement }) => {
    set(event.currentTarget.value);
    setSaid('');
  };

  return (
    <div class="form support">
      {failed && (
        <p class="verdict wrong" role="alert">
          The list of errors and guides didn’t load. Check your connection and reload this page.
        </p>
      )}
      <fieldset disabled={!data}>
        <legend class="visually-hidden">What the customer has</legend>
        <div class="field">
          <label for="support-error">Error</label>
          <select id="support-error" value={errorId} onChange={choose(setErrorId)}>
            <option value="">Not known</option>
            {errors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="support-guide">Mail app</label>
          <select
            id="support-guide"
            value={guideId}
            onChange={(event) => {
              choose(setGuideId)(event);
              setStep('');
            }}
          >
            <option value="">Not known</option>
            {guides.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="support-step">Step</label>
          <select id="support-step" value={step} onChange={choose(setStep)} disabled={!guide}>
            <option value="">{guide ? 'The whole guide' : 'Choose a mail app first'}</option>
            {guide?.steps.map(({ number, title }) => (
              <option key={number} value={number}>
                {`${number}. ${title}`}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="support-email">The customer’s address, if you like</label>
          <p class="hint" id="support-email-hint">
            The guide then shows the customer’s own user name. It travels behind the # of the link, which no server
            sees.
          </p>
          <input
            id="support-email"
            type="text"
            inputmode="email"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="support-email-hint support-email-problem"
            aria-invalid={typed !== '' && !address.ok}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setSaid('');
            }}
          />
          <p id="support-email-problem" class={typed === '' || address.ok ? undefined : 'verdict wrong'}>
            {typed === '' || address.ok ? '' : address.problem}
          </p>
        </div>
      </fieldset>
      {reply ? (
        <section class="support-result panel" aria-label="Link and reply">
          <h2>The link</h2>
          <p class="support-link" translate={false}>
            <a href={reply.link}>{reply.link}</a>
          </p>
          <div class="buttons">
            <button type="button" class="primary" onClick={() => void copy('Link', reply.link)}>
              Copy the link
            </button>
          </div>
          {reply.shortLink && (
            <>
              <h3>To read out on the phone</h3>
              <p class="support-link" translate={false}>
                <a href={reply.shortLink}>{reply.shortLink.replace(/^https?:\/\//u, '')}</a>
              </p>
            </>
          )}
          <QrCode text={reply.link} />
          <h2>The reply</h2>
          <section aria-label="Text of the reply">
            <pre translate={false}>{reply.text}</pre>
          </section>
          <div class="buttons">
            <button type="button" class="copy" onClick={() => void copy('Plain text', reply.text)}>
              Copy as plain text
            </button>
            <button type="button" class="copy" onClick={() => void copy('Formatted text', reply.text, reply.html)}>
              Copy with formatting
            </button>
          </div>
        </section>
      ) : (
        <p class="hint">Choose an error or a mail app. The link and the reply then stand here.</p>
      )}
      <p role="status">
        <span key={said}>{said}</span>
      </p>
    </div>
  );
}

/** The link as a picture, for a customer at the counter. */
function QrCode({ text }: { readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    import('./qr.ts')
      .then(({ drawQr }) => {
        if (current) place.current?.replaceChildren(drawQr(text, 'QR code of the link'));
      })
      .catch(() => setFailed(true));
    return () => {
      current = false;
    };
  }, [text]);
  return failed ? <p class="hint">The QR code could not be drawn. Use the link.</p> : <div ref={place} />;
}

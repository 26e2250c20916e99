import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Repair } from '../../lib/content/schemas.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import {
  checkSettings,
  type Field,
  type Finding,
  SHOWN_SECURITY,
  type ShownSettings,
} from '../../lib/settings-check/check.ts';
import { fromFragment, toFragment } from '../../lib/settings-check/share.ts';
import type { OutgoingServer } from '../../lib/settings/schema.ts';
import type { GuideOutline } from '../../site.ts';
import { copyText } from '../../scripts/clipboard.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useJson } from './use-json.ts';
import { useStarted } from './use-started.ts';

interface Props {
  readonly outgoing: OutgoingServer;
  readonly supportName: string;
  /** The apps that a reader may have; their words for each field come from `/guides.json`. */
  readonly apps: readonly Pick<GuideOutline, 'id' | 'name'>[];
}

const EMPTY: ShownSettings = { server: '', port: '', security: '', authentication: '', userName: '' };
const LABELS: Readonly<Record<Field, string>> = {
  server: 'Outgoing Mail Server',
  port: 'Port',
  security: 'Security',
  authentication: 'Login for sending',
  userName: 'User name for sending',
};
const HINTS: Readonly<Record<Field, string>> = {
  server: 'Also called SMTP server or host name',
  port: 'A number, often behind “Advanced”',
  security: 'Also called encryption or connection security',
  authentication:
    'Whether your app logs in to send. Also called “Require sign-in” or “My outgoing server (SMTP) requires authentication.”',
  userName: 'Exactly as your app shows it, even if it is empty',
};
const WORDS: Readonly<Record<Finding['verdict'], string>> = {
  right: 'Right',
  wrong: 'Change this',
  unsure: 'Check this',
};
const AUTHENTICATION_WORDS: Readonly<Record<ShownSettings['authentication'], string>> = {
  '': 'I do not know',
  on: 'On',
  same: '“Use same settings as incoming mail server.”',
  off: 'Off',
};
const REPAIRS: Readonly<Record<Field, Repair>> = {
  server: 'server',
  port: 'server',
  security: 'server',
  authentication: 'authentication',
  userName: 'user-name',
};

/** Where in its guide an app's field is dealt with, and what the app calls it. */
function inApp({ steps, fields }: GuideOutline, field: Field): { label?: string; choose?: string; step?: number } {
  const own = fields.find(({ setting }) => setting === field);
  const step = own?.step ?? steps.find(({ covers }) => covers.includes(REPAIRS[field]))?.number;
  return { ...own, ...(step === undefined ? {} : { step }) };
}

/** What support needs to know, as text. It holds no password, because none is asked for. */
function report(shown: ShownSettings, findings: readonly Finding[], app: GuideOutline | undefined): string {
  return [
    ...(app ? [`Mail app: ${app.name}`] : []),
    ...findings.map(({ field, verdict, changeTo }) => {
      const value = field === 'authentication' ? AUTHENTICATION_WORDS[shown.authentication] : shown[field] || '(empty)';
      return `${LABELS[field]}: ${value} – ${WORDS[verdict]}${changeTo && verdict !== 'right' ? `: ${changeTo}` : ''}`;
    }),
  ].join('\n');
}

/** Compares the settings that the reader's app shows with the right ones. Nothing leaves the page. */
export default function CheckSettings({ outgoing, supportName, apps }: Props) {
  const ready = useStarted();
  const { data: outlines } = useJson<readonly GuideOutline[]>('/guides.json');
  const [shown, setShown] = useState<ShownSettings>(EMPTY);
  const [appId, setAppId] = useState('');
  const [checked, setChecked] = useState(false);
  const [copied, setCopied] = useState('');
  const summary = useRef<HTMLHeadingElement>(null);
  useBfcacheRestore();

  useEffect(() => {
    const shared = fromFragment(location.hash);
    if (shared) {
      setShown(shared.shown);
      setAppId(apps.some(({ id }) => id === shared.app) ? shared.app : '');
      setChecked(Object.values(shared.shown).some((value) => value !== ''));
      // Out of the address bar, so that it is not passed on by mistake.
      history.replaceState(null, '', location.pathname);
    }
  }, []);

  const app = outlines?.find(({ id }) => id === appId);
  const findings = checked ? checkSettings(shown, outgoing) : [];
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
  const unsure = findings.filter(({ verdict }) => verdict === 'unsure');

  useEffect(() => {
    if (!checked) return;
    summary.current?.focus();
    document.title = document.title.replace(/^(?:Error: )?/u, wrong.length > 0 ? 'Error: ' : '');
  }, [checked, wrong.length > 0]);

  const change = (field: Field) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    setShown({ ...shown, [field]: event.currentTarget.value });
    setCopied('');
  };

  const row = (field: Field, control: ComponentChild) => {
    const found = findings.find((item) => item.field === field);
    const own = app && inApp(app, field);
    return (
      <div class="field">
        <label for={`check-${field}`}>{LABELS[field]}</label>
        <p class="hint" id={`hint-${field}`} key={own?.label}>
          {own?.label ? (
            <>
              Your app calls it <strong translate={false}>{own.label}</strong>
            </>
          ) : (
            HINTS[field]
          )}
        </p>
        {control}
        {found && (
          // Where a browser has translated the page, Preact no longer holds the texts that are shown: what says something
          // else must be another element, not the same one with another text. So elsewhere in the islands.
          <div class={`verdict ${found.verdict}`} id={`found-${field}`} key={`${appId} ${found.verdict} ${found.why}`}>
            <p>
              <strong>{WORDS[found.verdict]}.</strong> {found.why}{' '}
              {found.changeTo &&
                found.verdict !== 'right' &&
                (own?.choose && own.label ? (
                  <>
                    Set <strong translate={false}>{own.label}</strong> to{' '}
                    <strong translate={false}>{own.choose}</strong>.
                  </>
                ) : (
                  <>
                    Use: <strong translate={false}>{found.changeTo}</strong>
                  </>
                ))}
            </p>
            {app && own?.step !== undefined && found.verdict !== 'right' && (
              <p>
                <a href={`${app.href}${guideFragment({ step: own.step })}`}>
                  {`Where to change it: step ${own.step} for ${app.name}`}
                </a>
              </p>
            )}
          </div>
        )}
      </div>
    );
  };
  const described = (field: Field) => ({
    id: `check-${field}`,
    'aria-describedby': checked ? `hint-${field} found-${field}` : `hint-${field}`,
    'aria-invalid': findings.some((item) => item.field === field && item.verdict === 'wrong'),
  });
  const text = (field: 'server' | 'port' | 'userName', inputmode: 'url' | 'numeric' | 'email') => (
    <input
      type="text"
      {...described(field)}
      inputmode={inputmode}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      value={shown[field]}
      onInput={change(field)}
    />
  );

  const copy = async (what: string, done: string) => {
    setCopied(
      (await copyText(what))
        ? done
        : 'Your browser does not let this page copy. Select the text above and copy it by hand.',
    );
  };
  const link = () => `${location.origin}${location.pathname}${toFragment({ app: appId, shown })}`;

  return (
    <form
      class="form check"
      onSubmit={(event) => {
        event.preventDefault();
        if (checked) summary.current?.focus();
        setChecked(true);
      }}
    >
      {checked && (
        <div class={`check-summary ${wrong.length > 0 ? 'wrong' : 'right'}`}>
          <h2 tabIndex={-1} ref={summary}>
            <span key={headline(wrong.length, unsure.length)}>{headline(wrong.length, unsure.length)}</span>
          </h2>
          <ul>
            {[...wrong, ...unsure].map(({ field, verdict }) => (
              <li key={`${field} ${verdict}`}>
                <a href={`#check-${field}`}>{`${LABELS[field]}: ${WORDS[verdict].toLowerCase()}`}</a>
              </li>
            ))}
          </ul>
          {wrong.length + unsure.length === 0 && <p>If sending still fails, type your password again in your app.</p>}
        </div>
      )}
      <fieldset disabled={!ready}>
        <legend class="visually-hidden">What your mail app shows</legend>
        <div class="field">
          <label for="check-app">Your mail app</label>
          <p class="hint" id="hint-app">
            Choose it, and this page uses the words on your screen
          </p>
          <select
            id="check-app"
            aria-describedby="hint-app"
            value={appId}
            onChange={(event) => setAppId(event.currentTarget.value)}
          >
            <option value="">Another app, or I do not know</option>
            {apps.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {row('server', text('server', 'url'))}
        {row('port', text('port', 'numeric'))}
        {row(
          'security',
          <select {...described('security')} value={shown.security} onChange={change('security')}>
            <option value="">Choose what your app shows</option>
            {SHOWN_SECURITY.map((mode) => (
              <option key={mode}>{mode}</option>
            ))}
          </select>,
        )}
        {row(
          'authentication',
          <select {...described('authentication')} value={shown.authentication} onChange={change('authentication')}>
            {(Object.keys(AUTHENTICATION_WORDS) as ShownSettings['authentication'][]).map((value) => (
              <option key={value} value={value}>
                {AUTHENTICATION_WORDS[value]}
              </option>
            ))}
          </select>,
        )}
        {row('userName', text('userName', 'email'))}
        <button class="primary">Check my settings</button>
      </fieldset>
      {checked && (
        <section aria-label="For support">
          <h2>For support</h2>
          <p>Send this text or the link to {supportName} if you need help. Neither holds a password.</p>
          <pre translate={false}>{report(shown, findings, app)}</pre>
          <div class="buttons">
            <button
              type="button"
              class="copy"
              onClick={() => void copy(`${report(shown, findings, app)}\n${link()}`, 'Copied.')}
            >
              Copy this text
            </button>
            <button type="button" class="copy" onClick={() => void copy(link(), 'Link copied.')}>
              Copy a link to this result
            </button>
          </div>
          <p role="status">
            <span key={copied}>{copied}</span>
          </p>
        </section>
      )}
    </form>
  );
}

function headline(wrong: number, unsure: number): string {
  if (wrong > 0) return wrong === 1 ? 'One setting is wrong' : `${wrong} settings are wrong`;
  if (unsure > 0)
    return unsure === 1 ? 'Nothing is wrong, one setting is open' : `Nothing is wrong, ${unsure} settings are open`;
  return 'All settings are right';
}

import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Repair } from '../../lib/content/schemas.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import {
  checkSettings,
  type Field,
  FIELDS,
  type Finding,
  SHOWN_SECURITY,
  type ShownSettings,
} from '../../lib/settings-check/check.ts';
import { differenceInWords, type Piece } from '../../lib/settings-check/difference.ts';
import { fromFragment, toFragment } from '../../lib/settings-check/share.ts';
import type { MailSettings } from '../../lib/settings/schema.ts';
import type { NamedSupport } from '../../lib/settings/support.ts';
import type { GuideOutline } from '../../site.ts';
import { copyText } from '../../scripts/clipboard.ts';
import { SupportName } from './SupportName.tsx';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useJson } from './use-json.ts';
import { useStarted } from './use-started.ts';
import { withBase } from '../../base.ts';

interface Props {
  readonly settings: Pick<MailSettings, 'provider' | 'webmail' | 'outgoing'>;
  readonly support: NamedSupport;
  /** What the user name is, as the settings say it: "your full email address". */
  readonly userName: string;
  /** The apps that a reader may have; their words for each field come from `/guides.json`. */
  readonly apps: readonly Pick<GuideOutline, 'id' | 'name'>[];
}

const EMPTY: ShownSettings = { server: '', port: '', security: '', authentication: '', userName: '' };
const LABELS: Readonly<Record<Field, string>> = {
  server: 'Outgoing Mail Server',
  port: 'Port',
  security: 'Security',
  authentication: 'Sign-in for sending',
  userName: 'User name for sending',
};
const WORDS: Readonly<Record<Finding['verdict'], string>> = {
  right: 'Looks right',
  wrong: 'Change this',
  unsure: 'Check this',
};
const AUTHENTICATION_WORDS: Readonly<Record<ShownSettings['authentication'], string>> = {
  '': 'I’m not sure',
  on: 'On',
  same: '“Use same settings as incoming mail server”',
  off: 'Off',
};
const REPAIRS: Readonly<Record<Field, Repair>> = {
  server: 'server',
  port: 'server',
  security: 'server',
  authentication: 'authentication',
  userName: 'user-name',
};

/** The step of an app's guide in which something is repaired. */
function stepFor({ steps }: GuideOutline, repair: Repair): number | undefined {
  return steps.find(({ covers }) => covers.includes(repair))?.number;
}

/** Where in its guide an app's field is dealt with, and what the app calls it. */
function inApp(app: GuideOutline, field: Field): { label?: string; choose?: string; step?: number } {
  const own = app.fields.find(({ setting }) => setting === field);
  const step = own?.step ?? stepFor(app, REPAIRS[field]);
  return { ...own, ...(step === undefined ? {} : { step }) };
}

/** What support needs to know, as text. It holds no password, because none is asked for. */
function report(shown: ShownSettings, findings: readonly Finding[], app: GuideOutline | undefined): string {
  return [
    ...(app ? [`Mail app: ${app.name}`] : []),
    ...FIELDS.map((field) => {
      const found = findings.find((item) => item.field === field);
      if (!found) return `${LABELS[field]}: (not filled in)`;
      const value = field === 'authentication' ? AUTHENTICATION_WORDS[shown.authentication] : shown[field];
      return `${LABELS[field]}: ${value} – ${WORDS[found.verdict]}${found.changeTo ? `: ${found.changeTo}` : ''}`;
    }),
  ].join('\n');
}

/** What was entered above what was probably meant, with marks, and the same in words. */
function Difference({ pieces, instead }: { pieces: readonly Piece[]; instead: string }) {
  return (
    <>
      <dl class="difference">
        <div>
          <dt>You entered</dt>
          <dd translate={false}>
            {pieces.map(({ typed, right }) => (typed === right ? typed : typed && <del>{typed}</del>))}
          </dd>
        </div>
        <div>
          <dt>{instead}</dt>
          <dd translate={false}>
            {pieces.map(({ typed, right }) => (typed === right ? right : right && <ins>{right}</ins>))}
          </dd>
        </div>
      </dl>
      <p>{differenceInWords(pieces)}</p>
    </>
  );
}

/** Compares the settings that the reader's app shows with the right ones. Nothing leaves the page. */
export default function CheckSettings({ settings, support, userName, apps }: Props) {
  const { webmail, outgoing } = settings;
  const ready = useStarted();
  const { data: outlines } = useJson<readonly GuideOutline[]>('/guides.json');
  const [shown, setShown] = useState<ShownSettings>(EMPTY);
  const [appId, setAppId] = useState('');
  const [checked, setChecked] = useState(false);
  const [copied, setCopied] = useState('');
  const summary = useRef<HTMLHeadingElement>(null);
  useBfcacheRestore();

  useEffect(() => {
    const fillIn = () => {
      const shared = fromFragment(location.hash);
      if (!shared) return;
      setShown(shared.shown);
      setAppId(apps.some(({ id }) => id === shared.app) ? shared.app : '');
      setChecked(Object.values(shared.shown).some((value) => value !== ''));
      // Out of the address bar, so that it is not passed on by mistake.
      history.replaceState(null, '', location.pathname);
    };
    fillIn();
    addEventListener('hashchange', fillIn);
    return () => removeEventListener('hashchange', fillIn);
  }, []);

  const app = outlines?.find(({ id }) => id === appId);
  const findings = checked ? checkSettings(shown, settings) : [];
  const having = (verdict: Finding['verdict']) => findings.filter((found) => found.verdict === verdict);
  const [wrong, unsure] = [having('wrong'), having('unsure')];
  const leftEmpty = FIELDS.filter((field) => !findings.some((found) => found.field === field));
  const outcome = wrong.length > 0 ? 'wrong' : findings.length > 0 && unsure.length === 0 ? 'right' : '';
  const title = headline(findings.length, wrong.length, unsure.length, leftEmpty.length);

  useEffect(() => {
    if (!checked) return;
    summary.current?.focus();
    document.title = document.title.replace(/^(?:Error: )?/u, wrong.length > 0 ? 'Error: ' : '');
  }, [checked, wrong.length > 0]);

  const change = (field: Field) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    setShown({ ...shown, [field]: event.currentTarget.value });
    setCopied('');
  };

  const hints: Readonly<Record<Field, string>> = {
    server: 'Also called SMTP server or host name',
    port: 'A number, often under “Advanced”',
    security: 'Also called encryption or connection security',
    authentication:
      'Whether your app signs in to send. Also called “Require sign-in” or “My outgoing server (SMTP) requires authentication”',
    userName: `If it’s empty in your app, enter ${userName} there`,
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
              {field === 'userName' && `. ${hints.userName}`}
            </>
          ) : (
            hints[field]
          )}
        </p>
        {control}
        {found && (
          // Where a browser has translated the page, Preact no longer holds the texts that are shown: what says something
          // else must be another element, not the same one with another text. So elsewhere in the islands.
          <div
            class={`verdict ${found.verdict}`}
            id={`found-${field}`}
            key={`${appId} ${found.verdict} ${found.why} ${found.difference ? shown[field] : ''}`}
          >
            <p>
              <strong>{WORDS[found.verdict]}.</strong> {found.why}{' '}
              {found.changeTo &&
                !found.difference &&
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
            {found.difference && (
              <Difference pieces={found.difference} instead={found.verdict === 'wrong' ? 'Use' : 'Did you mean'} />
            )}
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
  const described = (field: Field) => {
    const found = findings.find((item) => item.field === field);
    return {
      id: `check-${field}`,
      'aria-describedby': found ? `hint-${field} found-${field}` : `hint-${field}`,
      'aria-invalid': found?.verdict === 'wrong',
    };
  };
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
      (await copyText(what)) ? done : 'Your browser doesn’t let this page copy. Select the text above and copy it.',
    );
  };
  const link = () => `${location.origin}${location.pathname}${toFragment({ app: appId, shown })}`;
  const passwordStep = app && stepFor(app, 'password');
  const ownPassword = outgoing.authenticateBy === 'password';
  /** Where to go from settings that are right: they aren't all that sending needs. */
  const next = (
    <section aria-label="If sending still fails">
      <h2>If sending still fails</h2>
      <p>If the settings are right, the problem is often the password.</p>
      <ol>
        {ownPassword && (
          <li>
            <a href={webmail.url}>Sign in to {webmail.name}</a> with the same user name and password. If that fails,
            too, the user name or password is wrong.
          </li>
        )}
        <li key={appId}>
          {`Enter your ${ownPassword ? '' : 'app '}password again in your mail app, in the settings for sending. `}
          {app && passwordStep !== undefined && (
            <a href={`${app.href}${guideFragment({ step: passwordStep })}`}>
              {`Go to step ${passwordStep} for ${app.name}`}
            </a>
          )}
        </li>
        <li>Send a test message to an address outside your company.</li>
        <li>
          If you see an error, <a href={withBase('/diagnose/')}>find out what it means</a>, or ask{' '}
          <SupportName {...support} /> for help.
        </li>
      </ol>
    </section>
  );

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
        <div class={`check-summary ${outcome}`}>
          <h2 tabIndex={-1} ref={summary}>
            <span key={title}>{title}</span>
          </h2>
          {findings.length === 0 && <p>Fill in what your app shows. You can leave the rest empty.</p>}
          {wrong.length + unsure.length > 0 && (
            <ul>
              {[...wrong, ...unsure].map(({ field, verdict, changeTo }) => (
                <li key={`${field} ${verdict} ${changeTo}`}>
                  <a href={`#check-${field}`}>
                    {verdict === 'wrong' && changeTo
                      ? `${LABELS[field]}: change it to ${changeTo}`
                      : `${LABELS[field]}: ${WORDS[verdict].toLowerCase()}`}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {findings.length > 0 && leftEmpty.length > 0 && (
            <p key={leftEmpty.join(' ')}>
              {`Not filled in, so not checked: ${leftEmpty.map((field) => LABELS[field]).join(', ')}.`}
            </p>
          )}
        </div>
      )}
      {outcome === 'right' && next}
      <fieldset disabled={!ready}>
        <legend class="visually-hidden">What your mail app shows</legend>
        <div class="field">
          <label for="check-app">Your mail app</label>
          <p class="hint" id="hint-app">
            Choose your app to see its own names for these settings
          </p>
          <select
            id="check-app"
            aria-describedby="hint-app"
            value={appId}
            onChange={(event) => setAppId(event.currentTarget.value)}
          >
            <option value="">Another app, or I’m not sure</option>
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
      {outcome === '' && findings.length > 0 && next}
      {findings.length > 0 && (
        <section aria-label="For support">
          <h2>For support</h2>
          <p>
            If you need help, send this text or the link to <SupportName {...support} />. Neither contains a password.
          </p>
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

function headline(judged: number, wrong: number, unsure: number, empty: number): string {
  if (judged === 0) return 'There’s nothing to check yet';
  if (wrong > 0) return wrong === 1 ? 'One setting to change' : `${wrong} settings to change`;
  if (unsure > 0) return unsure === 1 ? 'One setting to check' : `${unsure} settings to check`;
  return empty === 0 ? 'Your settings look right' : 'What you entered looks right';
}

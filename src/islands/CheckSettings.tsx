import { useEffect, useRef, useState } from 'preact/hooks';
import {
  checkSettings,
  type Field,
  type Finding,
  SHOWN_SECURITY,
  type ShownSettings,
} from '../settings-check/check.ts';
import type { OutgoingServer } from '../settings/schema.ts';

interface Props {
  readonly outgoing: OutgoingServer;
  readonly supportName: string;
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

/** What support needs to know, as text. It holds no password, because none is asked for. */
function report(shown: ShownSettings, findings: readonly Finding[]): string {
  return findings
    .map(({ field, verdict, changeTo }) => {
      const value = shown[field] === '' ? '(empty)' : shown[field];
      return `${LABELS[field]}: ${value} – ${WORDS[verdict]}${changeTo && verdict !== 'right' ? `: ${changeTo}` : ''}`;
    })
    .join('\n');
}

/** Compares the settings that the reader's app shows with the right ones. Nothing leaves the page. */
export default function CheckSettings({ outgoing, supportName }: Props) {
  const [ready, setReady] = useState(false);
  const [shown, setShown] = useState<ShownSettings>(EMPTY);
  const [checked, setChecked] = useState(false);
  const [copied, setCopied] = useState('');
  const summary = useRef<HTMLHeadingElement>(null);

  useEffect(() => setReady(true), []);

  const findings = checked ? checkSettings(shown, outgoing) : [];
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
  const unsure = findings.filter(({ verdict }) => verdict === 'unsure');

  useEffect(() => {
    if (checked) summary.current?.focus();
  }, [checked]);

  const change = (field: Field) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    setShown({ ...shown, [field]: event.currentTarget.value });
    setCopied('');
  };

  const row = (field: Field, control: preact.ComponentChild) => {
    const found = findings.find((item) => item.field === field);
    return (
      <div class="check-row">
        <label for={`check-${field}`}>{LABELS[field]}</label>
        <p class="hint" id={`hint-${field}`}>
          {HINTS[field]}
        </p>
        {control}
        {found && (
          <p class={`verdict ${found.verdict}`} id={`found-${field}`}>
            <strong>{WORDS[found.verdict]}.</strong> {found.why}
            {found.changeTo && found.verdict !== 'right' && (
              <>
                {' '}
                Use: <strong>{found.changeTo}</strong>
              </>
            )}
          </p>
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

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report(shown, findings));
      setCopied('Copied.');
    } catch {
      setCopied('Your browser does not let this page copy. Select the text above and copy it by hand.');
    }
  };

  return (
    <form
      class="check"
      onSubmit={(event) => {
        event.preventDefault();
        if (checked) summary.current?.focus();
        setChecked(true);
      }}
    >
      {checked && (
        <div class={`check-summary ${wrong.length > 0 ? 'wrong' : 'right'}`}>
          <h2 tabIndex={-1} ref={summary}>
            {headline(wrong.length, unsure.length)}
          </h2>
          <ul>
            {[...wrong, ...unsure].map(({ field, verdict }) => (
              <li key={field}>
                <a href={`#check-${field}`}>{`${LABELS[field]}: ${WORDS[verdict].toLowerCase()}`}</a>
              </li>
            ))}
          </ul>
          {wrong.length + unsure.length === 0 && <p>If sending still fails, type your password again in your app.</p>}
        </div>
      )}
      <fieldset disabled={!ready}>
        <legend class="visually-hidden">What your mail app shows</legend>
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
            <option value="">I do not know</option>
            <option value="on">On, or “Use same settings as incoming mail server.”</option>
            <option value="off">Off</option>
          </select>,
        )}
        {row('userName', text('userName', 'email'))}
        <button class="primary">Check my settings</button>
      </fieldset>
      {checked && (
        <section aria-label="For support">
          <h2>For support</h2>
          <p>Send this text to {supportName} if you need help. It holds no password.</p>
          <pre>{report(shown, findings)}</pre>
          <button type="button" class="copy" onClick={() => void copy()}>
            Copy this text
          </button>
          <p role="status">{copied}</p>
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

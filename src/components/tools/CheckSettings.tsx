import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import type { Strings } from '../../i18n/locales/en.ts';
import type { Repair } from '../../lib/content/schemas.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import {
  checkSettings,
  type Field,
  FIELDS,
  type Finding,
  SHOWN_AUTHENTICATION,
  SHOWN_SECURITY,
  type ShownSettings,
} from '../../lib/settings-check/check.ts';
import { differenceInWords, type Piece } from '../../lib/settings-check/difference.ts';
import { fromFragment, toFragment } from '../../lib/settings-check/share.ts';
import type { MailSettings } from '../../lib/settings/schema.ts';
import type { NamedSupport } from '../../lib/settings/support.ts';
import type { GuideOutline } from '../../site.ts';
import { copyText } from '../../scripts/clipboard.ts';
import { replaceAddress } from '../../scripts/replace-address.ts';
import { Label } from './Label.tsx';
import { Phrase } from './Phrase.tsx';
import { SupportName } from './SupportName.tsx';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useJson } from './use-json.ts';
import { useSession } from './use-session.ts';
import { useStarted } from './use-started.ts';

type Words = Strings['checkPage']['tool'] & Pick<Strings, 'inEnglish'>;

interface Props {
  readonly settings: Pick<MailSettings, 'provider' | 'webmail' | 'outgoing'>;
  readonly support: NamedSupport;
  /** What the user name is, as the settings say it: "your full email address". */
  readonly userName: string;
  /** Which password the app asks for: "your email password". */
  readonly password: string;
  /** The apps that a reader may have; their words for each field come from `/guides.json`. */
  readonly apps: readonly Pick<GuideOutline, 'id' | 'name' | 'locale'>[];
  /** The link to the page that explains errors. */
  readonly explain: string;
  readonly strings: Words;
  /** The language of the page, and the one that its guides are translated from. */
  readonly locale: string;
  readonly originalLocale: string;
}

/** What the reader entered, kept until the tab is closed: a reader who goes back and forth doesn't enter it twice. */
interface Entered {
  readonly shown: ShownSettings;
  /** Id of the app's guide; empty where none was chosen. */
  readonly app: string;
  readonly checked: boolean;
}

const NOTHING: Entered = {
  shown: { server: '', port: '', security: '', authentication: '', userName: '' },
  app: '',
  checked: false,
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

/** What a field shows, in the reader's language where the form gives words to choose from. */
function valueInWords(field: Field, shown: ShownSettings, words: Words): string {
  if (field === 'authentication') return words.authentication[shown.authentication || 'unknown'];
  if (field === 'security') return securityInWords(shown.security, words);
  return shown[field];
}

function securityInWords(mode: string, { security }: Words): string {
  return mode === 'Auto' || mode === 'None' ? security[mode] : mode;
}

/** What support needs to know, as text. It holds no password, because none is asked for. */
function report(
  shown: ShownSettings,
  findings: readonly Finding[],
  app: GuideOutline | undefined,
  words: Words,
): string {
  return [
    ...(app ? [`${words.report.app}: ${app.name}`] : []),
    ...FIELDS.map((field) => {
      const found = findings.find((item) => item.field === field);
      if (!found) return `${words.fields[field]}: ${words.report.empty}`;
      const verdict = `${words.verdicts[found.verdict]}${found.changeTo ? `: ${found.changeTo}` : ''}`;
      return `${words.fields[field]}: ${valueInWords(field, shown, words)} – ${verdict}`;
    }),
  ].join('\n');
}

/** What was entered above what was probably meant, with marks, and the same in words. */
function Difference({ pieces, instead, words }: { pieces: readonly Piece[]; instead: string; words: Words }) {
  return (
    <>
      <dl class="difference">
        <div>
          <dt>{words.youEntered}</dt>
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
      <p>{differenceInWords(pieces, words.difference)}</p>
    </>
  );
}

/** Compares the settings that the reader's app shows with the right ones. Nothing leaves the page. */
export default function CheckSettings({
  settings,
  support,
  userName,
  password,
  apps,
  explain,
  strings: words,
  locale,
  originalLocale,
}: Props) {
  const { webmail, outgoing } = settings;
  const ready = useStarted();
  const { data: guides } = useJson<readonly GuideOutline[]>('/guides.json');
  const [{ shown, app: appId, checked }, enter] = useSession('check', NOTHING);
  const [copied, setCopied] = useState('');
  const summary = useRef<HTMLHeadingElement>(null);
  useBfcacheRestore();

  useEffect(() => {
    const fillIn = () => {
      const shared = fromFragment(location.hash);
      if (!shared) return;
      enter({
        shown: shared.shown,
        app: apps.some(({ id }) => id === shared.app) ? shared.app : '',
        checked: Object.values(shared.shown).some((value) => value !== ''),
      });
      // Out of the address bar, so that it is not passed on by mistake.
      replaceAddress('');
    };
    fillIn();
    addEventListener('hashchange', fillIn);
    return () => removeEventListener('hashchange', fillIn);
  }, []);

  const app = guides?.find(({ id }) => id === appId);
  /** The language of what a guide in another language than the page says. */
  const foreign = (guide: Pick<GuideOutline, 'locale'>) => (guide.locale === locale ? undefined : guide.locale);
  const findings = checked ? checkSettings(shown, settings, words.findings) : [];
  const having = (verdict: Finding['verdict']) => findings.filter((found) => found.verdict === verdict);
  const [wrong, unsure] = [having('wrong'), having('unsure')];
  const leftEmpty = FIELDS.filter((field) => !findings.some((found) => found.field === field));
  /** What usually goes wrong is left out, and all else is right. */
  const isSignInUnknown =
    findings.length > 0 &&
    wrong.length + unsure.length === 0 &&
    leftEmpty.includes('authentication') &&
    leftEmpty.includes('userName');
  const outcome =
    wrong.length > 0 ? 'wrong' : findings.length > 0 && unsure.length === 0 && !isSignInUnknown ? 'right' : '';
  const title = isSignInUnknown
    ? words.headline.signInUnknown
    : headline(findings.length, wrong.length, unsure.length, leftEmpty.length, words.headline);

  useEffect(() => {
    if (!checked) return;
    summary.current?.focus();
    const plain = document.title.startsWith(words.error) ? document.title.slice(words.error.length) : document.title;
    document.title = wrong.length > 0 ? words.error + plain : plain;
  }, [checked, wrong.length > 0]);

  const change = (field: Field) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    enter({ shown: { ...shown, [field]: event.currentTarget.value } });
    setCopied('');
  };

  const hint = (field: Field) => fill(words.hints[field], { userName });
  const label = (text: string) => (
    <Label text={text} original={app?.locale === originalLocale ? undefined : originalLocale} />
  );
  /** A link's text with a step and its app, which says so where the guide isn't in the page's language. */
  const inGuide = (text: string, step: number) =>
    app && fill(text, { step, app: app.name }) + (foreign(app) ? ` ${words.inEnglish}` : '');
  const row = (field: Field, control: ComponentChild) => {
    const found = findings.find((item) => item.field === field);
    const own = app && inApp(app, field);
    return (
      <div class="field">
        <label for={`check-${field}`}>{words.fields[field]}</label>
        <p class="hint" id={`hint-${field}`} key={own?.label}>
          {own?.label ? (
            <>
              <Phrase text={words.inApp} values={{ label: label(own.label) }} />
              {field === 'userName' && `. ${hint(field)}`}
            </>
          ) : (
            hint(field)
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
              <strong>{words.verdicts[found.verdict]}.</strong> {found.why}{' '}
              {found.changeTo &&
                !found.difference &&
                (own?.choose && own.label ? (
                  <Phrase text={words.setTo} values={{ label: label(own.label), choice: label(own.choose) }} />
                ) : (
                  <Phrase text={words.use} values={{ value: <strong translate={false}>{found.changeTo}</strong> }} />
                ))}
            </p>
            {found.difference && (
              <Difference
                pieces={found.difference}
                instead={found.verdict === 'wrong' ? words.rightOne : words.didYouMean}
                words={words}
              />
            )}
            {app && own?.step !== undefined && found.verdict !== 'right' && (
              <p>
                <a href={`${app.href}${guideFragment({ step: own.step })}`} hreflang={foreign(app)}>
                  {inGuide(words.whereToChange, own.step)}
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
    setCopied((await copyText(what)) ? done : words.report.notCopied);
  };
  const link = () => `${location.origin}${location.pathname}${toFragment({ app: appId, shown })}`;
  const passwordStep = app && stepFor(app, 'password');
  /** Where to go from settings that are right: they aren't all that sending needs. */
  const next = (
    <section aria-label={words.next.title}>
      <h2>{words.next.title}</h2>
      <p>{words.next.text}</p>
      <ol>
        {outgoing.authenticateBy === 'password' && (
          <li>
            <Phrase
              text={words.next.webmail}
              values={{ link: <a href={webmail.url}>{fill(words.next.signIn, { webmail: webmail.name })}</a> }}
            />
          </li>
        )}
        <li key={appId}>
          {`${fill(words.next.password, { password })} `}
          {app && passwordStep !== undefined && (
            <a href={`${app.href}${guideFragment({ step: passwordStep })}`} hreflang={foreign(app)}>
              {inGuide(words.next.goToStep, passwordStep)}
            </a>
          )}
        </li>
        <li>{words.next.test}</li>
        <li>
          <Phrase
            text={words.next.error}
            values={{ link: <a href={explain}>{words.next.explain}</a>, support: <SupportName {...support} /> }}
          />
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
        enter({ checked: true });
      }}
    >
      {checked && (
        <div class={`check-summary flow ${outcome}`}>
          <h2 tabIndex={-1} ref={summary}>
            <span key={title}>{title}</span>
          </h2>
          {findings.length === 0 && <p>{words.nothing}</p>}
          {isSignInUnknown && <p>{fill(words.signInUnknown, { userName })}</p>}
          {wrong.length + unsure.length > 0 && (
            <ul>
              {[...wrong, ...unsure].map(({ field, verdict, changeTo }) => (
                <li key={`${field} ${verdict} ${changeTo}`}>
                  <a href={`#check-${field}`}>
                    {verdict === 'wrong' && changeTo
                      ? fill(words.changeTo, { field: words.fields[field], value: changeTo })
                      : `${words.fields[field]}: ${words.verdicts[verdict].toLowerCase()}`}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {findings.length > 0 && leftEmpty.length > 0 && (
            <p key={leftEmpty.join(' ')}>
              {fill(words.notChecked, { fields: leftEmpty.map((field) => words.fields[field]).join(', ') })}
            </p>
          )}
        </div>
      )}
      {outcome === 'right' && next}
      <fieldset disabled={!ready}>
        <legend class="visually-hidden">{words.legend}</legend>
        <div class="field">
          <label for="check-app">{words.app}</label>
          <p class="hint" id="hint-app">
            {words.appHint}
          </p>
          <select
            id="check-app"
            aria-describedby="hint-app"
            value={appId}
            onChange={(event) => enter({ app: event.currentTarget.value })}
          >
            <option value="">{words.anotherApp}</option>
            {apps.map((one) => (
              <option key={one.id} value={one.id} lang={foreign(one)}>
                {one.name}
                {foreign(one) && ` ${words.inEnglish}`}
              </option>
            ))}
          </select>
        </div>
        {row('server', text('server', 'url'))}
        {row('port', text('port', 'numeric'))}
        {row(
          'security',
          <select {...described('security')} value={shown.security} onChange={change('security')}>
            <option value="">{words.chooseSecurity}</option>
            {SHOWN_SECURITY.map((mode) => (
              <option key={mode} value={mode}>
                {securityInWords(mode, words)}
              </option>
            ))}
          </select>,
        )}
        {row(
          'authentication',
          <select {...described('authentication')} value={shown.authentication} onChange={change('authentication')}>
            <option value="">{words.authentication.unknown}</option>
            {SHOWN_AUTHENTICATION.map((value) => (
              <option key={value} value={value}>
                {words.authentication[value]}
              </option>
            ))}
          </select>,
        )}
        {row('userName', text('userName', 'email'))}
        <button class="primary">{words.button}</button>
      </fieldset>
      {outcome === '' && findings.length > 0 && next}
      {findings.length > 0 && (
        <section aria-label={words.report.title}>
          <h2>{words.report.title}</h2>
          <p>
            <Phrase text={words.report.text} values={{ support: <SupportName {...support} /> }} />
          </p>
          <pre translate={false}>{report(shown, findings, app, words)}</pre>
          <div class="buttons">
            <button
              type="button"
              class="copy"
              onClick={() => void copy(`${report(shown, findings, app, words)}\n${link()}`, words.report.copied)}
            >
              {words.report.copy}
            </button>
            <button type="button" class="copy" onClick={() => void copy(link(), words.report.linkCopied)}>
              {words.report.copyLink}
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

function headline(judged: number, wrong: number, unsure: number, empty: number, words: Words['headline']): string {
  if (judged === 0) return words.nothing;
  if (wrong > 0) return wrong === 1 ? words.oneWrong : fill(words.wrong, { count: wrong });
  if (unsure > 0) return unsure === 1 ? words.oneUnsure : fill(words.unsure, { count: unsure });
  return empty === 0 ? words.allRight : words.right;
}

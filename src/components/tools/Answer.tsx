import { useState } from 'preact/hooks';
import type { Repair } from '../../lib/content/schemas.ts';
import type { AnswerWords, DiagnoseData, GuideOffer, RightSettings } from '../../lib/diagnosis/data.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import { excerpts } from '../../lib/diagnosis/excerpts.ts';
import { readEmailAddress } from '../../lib/email-address.ts';
import { fill } from '../../i18n/fill.ts';
import { DEFAULT_LOCALE, localized } from '../../i18n/addresses.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import { guidesFor } from '../../lib/named-guides.ts';
import { settingsCheckLink } from '../../lib/settings-check/link.ts';
import { misspelledProvider } from '../../lib/settings-check/providers.ts';
import { guideOfDevice } from '../../scripts/device.ts';
import { keptAddress } from '../../scripts/reader-address.ts';
import { Phrase } from './Phrase.tsx';
import { SupportName } from './SupportName.tsx';
import { withBase } from '../../base.ts';

/** What apps and servers call them, in every language. */
const SECURITY = { ssl: 'SSL/TLS', starttls: 'STARTTLS' } as const;

/** Causes at which the address of the recipient is worth a look. */
const ABOUT_RECIPIENT: readonly Diagnosis['cause'][] = [
  'no-such-user',
  'domain-not-found',
  'mailbox-full',
  'recipient-disabled-or-restricted',
  'relay-authentication-required',
  'other',
];

interface Props {
  readonly found: Diagnosis;
  readonly data: DiagnoseData;
}

/** What an error means, who can fix it, and the one thing to do first. */
export function Answer({ found, data: { guides, right, words } }: Props) {
  if (found.refusal) {
    return (
      <section class="answer" aria-label={words.label}>
        <h2 tabIndex={-1}>{words.refused[found.refusal.reason]}</h2>
        <p>{found.refusal.message}</p>
      </section>
    );
  }
  if (found.cause === 'unknown') return <Candidates found={found} words={words} />;
  const { repair, language } = found;
  const app = appOf(found, guides);
  return (
    // Another answer is another element: a browser that translates the page replaces the texts in it.
    <section class="answer" aria-label={words.label} key={answerKey(found, app)}>
      <p class="hint">
        {/* Somebody's own words are never as sure as those of a server or an app. */}
        {found.confident && found.saidBy !== 'unknown' ? words.means : words.probablyMeans}
      </p>
      <h2 tabIndex={-1}>{found.label}</h2>
      <p>
        {found.whoFixes && words.who[found.whoFixes]} {found.permanence && words.lasts[found.permanence]}
      </p>
      {found.firstStep && (
        <p>
          <strong>{words.first}</strong> {/* What an article says first is for who sees the error in an app. */}
          {found.isBounce && found.whoFixes === 'administrator' ? (
            <Phrase text={words.forward} values={{ support: <SupportName {...right.support} /> }} />
          ) : (
            <span lang={language}>{found.firstStep}</span>
          )}
        </p>
      )}
      {repair ? (
        <GuideChoice app={app} guides={guides} repair={repair} words={words} />
      ) : (
        found.article &&
        found.firstStep && (
          <p>
            <a class="primary" href={withBase(found.article)} hreflang={language}>
              {words.whatToDo}
            </a>
            <Foreign language={language} words={words} />
          </p>
        )
      )}
      <div class="tear" aria-hidden="true"></div>
      <UsedSettings found={found} right={right} words={words} />
      <Recipient found={found} words={words} />
      <Refuser found={found} right={right} words={words} />
      {found.notes.map((note) => (
        <p key={note.id}>{note.text}</p>
      ))}
      {found.article && (
        <p>
          {words.more}{' '}
          <a class="answer-article" href={withBase(found.article)} hreflang={language} lang={language}>
            <Title found={found} />
          </a>
          <Foreign language={language} words={words} />
        </p>
      )}
      <Evidence found={found} words={words} />
      {found.others.length > 0 && <Others title={words.others} others={found.others} words={words} />}
    </section>
  );
}

/** The reader's app: what the text names, or its wording gives away. */
function appOf(found: Diagnosis, guides: readonly GuideOffer[]): string | undefined {
  const apps = guides.filter(({ isMailApp }) => isMailApp);
  return guidesFor(found, apps)[0]?.id ?? found.app;
}

/** What an answer says, apart from the reader's own words. */
function answerKey({ cause, confident, article, notes }: Diagnosis, app: string | undefined): string {
  return [cause, confident, article, app, ...notes.map(({ id }) => id)].join(' ');
}

interface WithWords {
  readonly words: AnswerWords;
}

/** Says beside a link that the page isn't in the reader's language. */
function Foreign({ language, words }: WithWords & { readonly language: string | undefined }) {
  return language === undefined ? null : <> {words.inEnglish}</>;
}

/** The title of the article. The words of an error in it are in the language of the server. */
function Title({ found: { title = '', quoted } }: { readonly found: Diagnosis }) {
  const [before, after] = quoted === undefined ? [] : title.split(quoted);
  if (after === undefined) return <>{title}</>;
  return (
    <>
      {before}
      <span lang={DEFAULT_LOCALE}>{quoted}</span>
      {after}
    </>
  );
}

/** A code alone has several meanings. */
function Candidates({ found: { code, enhancedCode, others }, words }: WithWords & { readonly found: Diagnosis }) {
  const codes = [code, enhancedCode].filter((one) => one !== undefined).join(' ');
  return (
    <section class="answer" aria-label={words.label}>
      <h2 tabIndex={-1}>{fill(words.several, { codes })}</h2>
      <p>{words.severalText}</p>
      <Others title={words.which} others={others} words={words} />
    </section>
  );
}

function Others({
  title,
  others,
  words,
}: WithWords & { readonly title: string; readonly others: Diagnosis['others'] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {others.map(({ cause, article, language, label, tell }) => (
          <li key={cause}>
            <a class="answer-article" href={withBase(article)} hreflang={language}>
              {label}
            </a>
            <Foreign language={language} words={words} />. {tell}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The reader's own words that decided. */
function Evidence({ found, words }: WithWords & { readonly found: Diagnosis }) {
  const shown = excerpts(found.text, found.evidence);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{words.howWeKnow}</h3>
      {shown.map(({ pieces, cutBefore, cutAfter }, index) => (
        <blockquote key={index} class="error-text" translate={false}>
          {/* Text direction is isolated, so that a hidden sign cannot turn the page round. */}
          <bdi>
            {cutBefore && '… '}
            {pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
            {cutAfter && ' …'}
          </bdi>
        </blockquote>
      ))}
    </>
  );
}

/** The settings that the text names, beside the right ones, if one of them is wrong. */
function UsedSettings({
  found,
  right,
  words,
}: WithWords & { readonly found: Diagnosis; readonly right: RightSettings }) {
  const { server, port, security, account } = found.facts;
  // A setting of the app is at fault, or could be. In a bounce, servers spoke to each other.
  if (found.isBounce || !found.repair) return null;
  const rows = [
    { name: words.outgoingServer, used: server, expected: right.host, isRight: server === right.host },
    { name: words.port, used: port?.toString(), expected: String(right.port), isRight: port === right.port },
    {
      name: words.encryption,
      used: security && (security === 'none' ? words.noEncryption : SECURITY[security]),
      expected: right.security,
      isRight: (security === 'ssl') === right.security.startsWith('SSL') && security !== 'none',
    },
  ].filter(({ used }) => used !== undefined);
  const wrong = rows.filter(({ isRight }) => !isRight);
  if (wrong.length === 0) return null;
  const user = account?.includes('@') ? account : undefined;
  return (
    <>
      <table class="compare" role="table">
        <caption class="visually-hidden">{words.compare}</caption>
        <thead>
          <tr>
            <th scope="col">{words.setting}</th>
            <th scope="col">{words.used}</th>
            <th scope="col">{words.should}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, used, expected, isRight }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class={isRight ? undefined : 'was'} translate={false}>
                {used}
              </td>
              <td class="now" translate={false}>
                {expected}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={localized(document.documentElement.lang, settingsCheckLink({ host: server, port, security, user }))}>
          {words.checkSettings}
        </a>
      </p>
    </>
  );
}

function Recipient({ found, words }: WithWords & { readonly found: Diagnosis }) {
  const { recipient } = found.facts;
  if (recipient === undefined || !ABOUT_RECIPIENT.includes(found.cause)) return null;
  const read = readEmailAddress(recipient, words.addressProblems);
  const domain = misspelledProvider(recipient.slice(recipient.lastIndexOf('@') + 1));
  const address = (
    <strong translate={false}>
      <bdi>{recipient}</bdi>
    </strong>
  );
  if (found.repair && read.ok && !domain) {
    return (
      <p>
        <Phrase text={words.recipientFine} values={{ address }} />
      </p>
    );
  }
  return (
    <p>
      <Phrase text={words.recipientFailed} values={{ address }} /> {!read.ok && read.problem}{' '}
      {domain && fill(words.meant, { domain })}
    </p>
  );
}

/** Whose server said it, where the text names one. */
function Refuser({ found, right, words }: WithWords & { readonly found: Diagnosis; readonly right: RightSettings }) {
  const { refusedBy } = found.facts;
  // Nobody refuses at an address that doesn't exist.
  if (refusedBy === undefined || found.cause === 'domain-not-found') return null;
  const text =
    refusedBy === right.host
      ? words.refuserOwn
      : found.saidBy === 'recipient-server'
        ? words.refuserOther
        : words.refuser;
  return (
    <p>
      <Phrase text={text} values={{ server: <bdi translate={false}>{refusedBy}</bdi>, provider: right.provider }} />
    </p>
  );
}

/** The way on to a guide: the app that the error gives away or that this device suggests first, then the others. */
function GuideChoice({
  app,
  guides,
  repair,
  words,
}: WithWords & {
  readonly app: string | undefined;
  readonly guides: readonly GuideOffer[];
  readonly repair: Repair;
}) {
  const [typed, setTyped] = useState(keptAddress());
  const address = readEmailAddress(typed, words.addressProblems);
  const email = address.ok ? address.email : undefined;
  const named = guides.find(({ id }) => id === app);
  const guess = named ?? (app === 'program' ? undefined : guides.find(({ id }) => id === guideOfDevice()));
  const step = guess && (named || !guess.hasVariants) ? guess.repairs[repair] : undefined;
  // What a program says is fixed in a program; everybody else is offered mail apps.
  const group = app === 'program' || named?.group === 'programs' ? 'programs' : 'apps';
  const others = guides.filter((guide) => guide !== guess && guide.group === group);
  const list = (
    <ul class="link-list">
      {others.map(({ id, href, name, language }) => (
        <li key={id}>
          <a href={`${href}${guideFragment({ email })}`} hreflang={language}>
            <span lang={language}>{name}</span>
          </a>
          <Foreign language={language} words={words} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {guess ? (
        <>
          <p>
            <a class="primary" href={`${guess.href}${guideFragment({ email })}`} hreflang={guess.language}>
              {guess.fixIt}
            </a>
            <Foreign language={guess.language} words={words} />
          </p>
          {step && (
            <p>
              <Phrase
                text={words.opened}
                values={{
                  step: (
                    <a href={`${guess.href}${guideFragment({ step: step.step, email })}`} hreflang={guess.language}>
                      <Phrase
                        text={words.goToStep}
                        values={{ number: step.step, title: <span lang={guess.language}>{step.title}</span> }}
                      />
                    </a>
                  ),
                }}
              />
            </p>
          )}
          <details>
            <summary class="more">{words[group].another}</summary>
            {list}
          </details>
        </>
      ) : (
        <>
          <h3>{words[group].which}</h3>
          {list}
        </>
      )}
      <details>
        <summary class="more">{words.showAddress}</summary>
        <div class="field">
          <label for="answer-address">{words.yourAddress}</label>
          <p class="hint" id="answer-address-hint">
            {words.addressPrivate}
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
      </details>
    </>
  );
}

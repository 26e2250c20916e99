import { useState } from 'preact/hooks';
import type { Repair } from '../../lib/content/schemas.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import { excerpts } from '../../lib/diagnosis/excerpts.ts';
import { readEmailAddress } from '../../lib/email-address.ts';
import { guideFragment } from '../../lib/guide-links.ts';
import { settingsCheckLink } from '../../lib/settings-check/link.ts';
import { misspelledProvider } from '../../lib/settings-check/providers.ts';
import { guideOfDevice } from '../../scripts/device.ts';
import { keptAddress } from '../../scripts/reader-address.ts';
import { SupportName } from './SupportName.tsx';
import type { DiagnoseData, GuideOffer, RightSettings } from './use-diagnosis.ts';

const WHO = {
  you: 'You can fix this.',
  recipient: 'Only the recipient can fix this.',
  administrator: 'An email administrator has to fix this.',
  wait: 'There’s nothing to fix. Wait a while.',
  depends: 'Who can fix this depends on the exact words.',
} as const;
const LASTS = {
  permanent: 'Waiting doesn’t help.',
  temporary: 'It’s temporary.',
  either: 'It might be temporary.',
} as const;
const REFUSED = {
  'too-large': 'This is too long to read',
  'not-text': 'This isn’t text',
  unreadable: 'This file couldn’t be opened',
} as const;
const SECURITY = { none: 'None', ssl: 'SSL/TLS', starttls: 'STARTTLS' } as const;

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
export function Answer({ found, data: { guides, right } }: Props) {
  if (found.refusal) {
    return (
      <section class="answer" aria-label="Answer">
        <h2 tabIndex={-1}>{REFUSED[found.refusal.reason]}</h2>
        <p>{found.refusal.message}</p>
      </section>
    );
  }
  if (found.cause === 'unknown') return <Candidates found={found} />;
  const { repair } = found;
  return (
    // Another answer is another element: a browser that translates the page replaces the texts in it.
    <section class="answer" aria-label="Answer" key={answerKey(found)}>
      <p class="hint">
        {/* Somebody's own words are never as sure as those of a server or an app. */}
        {found.confident && found.saidBy !== 'unknown' ? 'What this error means' : 'What this probably means'}
      </p>
      <h2 tabIndex={-1}>{found.label}</h2>
      <p>
        {found.whoFixes && WHO[found.whoFixes]} {found.permanence && LASTS[found.permanence]}
      </p>
      {found.firstStep && (
        <p>
          <strong>First:</strong> {/* What an article says first is for who sees the error in an app. */}
          {found.isBounce && found.whoFixes === 'administrator' ? (
            <>
              Forward the whole returned message to <SupportName {...right.support} />.
            </>
          ) : (
            found.firstStep
          )}
        </p>
      )}
      {repair ? (
        <GuideChoice app={found.app} guides={guides} repair={repair} />
      ) : (
        found.article && (
          <p>
            <a class="primary" href={found.article}>
              What to do
            </a>
          </p>
        )
      )}
      <div class="tear" aria-hidden="true"></div>
      <UsedSettings found={found} right={right} />
      <Recipient found={found} />
      <Refuser found={found} right={right} />
      {found.notes.map((note) => (
        <p key={note.id}>{note.text}</p>
      ))}
      {found.article && (
        <p>
          More about this error:{' '}
          <a class="answer-article" href={found.article}>
            {found.title}
          </a>
        </p>
      )}
      <Evidence found={found} />
      {found.others.length > 0 && <Others title="It could also be one of these" others={found.others} />}
    </section>
  );
}

/** What an answer says, apart from the reader's own words. */
function answerKey({ cause, confident, article, app, notes }: Diagnosis): string {
  return [cause, confident, article, app, ...notes.map(({ id }) => id)].join(' ');
}

/** A code alone has several meanings. */
function Candidates({ found: { code, enhancedCode, others } }: { readonly found: Diagnosis }) {
  const codes = [code, enhancedCode].filter((one) => one !== undefined).join(' ');
  return (
    <section class="answer" aria-label="Answer">
      <h2 tabIndex={-1}>{codes} can mean several things</h2>
      <p>The words beside the code tell you which one it is. If you can, paste the whole error.</p>
      <Others title="Which of these fits?" others={others} />
    </section>
  );
}

function Others({ title, others }: { readonly title: string; readonly others: Diagnosis['others'] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {others.map((other) => (
          <li key={other.cause}>
            <a class="answer-article" href={other.article}>
              {other.label}
            </a>
            . {other.tell}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The reader's own words that decided. */
function Evidence({ found }: { readonly found: Diagnosis }) {
  const shown = excerpts(found.text, found.evidence);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>How we know</h3>
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

/** The settings that stand in the text, beside the right ones, if one of them is wrong. */
function UsedSettings({ found, right }: { readonly found: Diagnosis; readonly right: RightSettings }) {
  const { server, port, security, account } = found.facts;
  // A setting of the app is at fault, or could be. In a bounce, servers spoke to each other.
  if (found.isBounce || !found.repair) return null;
  const rows = [
    { name: 'Outgoing server', used: server, should: right.host, isRight: server === right.host },
    { name: 'Port', used: port?.toString(), should: String(right.port), isRight: port === right.port },
    {
      name: 'Encryption',
      used: security && SECURITY[security],
      should: right.security,
      isRight: (security === 'ssl') === right.security.startsWith('SSL') && security !== 'none',
    },
  ].filter(({ used }) => used !== undefined);
  const wrong = rows.filter(({ isRight }) => !isRight);
  if (wrong.length === 0) return null;
  const user = account?.includes('@') ? account : undefined;
  return (
    <>
      <table class="compare" role="table">
        <caption class="visually-hidden">What your app used, and what to change it to</caption>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Your app used</th>
            <th scope="col">It should be</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, used, should, isRight }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class={isRight ? undefined : 'was'} translate={false}>
                {used}
              </td>
              <td class="now" translate={false}>
                {should}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={settingsCheckLink({ host: server, port, security, user })}>Check these settings</a>
      </p>
    </>
  );
}

function Recipient({ found }: { readonly found: Diagnosis }) {
  const { recipient } = found.facts;
  if (recipient === undefined || !ABOUT_RECIPIENT.includes(found.cause)) return null;
  const read = readEmailAddress(recipient);
  const meant = misspelledProvider(recipient.slice(recipient.lastIndexOf('@') + 1));
  if (found.cause === 'relay-authentication-required' && read.ok && !meant) {
    return (
      <p>
        The address you wrote to,{' '}
        <strong translate={false}>
          <bdi>{recipient}</bdi>
        </strong>
        , is probably fine.
      </p>
    );
  }
  return (
    <p>
      The address that failed:{' '}
      <strong translate={false}>
        <bdi>{recipient}</bdi>
      </strong>
      . {!read.ok && read.problem} {meant && `Did you mean ${meant}?`}
    </p>
  );
}

/** Whose server said it, where the text names one. */
function Refuser({ found, right }: { readonly found: Diagnosis; readonly right: RightSettings }) {
  const { refusedBy } = found.facts;
  // Nobody refuses at an address that doesn't exist.
  if (refusedBy === undefined || found.cause === 'domain-not-found') return null;
  const whose =
    refusedBy === right.host
      ? `, ${right.provider}’s own server`
      : found.saidBy === 'recipient-server'
        ? ', a server on the recipient’s side'
        : '';
  return (
    <p>
      This came from <bdi translate={false}>{refusedBy}</bdi>
      {whose}.
    </p>
  );
}

/** On a phone one fixes the phone, elsewhere an app. */
export function fixIt({ id, name }: GuideOffer): string {
  if (id === 'iphone') return `Fix it on your ${name.replace(' and ', ' or ')}`;
  return id === 'android' ? `Fix it on ${name}` : `Fix it in ${name}`;
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
  const group = app === 'program' || named?.group === 'programs' ? 'programs' : 'apps';
  const others = guides.filter((guide) => guide !== guess && guide.group === group);
  const link = ({ href, name }: GuideOffer) => <a href={`${href}${guideFragment({ email })}`}>{name}</a>;
  const list = (
    <ul class="link-list">
      {others.map((guide) => (
        <li key={guide.id}>{link(guide)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {guess ? (
        <>
          <p>
            <a class="primary" href={`${guess.href}${guideFragment({ email })}`}>
              {fixIt(guess)}
            </a>
          </p>
          {step && (
            <p>
              If you’ve already opened the settings,{' '}
              <a href={`${guess.href}${guideFragment({ step: step.step, email })}`}>
                {`go to step ${step.step}: ${step.title}`}
              </a>
              .
            </p>
          )}
          <details>
            <summary class="more">{group === 'programs' ? 'I use another program' : 'I use another app'}</summary>
            {list}
          </details>
        </>
      ) : (
        <>
          <h3>{group === 'programs' ? 'Which program sends the mail?' : 'Which mail app do you use?'}</h3>
          {list}
        </>
      )}
      <details>
        <summary class="more">Show my email address in the steps</summary>
        <div class="field">
          <label for="answer-address">Your email address</label>
          <p class="hint" id="answer-address-hint">
            Private: what you enter never leaves your device.
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

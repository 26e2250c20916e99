import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailToolsMissing } from '../../scripts/mail-tools.ts';
import type { Repair } from '../../src/lib/content/schemas.ts';
import type { AnswerableCause } from '../../src/lib/diagnosis/causes.ts';
import { diagnose } from '../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../src/lib/diagnosis/load-catalogue.ts';
import own from '../../src/mail-settings.ts';
import { type MailSettings, SECURITY_MODES, SUBMISSION_PORTS } from '../../src/lib/settings/schema.ts';
import { userNameFor } from '../../src/lib/settings/wording.ts';
import other from '../fixtures/other-provider.ts';
import { type Account, repaired, rightAccount, stepsOf } from '../support/mail/account.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { type ClientName, CLIENTS, type Network } from '../support/mail/clients.ts';
import { startExim } from '../support/mail/exim.ts';
import { asPublished, eventually, type MailServer } from '../support/mail/server.ts';

/**
 * The whole way of a reader, with real mail: a mail program with one wrong setting is refused by a real server; what
 * it says is diagnosed; the steps of the article that the diagnosis names are done one by one, with the values of the
 * settings file; the message arrives.
 */

const MAILBOX = { email: 'jane@yourdomain.com', password: 'blue-kettle-7' };
/** A server of another provider, as it stands in an app that was set up for it. It knows nobody of ours. */
const ELSEWHERE = { server: 'smtp.elsewhere.example', port: SUBMISSION_PORTS['SSL/TLS'], security: 'SSL/TLS' } as const;

interface Case {
  /** Which of the article's five causes, and what is wrong exactly. */
  readonly name: string;
  readonly wrong: (right: Account, settings: MailSettings) => Partial<Account>;
  /** What the diagnosis must say to each program's words. Programs that cannot fail in this way are left out. */
  readonly diagnosed: Partial<
    Record<ClientName, AnswerableCause | Record<MailSettings['outgoing']['security'], AnswerableCause>>
  >;
  /** The repair that must have let the message through. */
  readonly cure: Repair;
}

const LOGIN_REFUSED = {
  nodemailer: 'authentication-failed',
  curl: 'authentication-failed',
  msmtp: 'authentication-failed',
  // It goes on without the login, as older mail apps do: then the server says what the article is about.
  swaks: 'relay-authentication-required',
} as const;
const NO_LOGIN = {
  nodemailer: 'relay-authentication-required',
  curl: 'relay-authentication-required',
  msmtp: 'relay-authentication-required',
  swaks: 'relay-authentication-required',
} as const;

const CASES: readonly Case[] = [
  {
    name: 'cause 1: the app does not log in',
    wrong: () => ({ authentication: false }),
    diagnosed: NO_LOGIN,
    cure: 'authentication',
  },
  {
    name: 'cause 2: the user name is not the one that the server knows',
    wrong: ({ email }, settings) => ({ userName: otherRule(settings, email) }),
    diagnosed: LOGIN_REFUSED,
    cure: 'user-name',
  },
  {
    name: 'cause 3: a server that does not exist',
    wrong: () => ({ server: 'mail.mistyped.invalid' }),
    diagnosed: { nodemailer: 'cannot-connect', msmtp: 'cannot-connect', swaks: 'cannot-connect' },
    cure: 'server',
  },
  {
    name: 'cause 3: another name of the same server',
    wrong: ({ server }) => ({ server: `mail.${server}` }),
    diagnosed: { nodemailer: 'tls-problem', msmtp: 'tls-problem' },
    cure: 'server',
  },
  {
    name: 'cause 3: a port where nothing answers',
    wrong: ({ port }) => ({ port: port + 2000 }),
    diagnosed: { nodemailer: 'cannot-connect', msmtp: 'cannot-connect' },
    cure: 'server',
  },
  {
    name: 'cause 3: the other kind of security',
    wrong: ({ security }) => ({ security: SECURITY_MODES.find((mode) => mode !== security) as Account['security'] }),
    // STARTTLS waits in vain for a greeting that comes only under TLS; SSL/TLS is greeted in clear.
    diagnosed: {
      nodemailer: { 'SSL/TLS': 'cannot-connect', STARTTLS: 'tls-problem' },
      msmtp: { 'SSL/TLS': 'cannot-connect', STARTTLS: 'tls-problem' },
    },
    cure: 'server',
  },
  {
    name: 'cause 4: an old password',
    wrong: () => ({ password: 'green-kettle-6' }),
    diagnosed: LOGIN_REFUSED,
    cure: 'password',
  },
  {
    name: "cause 5: another provider's server",
    wrong: () => ELSEWHERE,
    diagnosed: LOGIN_REFUSED,
    cure: 'server',
  },
  {
    name: "cause 5: another provider's server, without a login",
    wrong: () => ({ ...ELSEWHERE, authentication: false }),
    diagnosed: NO_LOGIN,
    cure: 'server',
  },
];

/** The user name that a server with the opposite rule would want. */
function otherRule(settings: MailSettings, email: string): string {
  const userName = settings.outgoing.userName === 'mailbox-name' ? 'full-email-address' : 'mailbox-name';
  return userNameFor({ outgoing: { ...settings.outgoing, userName } }, email);
}

const missing = mailToolsMissing();
if (missing) console.warn(`SKIPPED: the stories with real mail: ${missing}`);

const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-story-'));
let authority: Authority;
let elsewhere: MailServer;
beforeAll(async () => {
  if (missing) return;
  authority = createAuthority(folder);
  elsewhere = await startExim({
    host: ELSEWHERE.server,
    security: ELSEWHERE.security,
    authority,
    users: { 'somebody@elsewhere.example': 'other-secret' },
    // As Exim's own default configuration words it.
    relay: '550 relay not permitted',
  });
});
afterAll(async () => {
  await elsewhere?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const catalogue = loadCatalogue();

describe.skipIf(missing)('a message that is refused gets through in the end', () => {
  describe.each([
    ['the settings of this site', own as MailSettings],
    ['the settings of another provider', other as MailSettings],
  ])('with %s', (_, settings) => {
    const right = rightAccount(settings, MAILBOX);
    let server: MailServer;
    let network: Network;
    beforeAll(async () => {
      server = await startExim(asPublished(settings, authority, MAILBOX));
      network = {
        authority: authority.file,
        locate: (name, port) => {
          if (name === ELSEWHERE.server) return elsewhere.port;
          return name.endsWith(right.server) && port === right.port ? server.port : undefined;
        },
      };
    });
    afterAll(async () => server?.stop());

    const arrives = async (subject: string): Promise<string> =>
      eventually(`the message "${subject}"`, async () =>
        (await server.delivered()).find((mail) => mail.includes(`Subject: ${subject}\n`)),
      );

    test.concurrent.each(Object.keys(CLIENTS) as ClientName[])('%s sends with the right ones', async (client) => {
      const message = { to: 'friend@elsewhere.example', subject: `right ${client}` };
      expect(await CLIENTS[client](right, message, network)).toBeUndefined();
      expect(await arrives(message.subject)).toContain(`Envelope-to: ${message.to}\n`);
    });

    const stories = CASES.flatMap((story, index) =>
      (Object.keys(story.diagnosed) as ClientName[]).map((client) => ({
        ...story,
        client,
        subject: `${client} ${index}`,
      })),
    );
    test.concurrent.each(stories)('$name ($client)', async ({ wrong, diagnosed, cure, client, subject }) => {
      const message = { to: 'friend@elsewhere.example', subject };
      let account: Account = { ...right, ...wrong(right, settings) };

      const said = await CLIENTS[client](account, message, network);
      expect(said, 'the wrong setting must fail').toBeDefined();
      const found = await diagnose(said ?? '', catalogue);
      const expected = diagnosed[client] ?? 'other';
      expect(found.cause, said).toBe(typeof expected === 'string' ? expected : expected[right.security]);

      const done: Repair[] = [];
      for (const { covers } of stepsOf(found.article ?? '', settings)) {
        const before = account;
        account = repaired(account, covers, settings, MAILBOX);
        if (JSON.stringify(account) === JSON.stringify(before)) continue;
        done.push(...covers);
        if ((await CLIENTS[client](account, message, network)) === undefined) break;
      }
      // The repairs made until the message went out, in the order of the article.
      expect(done, `the steps of ${found.article}`).toContain(cure);
      expect(await arrives(message.subject)).toContain(`Envelope-to: ${message.to}\n`);
    });
  });
});

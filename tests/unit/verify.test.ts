import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailTool } from '../../scripts/mail-tools.ts';
import {
  INCOMING_PORTS,
  type IncomingServer,
  type MailSettings,
  type OutgoingServer,
  SUBMISSION_PORTS,
} from '../../src/lib/settings/schema.ts';
import { REAL_NETWORK } from '../../tools/verify-settings/dialogue.ts';
import { checkOutgoing } from '../../tools/verify-settings/outgoing.ts';
import { IMAP, POP3 } from '../../tools/verify-settings/protocols.ts';
import { explainedRefusal } from '../../tools/verify-settings/refusal.ts';
import type { WithIncoming } from '../../src/lib/setup-files/incoming.ts';
import { autoconfig } from '../../src/lib/setup-files/thunderbird.ts';
import { checkServer } from '../../tools/verify-settings/server.ts';
import { checkSetupFile, SETUP_FILE } from '../../tools/verify-settings/setup-file.ts';
import type { Check, Result } from '../../tools/verify-settings/sheet.ts';
import { asTable, exitCode, verifySettings } from '../../tools/verify-settings/verify.ts';
import provider from '../fixtures/other-provider.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { testFaults } from '../support/mail/check-faults.ts';
import { startDouble } from '../support/mail/double.ts';
import { faultsIn, testNetwork } from '../support/mail/faults.ts';
import { type Act, type Script, startScripted } from '../support/mail/scripted.ts';
import { ROOT } from '../support/project.ts';

/** The owner's check of the settings, against servers in this process. `tests/mail` has the same with a real one. */

const missing = mailTool('openssl') ? undefined : 'there is no openssl to make certificates with';
if (missing) console.warn(`SKIPPED: the check of the settings: ${missing}`);

const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-unit-'));
let authority: Authority;
beforeAll(() => {
  if (!missing) authority = createAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IMPLICIT: OutgoingServer = { ...provider.outgoing, port: SUBMISSION_PORTS['SSL/TLS'], security: 'SSL/TLS' };
const refusal = explainedRefusal(ROOT);

describe.skipIf(missing)('the outgoing server', () => {
  describe.each([
    ['with STARTTLS', provider.outgoing],
    ['with SSL/TLS', IMPLICIT],
  ])('%s', (_, outgoing) => {
    testFaults({ outgoing }, startDouble, () => authority);
  });
});

/** What a sound server says to each command; a script replaces single answers. */
const SMTP_ANSWERS: Readonly<Record<string, string>> = {
  EHLO: '250-hello\n250-AUTH PLAIN LOGIN\n250 HELP',
  MAIL: '250 OK',
  RCPT: refusal,
  RSET: '250 OK',
  QUIT: '221 Bye',
};
const IMAP_ANSWERS: Readonly<Record<string, string>> = {
  'a CAPABILITY': '* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN\na OK done',
  'z LOGOUT': '* BYE\nz OK done',
};
const POP_OPEN = '+OK\nSTLS\nUIDL\n.';
const POP_ENCRYPTED = '+OK\nUSER\nSASL PLAIN LOGIN\n.';

function answers(table: Readonly<Record<string, Act>>): Script['answer'] {
  return (line) => table[line] ?? table[line.split(' ')[0] ?? ''] ?? 'say nothing';
}

async function withScript(
  script: Partial<Script>,
  host: string,
  run: (port: number) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const server = await startScripted({
    security: 'SSL/TLS',
    certificate: authority.certificate('sound', host),
    greeting: '220 welcome',
    answer: answers(SMTP_ANSWERS),
    ...script,
  });
  try {
    return await run(server.port);
  } finally {
    await server.stop();
  }
}

describe.skipIf(missing)('a server that misbehaves is named for it', () => {
  /** `patience` is short only where the server never answers. */
  const cases: readonly [name: string, script: Partial<Script>, check: Check, says: RegExp, patience?: number][] = [
    [
      'silence before the encryption',
      { security: 'STARTTLS', greeting: 'say nothing' },
      'encryption',
      /^no answer/u,
      2,
    ],
    ['silence instead of a greeting', { greeting: 'say nothing' }, 'greeting', /^no answer within 2 s/u, 2],
    ['a connection that is closed at once', { security: 'STARTTLS', greeting: 'hang up' }, 'encryption', /closed/u],
    ['closed instead of a greeting', { greeting: 'hang up' }, 'greeting', /closed the connection/u],
    ['a greeting that turns away', { greeting: '554 no service' }, 'greeting', /^it says: 554 no service/u],
    ['another protocol', { greeting: 'SSH-2.0-OpenSSH_9.2' }, 'greeting', /^it says: SSH-2\.0/u],
    ['a line without an end', { greeting: `220 ${'x'.repeat(20_000)}` }, 'greeting', /without an end/u],
    ['an answer without an end', { greeting: '220-x\n'.repeat(300) }, 'greeting', /without an end/u],
    [
      'EHLO refused',
      { answer: answers({ ...SMTP_ANSWERS, EHLO: '502 unknown' }) },
      'abilities',
      /^it says: 502 unknown/u,
    ],
    [
      'no way to log in with a password',
      { answer: answers({ ...SMTP_ANSWERS, EHLO: '250-hello\n250 AUTH XOAUTH2' }) },
      'login',
      /^no way to log in/u,
    ],
    [
      'a connection that breaks off at the recipient',
      { answer: answers({ ...SMTP_ANSWERS, RCPT: 'hang up' }) },
      'relay',
      /closed the connection/u,
    ],
    [
      'control characters in a refusal, which are not passed on to the terminal',
      { answer: answers({ ...SMTP_ANSWERS, RCPT: '550 \u001b[31mno' }) },
      'relay',
      /^it refuses in other words: 550 ␛\[31mno/u,
    ],
    [
      'only versions of TLS that are out of use',
      { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } },
      'encryption',
      /out of use$/u,
    ],
  ];
  test.concurrent.each(cases)('%s', async (_, script, check, says, patience = 30) => {
    const results = await withScript(script, IMPLICIT.host, async (port) =>
      checkOutgoing(IMPLICIT, refusal, { ...testNetwork(() => port, [authority.pem]), patience: patience * 1000 }),
    );
    expect(faultsIn(results)).toEqual([
      { check, verdict: 'wrong', found: expect.stringMatching(says), remedy: expect.any(String) },
    ]);
  });

  test('a refusal may begin with a status code, end with a dot, and come at MAIL', async () => {
    const answer = answers({ ...SMTP_ANSWERS, MAIL: '550 5.7.1 authentication is required  for relay.' });
    const results = await withScript({ answer }, IMPLICIT.host, async (port) =>
      checkOutgoing(
        IMPLICIT,
        refusal,
        testNetwork(() => port, [authority.pem]),
      ),
    );
    expect(faultsIn(results)).toEqual([]);
  });

  test('nothing but the questions is sent, and the last word takes them back', async () => {
    const heard: string[] = [];
    const answer: Script['answer'] = (line, encrypted) => {
      heard.push(line);
      return answers(SMTP_ANSWERS)(line, encrypted);
    };
    await withScript({ answer }, IMPLICIT.host, async (port) =>
      checkOutgoing(
        IMPLICIT,
        refusal,
        testNetwork(() => port, [authority.pem]),
      ),
    );
    expect(heard.slice(0, 4).map((line) => line.split(/[ :]/u)[0])).toEqual(['EHLO', 'MAIL', 'RCPT', 'RSET']);
    expect(heard.slice(4).filter((line) => line !== 'QUIT')).toEqual([]);
  });

  test('whatever a server says, the check comes to an end', async () => {
    const say = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('220 hi\r\n', '250 ok\r\n', '250-\r\n', '\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(say, { maxLength: 8 }), async (pieces) => {
        const server = createServer((socket) => {
          socket.on('error', () => undefined);
          socket.end(Buffer.from(pieces.join(''), 'latin1'));
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as { port: number };
        for (const outgoing of [provider.outgoing, IMPLICIT]) {
          const results = await checkOutgoing(
            outgoing,
            refusal,
            testNetwork(() => port, []),
          );
          expect(faultsIn(results)).not.toEqual([]);
        }
        server.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(missing)('the incoming servers', () => {
  const [imap, pop] = provider.incoming as [IncomingServer, IncomingServer];
  const popScript: Partial<Script> = {
    security: 'STARTTLS',
    greeting: '+OK ready',
    answer: (line, encrypted) =>
      answers({ CAPA: encrypted ? POP_ENCRYPTED : POP_OPEN, STLS: { upgrade: '+OK begin' }, QUIT: '+OK' })(
        line,
        encrypted,
      ),
  };
  const check = async (server: IncomingServer, script: Partial<Script>): Promise<readonly Result[]> =>
    withScript(script, server.host, async (port) =>
      checkServer(
        server,
        { IMAP, POP3 }[server.protocol],
        testNetwork(() => port, [authority.pem]),
      ),
    );

  test('IMAP and POP3 as published are right in every check', async () => {
    const greeting = '* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready';
    const found = await check(imap, { greeting, answer: answers(IMAP_ANSWERS) });
    expect(found.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(found).toContainEqual({ check: 'greeting', verdict: 'right', found: 'ready' });
    expect(found.at(-1)).toMatchObject({ check: 'login', found: 'PLAIN, LOGIN' });
    const popFound = await check(pop, popScript);
    expect(popFound.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(popFound.at(-1)).toMatchObject({ check: 'login', found: 'USER, PLAIN, LOGIN' });
  });

  const imapStartTls: IncomingServer = { ...imap, port: INCOMING_PORTS.IMAP.STARTTLS, security: 'STARTTLS' };
  test.each<[string, IncomingServer, Partial<Script>, Check, RegExp]>([
    ['IMAP that turns away', imap, { greeting: '* BYE too busy' }, 'greeting', /^it says: \* BYE too busy/u],
    ['POP3 that turns away', pop, { ...popScript, greeting: '-ERR busy' }, 'greeting', /^it says: -ERR busy/u],
    [
      'IMAP without a login',
      imap,
      { greeting: '* OK', answer: answers({ 'a CAPABILITY': '* CAPABILITY IMAP4rev1 LOGINDISABLED\na OK' }) },
      'login',
      /^no way to log in/u,
    ],
    [
      'IMAP that refuses to say what it can do',
      imap,
      { greeting: '* OK', answer: answers({ 'a CAPABILITY': 'a BAD unknown' }) },
      'abilities',
      /^it says: a BAD unknown/u,
    ],
    [
      'POP3 without STLS',
      pop,
      { ...popScript, answer: answers({ CAPA: '+OK\nUIDL\n.' }) },
      'starttls',
      /^STLS is not among UIDL/u,
    ],
    [
      'POP3 that refuses STLS',
      pop,
      { ...popScript, answer: answers({ CAPA: POP_OPEN, STLS: '-ERR not now' }) },
      'encryption',
      /^it says: -ERR not now/u,
    ],
  ])('%s', async (_, server, script, wrong, says) => {
    expect(faultsIn(await check(server, script))).toEqual([
      { check: wrong, verdict: 'wrong', found: expect.stringMatching(says), remedy: expect.any(String) },
    ]);
  });

  test.each<[string, IncomingServer, Partial<Script>, string]>([
    [
      'IMAP',
      imapStartTls,
      {
        security: 'STARTTLS',
        greeting: '* OK',
        answer: answers({
          'a CAPABILITY': '* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\na OK',
          'b STARTTLS': { upgrade: 'b OK begin' },
        }),
      },
      'offers PLAIN, LOGIN before the encryption',
    ],
    [
      'POP3',
      pop,
      {
        ...popScript,
        answer: answers({ CAPA: '+OK\nSTLS\nUSER\n.', STLS: { upgrade: '+OK begin' } }),
      },
      'offers USER before the encryption',
    ],
  ])('%s that takes passwords in the open', async (_, server, script, found) => {
    expect(faultsIn(await check(server, script))).toEqual([
      { check: 'open-login', verdict: 'wrong', found, remedy: expect.any(String) },
    ]);
  });
});

describe('a server that cannot be reached', () => {
  test('has a name that nobody knows', async () => {
    const resolve = (): Promise<string[]> => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const results = await checkOutgoing(provider.outgoing, refusal, { ...REAL_NETWORK, resolve });
    expect(faultsIn(results)).toMatchObject([
      { check: 'name', verdict: 'unreached', found: `no address for ${provider.outgoing.host} (ENOTFOUND)` },
    ]);
  });

  test('has a name server that never answers', async () => {
    const resolve = (): Promise<string[]> => new Promise(() => undefined);
    const results = await checkOutgoing(provider.outgoing, refusal, { ...REAL_NETWORK, resolve, patience: 100 });
    expect(faultsIn(results)).toMatchObject([
      { check: 'name', verdict: 'unreached', found: `no address for ${provider.outgoing.host} (no answer)` },
    ]);
  });

  test('has nothing behind its port', async () => {
    const results = await checkOutgoing(
      IMPLICIT,
      refusal,
      testNetwork(() => 1, []),
    );
    expect(faultsIn(results)).toMatchObject([
      { check: 'connection', verdict: 'unreached', found: 'connection refused' },
    ]);
    const skipped = results.filter(({ verdict }) => verdict === 'skipped').map(({ check }) => check);
    expect(skipped).toEqual(expect.arrayContaining(['encryption', 'certificate-name', 'greeting', 'login', 'relay']));
  });
});

describe('the published setup file', () => {
  const [imap, pop] = provider.incoming as [IncomingServer, IncomingServer];
  const settings: WithIncoming<MailSettings> = { ...provider, incoming: [imap, pop] };
  const check = async (answer: () => Response, asked: MailSettings = settings): Promise<readonly Result[]> =>
    checkSetupFile(asked, {
      ...REAL_NETWORK,
      fetch: (address) => {
        expect(address).toBe(`${provider.site.url}${SETUP_FILE}`);
        return Promise.resolve().then(answer);
      },
    });
  const { host, port } = provider.outgoing;
  const old: typeof settings = { ...settings, outgoing: { ...settings.outgoing, host: `old.${host}` } };

  test.each<[string, () => Response, Partial<Result>]>([
    ['that says what the settings say', () => new Response(autoconfig(settings)), { verdict: 'right' }],
    [
      'of another server',
      () => new Response(autoconfig(old)),
      {
        verdict: 'wrong',
        found: `names smtp old.${host}:${port} STARTTLS; lacks smtp ${host}:${port} STARTTLS`,
      },
    ],
    [
      'without one of the incoming servers',
      () => new Response(autoconfig({ ...settings, incoming: [imap] })),
      { verdict: 'wrong', found: expect.stringMatching(/^lacks pop3 /u) as string },
    ],
    [
      'that is not there',
      () => new Response('', { status: 404 }),
      { verdict: 'warning', found: 'not published: the site answers 404' },
    ],
    [
      'in whose place a page stands',
      () => new Response('<!doctype html><p>Welcome'),
      { verdict: 'warning', found: 'not published: the answer is no setup file' },
    ],
    [
      'on a site that does not answer',
      () => {
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
      },
      { verdict: 'warning', found: 'not published: fetch failed (ENOTFOUND)' },
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await check(answer)).toMatchObject([{ check: 'setup-file', ...expected }]);
  });

  test('is not asked for where there can be none', async () => {
    const without: MailSettings = { ...provider };
    delete without.incoming;
    const ask = (): Response => expect.unreachable('no file is made without an incoming server');
    expect(await check(ask, without)).toMatchObject([
      { check: 'setup-file', verdict: 'warning', found: 'none, because no incoming server is given' },
    ]);
  });
});

describe('the report', () => {
  const report = (...verdicts: Result['verdict'][]) => [
    { subject: 'Outgoing mail', results: verdicts.map((verdict): Result => ({ check: 'name', verdict, found: 'x' })) },
  ];

  test('ends with 0, with 1 where something is wrong, or with 2 where a server was not reached', () => {
    expect(exitCode(report('right', 'warning'))).toBe(0);
    expect(exitCode(report('unreached', 'skipped'))).toBe(2);
    expect(exitCode(report('right', 'wrong'))).toBe(1);
    expect(exitCode([...report('unreached', 'skipped'), ...report('wrong')])).toBe(1);
  });

  test.skipIf(missing)('covers every server of the settings and says what to do about each fault', async () => {
    const { outgoing } = provider;
    const [imap] = provider.incoming as [IncomingServer, IncomingServer];
    const servers = await Promise.all([
      startDouble({ ...outgoing, users: {}, authority, relay: 'accept' }),
      startScripted({
        security: 'SSL/TLS',
        certificate: authority.certificate('sound', imap.host),
        greeting: '* OK',
        answer: answers(IMAP_ANSWERS),
      }),
    ]);
    const ports: Record<number, number> = { [outgoing.port]: servers[0].port, [imap.port]: servers[1].port };
    const network = {
      ...testNetwork((published) => ports[published] ?? 1, [authority.pem]),
      fetch: () => Promise.resolve(new Response('', { status: 404 })),
    };
    const reports = await verifySettings(provider as MailSettings, refusal, network);
    const table = asTable(reports);
    for (const words of [
      `Outgoing mail: ${outgoing.host}, port ${outgoing.port}, STARTTLS`,
      'WRONG      Refuses without login  it would send for anybody: 250',
      '-> Close this open relay at once',
      `Incoming mail, IMAP: ${imap.host}, port ${imap.port}, SSL/TLS`,
      'UNREACHED  Connection             connection refused',
      'Could not be asked',
      `${provider.site.url}${SETUP_FILE}`,
      '1 wrong, 1 to mind, 1 server not reached',
    ]) {
      expect(table).toContain(words);
    }
    expect(exitCode(reports)).toBe(1);
    await Promise.all(servers.map(async (server) => server.stop()));
  });

  describe('of the command', () => {
    const run = (settings: string): { status: number | null; out: string; err: string } => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-settings.ts'], {
        cwd: ROOT,
        env: { ...process.env, MAIL_SETTINGS: settings },
        encoding: 'utf8',
      });
      return { status, out: stdout, err: stderr };
    };

    test('names the servers that do not exist and ends with 2', () => {
      const { status, out } = run('tests/fixtures/other-provider.ts');
      expect(status).toBe(2);
      expect(out).toContain(`no address for ${provider.outgoing.host}`);
      expect(out).toContain('3 servers not reached');
    });

    test('says what is wrong with a settings file', () => {
      const file = path.join(folder, 'wrong.ts');
      writeFileSync(file, `export default ${JSON.stringify({ ...provider, webmail: { name: 'A', url: 'b' } })};`);
      const { status, err } = run(file);
      expect(status).toBe(1);
      expect(err).toContain('webmail.url');
      expect(err).not.toMatch(/^\s+at /mu);
    });
  });
});

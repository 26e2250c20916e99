import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IncomingServer, MailSettings, OutgoingServer } from '../../src/lib/settings/schema.ts';
import type { WithIncoming } from '../../src/lib/setup-files/incoming.ts';
import { autoconfig } from '../../src/lib/setup-files/thunderbird.ts';
import type { Check, Result, Verdict } from '../../tools/verify-settings/checklist.ts';
import { REAL_NETWORK } from '../../tools/verify-settings/connection.ts';
import { checkOutgoing } from '../../tools/verify-settings/outgoing.ts';
import { IMAP, POP3 } from '../../tools/verify-settings/protocols.ts';
import { documentedRefusal } from '../../tools/verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from '../../tools/verify-settings/report.ts';
import { checkServer } from '../../tools/verify-settings/server.ts';
import { checkSetupFile, SETUP_FILE } from '../../tools/verify-settings/setup-file.ts';
import provider from '../fixtures/other-provider.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { problemsIn, testFaults } from '../support/mail/faults.ts';
import { answering, type Answers, type Script, startScripted, startSubmission } from '../support/mail/scripted.ts';
import { asPublished, testNetwork } from '../support/mail/server.ts';
import { ROOT } from '../support/project.ts';

/** `verify:settings` with servers in this process. `tests/real/verify.test.ts` does the same with a real one. */

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority();
});

const refusal = documentedRefusal();
const OUTGOING: OutgoingServer = { ...provider.outgoing, port: 465, security: 'SSL/TLS' };
const [imap, pop] = provider.incoming as [IncomingServer, IncomingServer];

describe.each([
  ['STARTTLS', provider.outgoing],
  ['SSL/TLS', OUTGOING],
])('an outgoing server with %s', (_, outgoing) => {
  testFaults({ outgoing }, startSubmission, () => authority);
});

const EHLO = '250-hello\n250-AUTH PLAIN LOGIN\n250 HELP';
const SMTP_ANSWERS: Answers = { EHLO, MAIL: '250 OK', RCPT: refusal, RSET: '250 OK', QUIT: '221 Bye' };
const IMAP_ANSWERS: Answers = { 'a CAPABILITY': '* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN\na OK', z: 'z OK' };
const POP_ANSWERS: Answers = { CAPA: '+OK\nSTLS\nUIDL\n.', STLS: { startTls: '+OK' }, QUIT: '+OK' };
const POP_ENCRYPTED: Answers = { ...POP_ANSWERS, CAPA: '+OK\nUSER\nSASL PLAIN LOGIN\n.' };

/** The results for an outgoing or incoming server that does what the script says. */
async function resultsOf(
  target: OutgoingServer | IncomingServer,
  script: Partial<Script>,
  timeoutMs = 30_000,
): Promise<readonly Result[]> {
  const server = await startScripted({
    security: target.security,
    greeting: '220 welcome',
    answer: answering(SMTP_ANSWERS),
    ...script,
    tls: { ...(await authority.certificate('sound', target.host)), ...script.tls },
  });
  const network = { ...testNetwork(() => server.port, [authority.pem]), timeoutMs };
  try {
    if (!('protocol' in target)) return await checkOutgoing(target, refusal, network);
    return await checkServer(target, { IMAP, POP3 }[target.protocol], network);
  } finally {
    await server.stop();
  }
}

const wrong = (check: Check, found: RegExp) => [
  { check, verdict: 'wrong', found: expect.stringMatching(found), remedy: expect.stringMatching(/\.$/u) },
];
const smtp = (answers: Answers): Partial<Script> => ({ answer: answering({ ...SMTP_ANSWERS, ...answers }) });
const outdated = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

test.concurrent.each<[name: string, script: Partial<Script>, check: Check, found: RegExp]>([
  ['never starts encryption', { security: 'STARTTLS', greeting: 'say nothing' }, 'encryption', /^no answer/u],
  ['never greets', { greeting: 'say nothing' }, 'greeting', /^no answer within 2 s/u],
  ['hangs up right away', { security: 'STARTTLS', greeting: 'hang up' }, 'encryption', /closed/u],
  ['hangs up instead of a greeting', { greeting: 'hang up' }, 'greeting', /closed the connection/u],
  ['turns clients away', { greeting: '554 no service' }, 'greeting', /^it says: 554 no service/u],
  ['speaks another protocol', { greeting: 'SSH-2.0-OpenSSH_9.2' }, 'greeting', /^it says: SSH-2\.0/u],
  ['sends an endless line', { greeting: `220 ${'x'.repeat(20_000)}` }, 'greeting', /a line without an end/u],
  ['sends endless lines', { greeting: '220-x\n'.repeat(300) }, 'greeting', /an answer without an end/u],
  ['refuses EHLO', smtp({ EHLO: '502 unknown' }), 'capabilities', /^it says: 502 unknown/u],
  ['needs OAuth', smtp({ EHLO: '250-hello\n250 AUTH XOAUTH2' }), 'sign-in', /^no way to sign in/u],
  ['hangs up at the recipient', smtp({ RCPT: 'hang up' }), 'relay', /closed the connection/u],
  ['sends control characters', smtp({ RCPT: '550 \u001b[31mno' }), 'relay', /different words: 550 ␛\[31mno/u],
  ['supports only old versions of TLS', { tls: outdated }, 'encryption', /outdated versions/u],
])('an outgoing server that %s is wrong', async (_, script, check, found) => {
  expect(problemsIn(await resultsOf(OUTGOING, script, 2_000))).toEqual(wrong(check, found));
});

test('a refusal may have a status code, a period at the end, and come at MAIL', async () => {
  const script = smtp({ MAIL: '550 5.7.1 authentication is required  for relay.' });
  expect(problemsIn(await resultsOf(OUTGOING, script))).toEqual([]);
});

test('an outgoing server is asked, but gets no message', async () => {
  const heard: string[] = [];
  await resultsOf(OUTGOING, {
    answer(line, encrypted) {
      heard.push(line.split(/[ :]/u)[0] ?? '');
      return answering(SMTP_ANSWERS)(line, encrypted);
    },
  });
  expect(heard.slice(0, 4)).toEqual(['EHLO', 'MAIL', 'RCPT', 'RSET']);
  expect(heard.slice(4).filter((command) => command !== 'QUIT')).toEqual([]);
});

const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('220 hi\r\n', '250 ok\r\n', '250-\r\n', '\r\n'));
test('the check ends whatever a server says', async () => {
  let says = '';
  const server = createServer((socket) => socket.on('error', () => undefined).end(says, 'latin1'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const network = testNetwork(() => (server.address() as AddressInfo).port);
  const property = fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
    says = pieces.join('');
    for (const outgoing of [provider.outgoing, OUTGOING]) {
      expect(problemsIn(await checkOutgoing(outgoing, refusal, network))).not.toEqual([]);
    }
  });
  await fc.assert(property, { numRuns: 40 });
  server.close();
});

describe('an incoming server', () => {
  const popScript = { greeting: '+OK ready', answer: answering(POP_ANSWERS, POP_ENCRYPTED) };

  test('passes every check as published', async () => {
    const greeting = '* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready';
    const imapResults = await resultsOf(imap, { greeting, answer: answering(IMAP_ANSWERS) });
    expect(imapResults.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(imapResults).toContainEqual({ check: 'greeting', verdict: 'ok', found: 'ready' });
    expect(imapResults.at(-1)).toMatchObject({ check: 'sign-in', found: 'PLAIN, LOGIN' });
    const popResults = await resultsOf(pop, popScript);
    expect(popResults.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(popResults.at(-1)).toMatchObject({ check: 'sign-in', found: 'USER, PLAIN, LOGIN' });
  });

  const imapSays = (capabilities: string, more: Answers = {}): Partial<Script> => ({
    greeting: '* OK',
    answer: answering({ 'a CAPABILITY': capabilities, ...more }),
  });
  const popSays = (answers: Answers): Partial<Script> => ({ ...popScript, answer: answering(answers) });
  const imap143: IncomingServer = { ...imap, port: 143, security: 'STARTTLS' };
  const openImap = imapSays('* CAPABILITY STARTTLS AUTH=PLAIN\na OK', { 'b STARTTLS': { startTls: 'b OK' } });
  const openPop = popSays({ ...POP_ANSWERS, CAPA: '+OK\nSTLS\nUSER\n.' });

  test.each<[string, IncomingServer, Partial<Script>, Check, RegExp]>([
    ['IMAP turns clients away', imap, { greeting: '* BYE too busy' }, 'greeting', /^it says: \* BYE too busy/u],
    ['POP3 turns clients away', pop, { greeting: '-ERR busy' }, 'greeting', /^it says: -ERR busy/u],
    ['no sign-in', imap, imapSays('* CAPABILITY LOGINDISABLED\na OK'), 'sign-in', /^no way to sign in/u],
    ['no capabilities', imap, imapSays('a BAD unknown'), 'capabilities', /^it says: a BAD unknown/u],
    ['no STLS', pop, popSays({ CAPA: '+OK\nUIDL\n.' }), 'starttls', /^offers UIDL, but not STLS/u],
    ['STLS fails', pop, popSays({ ...POP_ANSWERS, STLS: '-ERR not now' }), 'encryption', /^it says: -ERR not now/u],
    ['open IMAP sign-in', imap143, openImap, 'open-sign-in', /^offers PLAIN, LOGIN before encryption/u],
    ['open POP3 sign-in', pop, openPop, 'open-sign-in', /^offers USER before encryption/u],
  ])('is wrong: %s', async (_, server, script, check, found) => {
    expect(problemsIn(await resultsOf(server, script))).toEqual(wrong(check, found));
  });
});

test('a server is unreachable if its name has no address in time', async () => {
  const resolve = () => new Promise<never>(() => undefined);
  const results = await checkOutgoing(OUTGOING, refusal, { ...REAL_NETWORK, resolve, timeoutMs: 100 });
  const found = `no address found for ${OUTGOING.host} (no answer)`;
  expect(problemsIn(results)).toMatchObject([{ check: 'host', verdict: 'unreachable', found }]);
});

describe('the published setup file', () => {
  const settings: WithIncoming<MailSettings> = { ...provider, incoming: [imap, pop] };
  const moved = { ...settings, outgoing: { ...settings.outgoing, host: 'old.example' } };
  const unreachable = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
  const answers = (answer: Response | Error) => ({
    ...REAL_NETWORK,
    fetch: async () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
  });

  test.each<[string, Response | Error, Verdict, string]>([
    ['is the one of the settings', new Response(autoconfig(settings)), 'ok', 'lists imap '],
    ['is outdated', new Response(autoconfig(moved)), 'wrong', "lists smtp old.example:587 STARTTLS; doesn't list"],
    ['lacks a server', new Response(autoconfig({ ...settings, incoming: [imap] })), 'wrong', "doesn't list pop3 "],
    ['is missing', new Response('', { status: 404 }), 'warning', 'not published: the site answers 404'],
    ['is a page', new Response('<!doctype html><p>Hi'), 'warning', "not published: the answer isn't a setup file"],
    ['has no host', unreachable, 'warning', 'not published: fetch failed (ENOTFOUND)'],
  ])('%s', async (_, answer, verdict, found) => {
    const [result] = await checkSetupFile(settings, answers(answer));
    expect(result).toMatchObject({ verdict, found: expect.stringContaining(found) as string });
  });

  test("doesn't exist without an incoming server", async () => {
    const [result] = await checkSetupFile({ ...settings, incoming: [] }, answers(new Error('not asked for')));
    expect(result).toMatchObject({ verdict: 'warning', found: 'none, because no incoming server is set' });
  });
});

test('the exit code is 1 if something is wrong, else 2 if a server is unreachable, else 0', () => {
  const report = (...verdicts: Verdict[]) => [
    { subject: '', results: verdicts.map((verdict): Result => ({ check: 'host', verdict, found: '' })) },
  ];
  expect(exitCode(report('ok', 'warning'))).toBe(0);
  expect(exitCode(report('unreachable', 'skipped'))).toBe(2);
  expect(exitCode(report('unreachable', 'skipped', 'wrong'))).toBe(1);
});

test('the table covers every server and says what to do about each problem', async () => {
  const server = await startSubmission({ ...asPublished(provider, authority), relay: 'accept' });
  const network = testNetwork((port) => (port === provider.outgoing.port ? server.port : 1), [authority.pem]);
  const fetch = () => Promise.resolve(new Response('', { status: 404 }));
  const table = asTable(await verifySettings(provider as MailSettings, refusal, { ...network, fetch }));
  await server.stop();
  for (const words of [
    `Outgoing mail: ${provider.outgoing.host}, port ${provider.outgoing.port}, STARTTLS`,
    'WRONG        Requires sign-in        it would send for anyone: 250',
    '-> Close this open relay right away',
    `Incoming mail, IMAP: ${imap.host}, port ${imap.port}, SSL/TLS`,
    'UNREACHABLE  Connection              connection refused',
    'skipped      Encryption, ',
    `${provider.site.url}${SETUP_FILE}`,
    '1 wrong, 1 warning, 2 unreachable',
  ]) {
    expect(table).toContain(words);
  }
});

test('npm run verify:settings exits with 2 if servers are unreachable, and with 1 if there are no settings', () => {
  const run = (settings: string) =>
    spawnSync(process.execPath, ['tools/verify-settings.ts'], {
      cwd: ROOT,
      env: { ...process.env, MAIL_SETTINGS: settings },
      encoding: 'utf8',
    });
  const unreachable = run('tests/fixtures/other-provider.ts');
  expect(unreachable.status).toBe(2);
  expect(unreachable.stdout).toContain(`no address found for ${provider.outgoing.host} (`);
  expect(unreachable.stdout).toContain('3 unreachable');
  const missing = run('tests/fixtures/missing.ts');
  expect(missing.status).toBe(1);
  expect(missing.stderr).toMatch(/^tests\/fixtures\/missing\.ts: .*\n.*\n$/u);
});

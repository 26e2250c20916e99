import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IncomingServer, OutgoingServer } from '../../src/lib/settings/schema.ts';
import { type SetupFile, setupFiles } from '../../src/lib/setup-files/index.ts';
import type { Check, Result, Verdict } from '../../tools/verify-settings/checklist.ts';
import { type Network, REAL_NETWORK } from '../../tools/verify-settings/connection.ts';
import { checkDnsRecords } from '../../tools/verify-settings/dns-records.ts';
import { checkOutgoing } from '../../tools/verify-settings/outgoing.ts';
import { IMAP, POP3 } from '../../tools/verify-settings/protocols.ts';
import { documentedRefusal } from '../../tools/verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from '../../tools/verify-settings/report.ts';
import { checkServer } from '../../tools/verify-settings/server.ts';
import { checkSetupFiles, placesOf } from '../../tools/verify-settings/setup-files.ts';
import provider from '../fixtures/other-provider.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { problemsIn, testFaults } from '../support/mail/faults.ts';
import { answering, type Answers, type Script, startScripted, startSubmission } from '../support/mail/scripted.ts';
import { asPublished, testNetwork } from '../support/mail/server.ts';
import { ROOT } from '../support/project.ts';
import { encrypted } from './setup-files/helpers.ts';

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

describe('the setup files', () => {
  const SIGNED = { signed: new Uint8Array([...Buffer.from('signature'), ...Buffer.from('<profile/>')]) };
  const FILES: readonly SetupFile[] = [
    { address: '/settings/apple.mobileconfig', type: 'application/x-apple-aspen-config', text: '<profile/>' },
    { address: '/mail/config-v1.1.xml', type: 'text/xml', text: '<clientConfig/>' },
    { address: '/autodiscover/autodiscover.xml', type: 'text/xml', text: '<Autodiscover/>' },
  ];
  type Answer = [body: string | Uint8Array<ArrayBuffer>, type?: string, status?: number];
  /** A web server with the files as built, but for the answers that are given by method and address. */
  const answering = (files: readonly SetupFile[], changes: Record<string, Answer> = {}): Network => ({
    ...REAL_NETWORK,
    fetch: (url, init) => {
      const { pathname } = new URL(url as string);
      const file = files.find(({ address }) => address === pathname);
      const [body, type = file?.type ?? '', status = 200] = changes[`${init?.method ?? 'GET'} ${pathname}`] ?? [
        file?.signed ?? file?.text ?? '',
      ];
      return Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
    },
  });
  const place = (files = FILES) => ({ origin: 'https://guide.northwind.example', files });

  test('pass if each is there as built, whatever its signature and the name of its type for XML', async () => {
    const files = FILES.map((file, index) => (index === 0 ? { ...file, ...SIGNED } : file));
    const network = answering(files, {
      'GET /mail/config-v1.1.xml': ['<clientConfig/>', 'application/xml; charset=x'],
    });
    expect(problemsIn(await checkSetupFiles(place(files), network))).toEqual([]);
  });

  test.each<[string, string, Answer, Verdict, RegExp]>([
    ['is outdated', 'GET /mail/config-v1.1.xml', ['<clientConfig old=""/>'], 'wrong', /isn't the file that a build/u],
    ['is missing', 'GET /mail/config-v1.1.xml', ['Not found', 'text/html', 404], 'wrong', /answers 404/u],
    ['has a type that iPhones save', 'GET /settings/apple.mobileconfig', ['<profile/>', 'text/xml'], 'wrong', /xml/u],
    ['has another type', 'GET /mail/config-v1.1.xml', ['<clientConfig/>', 'text/plain'], 'warning', /type is text/u],
    ['is refused to Outlook', 'POST /autodiscover/autodiscover.xml', ['No', '', 405], 'warning', /POST with 405/u],
  ])('have a problem if one %s', async (_, request, answer, verdict, found) => {
    const problems = problemsIn(await checkSetupFiles(place(), answering(FILES, { [request]: answer })));
    const address = request.replace(/^\w+ /u, '');
    expect(problems).toEqual([
      {
        check: 'setup-file',
        verdict,
        found: expect.stringMatching(new RegExp(`^${address}: .*${found.source}`, 'u')) as string,
        remedy: expect.stringMatching(/\.$/u) as string,
      },
    ]);
  });

  test('have a problem if the profile should be signed', async () => {
    const files = FILES.map((file, index) => (index === 0 ? { ...file, ...SIGNED } : file));
    const network = answering(files, { 'GET /settings/apple.mobileconfig': ['<profile/>'] });
    expect(problemsIn(await checkSetupFiles(place(files), network))).toMatchObject([{ verdict: 'wrong' }]);
  });

  test('are unreachable, said once, if their host is', async () => {
    const fetch = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }));
    expect(problemsIn(await checkSetupFiles(place(), { ...REAL_NETWORK, fetch }))).toMatchObject([
      { verdict: 'unreachable', found: "/settings/apple.mobileconfig: can't be fetched (ENOTFOUND)" },
    ]);
  });

  test('are asked for where apps ask: on the site, on the host for all customers, and at a customer’s domain', async () => {
    const places = placesOf(encrypted, await setupFiles(encrypted), 'customer.example');
    expect(places.slice(1).map(({ origin, files }) => origin + (files[0]?.address ?? ''))).toEqual([
      'https://autoconfig.northwind.example/mail/config-v1.1.xml',
      'http://autoconfig.customer.example/mail/config-v1.1.xml',
      'https://ua-auto-config.customer.example/.well-known/user-agent-configuration.json',
    ]);
    expect(places[0]).toMatchObject({ origin: provider.site.url, files: await setupFiles(encrypted) });
  });
});

describe('the DNS records of a domain', () => {
  const noRecord = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
  const PACC = /^_ua-auto-config\.customer\.example: v=UAAC1; a=sha256; d=old instead of v=UAAC1; a=sha256; d=\S+$/u;

  test('pass as published, and each other one is named with what it should be', async () => {
    const [imapHost, submitHost] = [encrypted.incoming[0].host, encrypted.outgoing.host];
    const zone: Record<string, [string, number]> = {
      '_submissions._tcp.customer.example': [submitHost.toUpperCase(), 465],
      '_imaps._tcp.customer.example': [imapHost, 143],
    };
    const dns: Network['dns'] = {
      resolveSrv: (async (name: string) => {
        const [host, port] = zone[name] ?? (await noRecord(name.startsWith('_pop3') ? 'ESERVFAIL' : 'ENODATA'));
        return [{ name: host, port, priority: 0, weight: 1 }];
      }) as Network['dns']['resolveSrv'],
      resolveTxt: (() => Promise.resolve([['v=UAAC1; a=sha256', '; d=old']])) as Network['dns']['resolveTxt'],
    };
    const resolve = (host: string) => (host.startsWith('ua-') ? noRecord('ENOTFOUND') : Promise.resolve(['192.0.2.1']));
    const results = await checkDnsRecords(encrypted, 'customer.example', { ...REAL_NETWORK, dns, resolve });
    expect(results.map(({ verdict, found }) => `${verdict} ${found}`)).toEqual([
      `ok _submissions._tcp.customer.example: ${submitHost}:465`,
      `wrong _imaps._tcp.customer.example: ${imapHost}:143 instead of ${imapHost}:993`,
      'unreachable _pop3._tcp.customer.example: ESERVFAIL',
      'ok autoconfig.customer.example: 192.0.2.1',
      'wrong _autodiscover._tcp.customer.example: no SRV record',
      'wrong ua-auto-config.customer.example: no CNAME record',
      expect.stringMatching(new RegExp(`wrong ${PACC.source.slice(1)}`, 'u')) as string,
    ]);
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
  const table = asTable(await verifySettings(provider, refusal, await setupFiles(provider), { ...network, fetch }));
  await server.stop();
  for (const words of [
    `Outgoing mail: ${provider.outgoing.host}, port ${provider.outgoing.port}, STARTTLS`,
    'WRONG        Requires sign-in        it would send for anyone: 250',
    '-> Close this open relay right away',
    `Incoming mail, IMAP: ${imap.host}, port ${imap.port}, SSL/TLS`,
    'UNREACHABLE  Connection              connection refused',
    'skipped      Encryption, ',
    `Setup files: ${provider.site.url}`,
    'WRONG        Setup file              /mail/config-v1.1.xml: the web server answers 404',
    '2 unreachable',
  ]) {
    expect(table).toContain(words);
  }
});

test('npm run verify:settings exits with 2 if servers are unreachable, and with 1 if there are no settings', () => {
  const run = (settings: string, ...domain: string[]) =>
    spawnSync(process.execPath, ['tools/verify-settings.ts', ...domain], {
      cwd: ROOT,
      env: { ...process.env, MAIL_SETTINGS: settings },
      encoding: 'utf8',
    });
  const unreachable = run('tests/fixtures/other-provider.ts');
  expect(unreachable.status).toBe(2);
  expect(unreachable.stdout).toContain(`no address found for ${provider.outgoing.host} (`);
  expect(unreachable.stdout).toContain('0 wrong, 5 unreachable');
  expect(unreachable.stdout).toMatch(/DNS records weren't checked\. Enter a domain/u);
  const address = run('tests/fixtures/other-provider.ts', 'jane@example.com');
  expect([address.status, address.stderr]).toEqual([
    1,
    expect.stringMatching(/^"jane@example\.com" isn't a domain\. /u),
  ]);
  const missing = run('tests/fixtures/missing.ts');
  expect(missing.status).toBe(1);
  expect(missing.stderr).toMatch(/^tests\/fixtures\/missing\.ts: .*\n.*\n$/u);
});

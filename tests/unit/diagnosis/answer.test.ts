import { describe, expect, it } from 'vitest';
import { appRepair } from '../../../src/lib/diagnosis/app-repair.ts';
import { type Diagnosis, diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { bounce, catalogueOf, failed, fixture } from './helpers.ts';

const catalogue = loadCatalogue();

type Signals = Parameters<typeof catalogueOf>[0];

const SIGNALS: Signals = {
  'no-such-user': ['user unknown', 'address was not found'],
  'mailbox-full': ['mailbox full', { status: ['5.2.2'], strength: 'fair' }],
  'relay-authentication-required': [{ words: 'relaying denied', strength: 'certain' }],
  'domain-not-found': ['domain not found'],
  'cannot-connect': [{ words: 'no connection', saidBy: 'mail-app' }],
};

const find = (text: string, signals = SIGNALS): Promise<Diagnosis> => diagnose(text, catalogueOf(signals));

describe('an answer', () => {
  it('says nothing if nothing is recognized, but can still give the mail app away', async () => {
    expect(await diagnose('What a nice day', catalogue)).toEqual({
      cause: 'unknown',
      label: 'Not recognized',
      confidence: 0,
      confident: false,
      evidence: [],
      saidBy: 'unknown',
      isBounce: false,
      others: [],
      notes: [],
      recipients: [],
      text: 'What a nice day',
    });
    expect(await find('Thunderbird does not start')).toMatchObject({ cause: 'unknown', app: 'thunderbird' });
  });

  it('quotes the text with code and words, and names article, permanence, and who fixes it', async () => {
    const text = 'Hello,\n\nit says\n> 454 4.7.1 <kim@example.org>:\n> Relay access\n> denied\nwhy?';
    const found = await diagnose(text, catalogue);
    expect(found).toMatchObject({
      cause: 'relay-authentication-required',
      confident: true,
      code: '454',
      enhancedCode: '4.7.1',
      article: '/errors/relay-access-denied/',
      permanence: 'permanent',
      whoFixes: 'you',
      saidBy: 'your-server',
      isBounce: false,
    });
    expect(found.evidence[0]?.quote).toBe('454 4.7.1 <kim@example.org>:\n> Relay access\n> denied');
    expect(text.slice(...(found.evidence[0]?.range ?? []))).toBe(found.evidence[0]?.quote);
  });

  it.each([
    ['452 user unknown', 'temporary'],
    ['550 user unknown', 'permanent'],
    ['user unknown', 'either'],
  ])('takes from the code whether the error passes if the article leaves it open: %s', async (text, permanence) => {
    expect(await find(text)).toMatchObject({ permanence });
  });
});

describe('the mail app', () => {
  it.each([
    ['thunderbird', 'Sending of the message failed. 550 user unknown'],
    ['iphone', 'Cannot Send Mail. The server said: 550 user unknown'],
    ['outlook', '0x800CCC79 user unknown'],
    ['apple-mail', 'Cannot send message using the server. 550 user unknown'],
    ['android', 'K-9 Mail: 550 user unknown'],
    ['gmail', 'Gmail app: 550 user unknown'],
    ['program', 'PHPMailer: 550 user unknown'],
    // What only one app says comes before what several say.
    ['thunderbird', 'An error occurred while sending mail. The mail server responded: 550 user unknown'],
  ])('is %s: %s', async (app, text) => {
    expect(await find(text)).toMatchObject({ cause: 'no-such-user', app });
  });

  it('is not guessed from other words or from a bounce', async () => {
    expect(await find('550 user unknown')).not.toHaveProperty('app');
    expect(await find(bounce('PHPMailer', failed('smtp; 550 user unknown')))).not.toHaveProperty('app');
  });

  it('is repaired by a guide only if a setting of the app can be at fault', () => {
    expect(appRepair('authentication-failed')).toBe('user-name');
    expect(appRepair('mailbox-full')).toBeUndefined();
  });
});

describe('who said it', () => {
  const pasted = (words: string): string => `Delivery failed, could not be delivered to kim@example.org\n\n${words}`;
  const reported = (...fields: string[]): string =>
    bounce('The user unknown.', ['Action: failed', ...fields].join('\n'));

  it.each([
    ['a reply code', '550 user unknown', 'your-server'],
    ['three words without a code', 'the address was not found here', 'your-server'],
    ['fewer words without a code', 'user unknown', 'unknown'],
    ['words that only an app says', '550 no connection', 'mail-app'],
    ['a quoted server with a code', 'Remote server replied: 550 user unknown', 'recipient-server'],
    ['a quoted server without a code', 'Remote mail server: user unknown', 'unknown'],
    ['a pasted bounce', pasted('550 user unknown'), 'your-server'],
    ['a pasted bounce that quotes a server', pasted('remote host said: 550 user unknown'), 'recipient-server'],
    ['a pasted bounce without a code', pasted('remote host said: user unknown'), 'your-server'],
    ['a status without a server', reported('Status: 5.1.1'), 'your-server'],
    ['a diagnostic of another kind', reported('Status: 5.1.1', 'Diagnostic-Code: x-unix; user unknown'), 'your-server'],
    ['an SMTP reply', reported('Diagnostic-Code: smtp; 550 user unknown'), 'recipient-server'],
    [
      'a server that is named',
      reported('Status: 5.1.1', 'Remote-MTA: dns; mx', 'Diagnostic-Code: x-unix; user unknown'),
      'recipient-server',
    ],
  ])('%s', async (_, text, saidBy) => {
    expect(await find(text)).toMatchObject({ saidBy });
  });
});

describe('a relay refusal from another server', () => {
  const refused = (words: string): string => bounce('Sorry.', failed(`smtp; 550 ${words}`));

  it('is for the recipient to fix, and can mean that the domain is wrong', async () => {
    const found = await find(refused('relaying denied'));
    expect(found).toMatchObject({ cause: 'relay-authentication-required', whoFixes: 'recipient' });
    expect(found.notes).toMatchObject([
      { id: 'refused-by-other-server', text: expect.stringMatching(/after your message had left/u) as string },
    ]);
    expect(found.others).toMatchObject([
      { cause: 'domain-not-found', article: '/errors/domain-not-found/', tell: expect.any(String) as string },
    ]);
  });

  it('names the domain once if the text speaks of it as well', async () => {
    const { others } = await find(refused('relaying denied, mailbox full, domain not found'));
    expect(others.map(({ cause }) => cause)).toEqual(['domain-not-found', 'mailbox-full']);
  });

  it('is no other refusal, and not one from the reader’s own server', async () => {
    for (const text of [refused('user unknown'), '550 relaying denied'])
      expect(await find(text)).toMatchObject({ whoFixes: 'administrator', notes: [], others: [] });
  });
});

it('notes how many recipients a bounce is about, and that the server is still trying', async () => {
  const one = failed('x-unix; user unknown');
  expect((await find(bounce('Sorry.', one))).notes).toEqual([]);
  expect((await find(bounce('Sorry.', one, one, 'Action: delayed\nStatus: 4.0.0'))).notes).toMatchObject([
    { text: 'This notice is about 3 recipients. The answer is for the clearest of them.' },
    { text: expect.stringMatching(/still trying to deliver the message/u) as string },
  ]);
});

describe('other readings', () => {
  it('are at most three, the likeliest first, each with the main article on its cause', async () => {
    const signals: Signals = {
      ...SIGNALS,
      'no-such-user': [{ words: 'user unknown', strength: 'certain' }],
      'tls-problem': ['certificate expired'],
      'rate-limited': [{ words: 'message limit', strength: 'fair' }],
    };
    const special = { slug: 'special', cause: 'mailbox-full', signals: [] } as const;
    const entries = catalogueOf(signals, [special]).entries.toReversed();
    const text = '550 user unknown, mailbox full, domain not found, certificate expired, message limit';
    const { others } = await diagnose(text, { entries });
    expect(others.map(({ article }) => article)).toEqual([
      '/errors/domain-not-found/',
      '/errors/mailbox-full/',
      '/errors/tls-problem/',
    ]);
  });

  it('leave out what is far less likely', async () => {
    const signals: Signals = {
      'no-such-user': [{ words: 'user unknown', strength: 'certain' }],
      'mailbox-full': [{ words: 'mailbox full', strength: 'weak' }],
    };
    const text = bounce('Sorry.', failed('smtp; 550 user unknown, mailbox full'));
    expect(await find(text, signals)).toMatchObject({ cause: 'no-such-user', others: [] });
  });
});

it.each([
  ['550 mailbox not there', 'fair', 'special'],
  ['550 user unknown', 'certain', 'no-such-user'],
  ['550 user unknown: mailbox not there', 'strong', 'special'],
  ['550 user unknown: mailbox not there', 'fair', 'no-such-user'],
] as const)('leads to the special article if its own words tell most: %s, %s', async (text, strength, slug) => {
  const special = {
    slug: 'special',
    cause: 'no-such-user',
    signals: [{ words: ['mailbox not there'], strength }],
  } as const;
  expect(await diagnose(text, catalogueOf(SIGNALS, [special]))).toMatchObject({ article: `/errors/${slug}/` });
});

describe('evidence', () => {
  const quotes = async (text: string, signals?: Signals): Promise<string[]> =>
    (await find(text, signals)).evidence.map(({ quote }) => quote);

  it('is at most three quotes, the surest first, none inside another', async () => {
    const signals: Signals = {
      'no-such-user': [
        { words: ['user unknown', 'no mailbox'], strength: 'fair' },
        'no mailbox by that name',
        { words: 'address rejected', strength: 'certain' },
        'not our customer',
      ],
    };
    const text = '550 user unknown\n\n551 no mailbox by that name\n\n552 address rejected\n\n553 not our customer';
    expect(await quotes(text, signals)).toEqual([
      '552 address rejected',
      '551 no mailbox by that name',
      '553 not our customer',
    ]);
  });

  it.each([
    ['550 5.1.1 <kim@example.org>: user unknown', '550 5.1.1 <kim@example.org>: user unknown'],
    [`550 ${'-'.repeat(400)} user unknown`, 'user unknown'],
    ['user unknown (#5.1.1)', 'user unknown'],
    ['552 5.2.2', '552 5.2.2'],
    ['552 5.2.2 no more\nas of now', '552 5.2.2 no more'],
    ['552 5.2.2 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13', '552 5.2.2 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12'],
    [bounce('Sorry.', failed('x-unix; sorry', 'Status: 5.2.2')), '5.2.2'],
    [bounce('Sorry.', failed('smtp; 550 user unknown')), '550 user unknown'],
    [bounce('Sorry.', failed('smtp; 550 user\n   unknown')), '550 user unknown'],
  ])('has the code before the words, or a code with the rest of its line: %j', async (text, quote) => {
    expect(await quotes(text)).toEqual([quote]);
  });

  it('from an encoded message is one line', async () => {
    const { evidence } = await diagnose(fixture('dsn-base64.eml'), catalogue);
    for (const { quote } of evidence) expect(quote).not.toMatch(/\s{2}|[^\S ]/u);
  });
});

import { describe, expect, it } from 'vitest';
import { type Diagnosis, diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogue, catalogueOf, fixture, notice } from './helpers.ts';

const SIGNALS = {
  'no-such-user': ['user unknown'],
  'mailbox-full': ['mailbox full', { status: ['5.2.2'], strength: 'fair' }],
  'relay-authentication-required': ['relaying denied'],
  'domain-not-found': ['domain not found'],
} as const;

const find = (text: string, signals: Parameters<typeof catalogueOf>[0] = SIGNALS): Promise<Diagnosis> =>
  diagnose(text, catalogueOf(signals));

describe('what is not read or not recognized', () => {
  it('is answered in full, with nothing made up', async () => {
    const { refusal, ...rest } = await diagnose(new Uint8Array(100), catalogue);
    expect(refusal).toEqual({
      reason: 'not-text',
      size: 100,
      limit: 10 * 1024 * 1024,
      message: 'This file holds no text. Open it, then copy the error text and paste it.',
    });
    const nothing = {
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
    };
    expect(rest).toEqual({ ...nothing, text: '' });
    expect(await diagnose('What a nice day', catalogue)).toEqual({ ...nothing, text: 'What a nice day' });
  });

  it('may still give the mail app away', async () => {
    expect(await find('Thunderbird does not start')).toMatchObject({ cause: 'unknown', app: 'thunderbird' });
  });
});

describe('the mail app', () => {
  it.each([
    ['thunderbird', 'Sending of the message failed. 550 user unknown'],
    ['iphone', 'Cannot Send Mail. The server said: 550 user unknown'],
    ['outlook', 'Sending reported error 550 user unknown'],
    ['outlook', '0x800CCC79 user unknown'],
    ['apple-mail', 'Cannot send message using the server. 550 user unknown'],
    ['android', 'FairEmail: 550 user unknown'],
    ['android', 'K-9 Mail: 550 user unknown'],
    ['gmail', 'Gmail app: 550 user unknown'],
    ['program', 'PHPMailer: 550 user unknown'],
    // What only one app says comes before what several do.
    ['thunderbird', 'An error occurred while sending mail. The mail server responded: 550 user unknown'],
  ])('is %s: %s', async (app, text) => {
    expect(await find(text)).toMatchObject({ cause: 'no-such-user', app });
  });

  it('is not guessed where nothing tells', async () => {
    expect(Object.keys(await find('550 user unknown'))).not.toContain('app');
  });
});

describe('who said it', () => {
  const failed = { Action: 'failed', Status: '5.1.1' };

  it.each([
    ['a reply code: the server that the app talks to', '550 user unknown', 'your-server'],
    ['three words of a signal need no code', 'the address was not found here', 'your-server'],
    ['fewer words without code may be anybody’s', 'user unknown', 'unknown'],
    ['a server that is quoted is another one', 'Remote server replied: 550 user unknown', 'recipient-server'],
    ['a server that is quoted without a code may not be', 'Remote mail server: user unknown', 'unknown'],
    ['words that only an app says', '550 no connection', 'mail-app'],
  ])('%s', async (_, text, saidBy) => {
    const signals = {
      'no-such-user': ['user unknown', 'address was not found'],
      'cannot-connect': [{ words: 'no connection', saidBy: 'mail-app' }],
    };
    expect(await find(text, signals)).toMatchObject({ saidBy, isBounce: false });
  });

  it.each([
    [
      'a server is named',
      { ...failed, 'Remote-MTA': 'dns; mx.example.net', 'Diagnostic-Code': 'x-unix; user unknown' },
      'recipient-server',
    ],
    ['a diagnostic is an SMTP reply', { ...failed, 'Diagnostic-Code': 'smtp; 550 user unknown' }, 'recipient-server'],
    ['a diagnostic is of another kind', { ...failed, 'Diagnostic-Code': 'x-unix; user unknown' }, 'your-server'],
    ['nothing is said of another server', failed, 'your-server'],
  ])('in a delivery status where %s', async (_, fields, saidBy) => {
    expect(await find(notice('The user unknown.', [fields]))).toMatchObject({
      cause: 'no-such-user',
      saidBy,
      isBounce: true,
    });
  });

  it('in a delivery status of several recipients: another server where one of them was refused by one', async () => {
    const text = notice('The answer was: 550 user unknown.', [
      { Action: 'failed', 'Diagnostic-Code': 'x-unix; sorry' },
      { Action: 'failed', 'Diagnostic-Code': 'smtp; sorry' },
    ]);
    expect(await find(text)).toMatchObject({ saidBy: 'recipient-server' });
  });

  it('in a bounce: the sender’s own server where the words have no code', async () => {
    const bounce = (words: string): string => `Delivery failed, could not be delivered to kim@example.org\n\n${words}`;
    expect(await find(bounce('remote host said: user unknown'))).toMatchObject({
      isBounce: true,
      saidBy: 'your-server',
    });
    expect(await find(bounce('remote host said: 550 user unknown'))).toMatchObject({ saidBy: 'recipient-server' });
    expect(await find(bounce('550 user unknown'))).toMatchObject({ saidBy: 'your-server' });
  });
});

describe('a relay refusal of another server', () => {
  const refused = (words: string): string =>
    notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': `smtp; 550 ${words}` }]);

  it('is for the recipient to cure, and may mean that the domain is wrong', async () => {
    const found = await find(refused('relaying denied'));
    expect(found).toMatchObject({ cause: 'relay-authentication-required', whoFixes: 'recipient' });
    expect(found.others).toEqual([
      {
        cause: 'domain-not-found',
        label: 'The part after the @ does not exist',
        article: '/errors/domain-not-found/',
        confidence: 0.1,
        tell: 'The text speaks of a domain, host name, DNS or MX record that cannot be found.',
      },
    ]);
    expect(found.notes).toEqual([
      {
        id: 'refused-by-other-server',
        text: "Another mail server said this after your message had left. Your login is probably fine: the recipient's mail is set up wrongly, or the address is.",
      },
    ]);
  });

  it('names the domain once where the text speaks of it as well', async () => {
    const certain = {
      ...SIGNALS,
      'relay-authentication-required': [{ words: 'relaying denied', strength: 'certain' }],
    };
    const { others } = await find(refused('relaying denied, domain not found, mailbox full'), certain);
    expect(others.map(({ cause }) => cause)).toEqual(['domain-not-found', 'mailbox-full']);
    const { others: further } = await find(refused('relaying denied, mailbox full'));
    expect(further.map(({ cause }) => cause)).toEqual(['mailbox-full', 'domain-not-found']);
  });

  it('is no other refusal, and none of the reader’s own server', async () => {
    expect(await find(refused('user unknown'))).toMatchObject({ whoFixes: 'administrator', notes: [], others: [] });
    expect(await find('550 relaying denied')).toMatchObject({ whoFixes: 'administrator', notes: [], others: [] });
  });
});

describe('notes on a delivery status', () => {
  const one = { Action: 'failed', 'Diagnostic-Code': 'x-unix; user unknown' };

  it('are none for one recipient whose message failed', async () => {
    expect((await find(notice('Sorry.', [one]))).notes).toEqual([]);
  });

  it('say how many recipients there are', async () => {
    expect((await find(notice('Sorry.', [one, one, one]))).notes).toEqual([
      {
        id: 'several-recipients',
        text: 'This notice is about 3 recipients. The answer is for the clearest of them.',
      },
    ]);
  });

  it('say that the server is still trying, be it for one recipient only', async () => {
    expect((await find(notice('Sorry.', [one, { ...one, Action: 'delayed' }]))).notes).toMatchObject([
      { id: 'several-recipients' },
      {
        id: 'still-being-tried',
        text: 'The server is still trying to deliver the message. You need not send it again yet.',
      },
    ]);
  });
});

describe('other readings', () => {
  const all = {
    'no-such-user': [{ words: 'user unknown', strength: 'certain' }],
    'mailbox-full': ['mailbox full'],
    'domain-not-found': ['domain not found'],
    'tls-problem': ['certificate expired'],
    'rate-limited': [{ words: 'message limit', strength: 'fair' }],
  };

  it('are at most three, the likeliest first', async () => {
    const text = '550 user unknown, mailbox full, domain not found, certificate expired, message limit';
    const { others } = await find(text, all);
    expect(others.map(({ cause }) => cause)).toEqual(['domain-not-found', 'mailbox-full', 'tls-problem']);
  });

  it('are none that is far less likely than the best', async () => {
    // In a bounce weak signals count, but beside a certain one they are no reading of their own.
    const weak = { ...all, 'mailbox-full': [{ words: 'mailbox full', strength: 'weak' }] };
    const bounce = notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': 'smtp; 550 user unknown, mailbox full' }]);
    expect(await find(bounce, weak)).toMatchObject({ cause: 'no-such-user', others: [] });
  });

  it('lead to the main article of their cause', async () => {
    const special = { slug: 'special', cause: 'mailbox-full', signals: [] } as const;
    const { entries } = catalogueOf(all, [special]);
    const { others } = await diagnose('550 user unknown, mailbox full', { entries: [...entries].reverse() });
    expect(others).toMatchObject([{ cause: 'mailbox-full', article: '/errors/mailbox-full/' }]);
  });
});

describe('the article', () => {
  const special = (strength: 'certain' | 'strong' | 'fair'): Parameters<typeof catalogueOf>[1] => [
    {
      slug: 'special',
      cause: 'no-such-user',
      permanence: 'permanent',
      signals: [{ words: ['mailbox not there'], strength }],
    },
  ];
  const slug = async (text: string, strength: 'certain' | 'strong' | 'fair'): Promise<string | undefined> =>
    (await diagnose(text, catalogueOf(SIGNALS, special(strength)))).article;

  it('is the special one where its own words speak, and the main one where others speak more', async () => {
    expect(await slug('550 mailbox not there', 'fair')).toBe('/errors/special/');
    expect(await slug('550 user unknown', 'strong')).toBe('/errors/no-such-user/');
    const both = '550 user unknown: mailbox not there';
    expect(await slug(both, 'certain')).toBe('/errors/special/');
    expect(await slug(both, 'strong')).toBe('/errors/special/');
    expect(await slug(both, 'fair')).toBe('/errors/no-such-user/');
  });

  it('says whether the fault passes, or the code does where it leaves that open', async () => {
    const permanence = async (text: string): Promise<string | undefined> =>
      (await diagnose(text, catalogueOf(SIGNALS, special('certain')))).permanence;
    expect(await permanence('452 mailbox not there')).toBe('permanent');
    expect(await permanence('452 user unknown')).toBe('temporary');
    expect(await permanence('550 user unknown')).toBe('permanent');
    expect(await permanence('user unknown')).toBe('either');
    expect(await permanence(notice('Sorry.', [{ Action: 'failed', Status: '4.2.2' }]))).toBeUndefined();
    expect(await permanence(notice('Sorry.', [{ Action: 'failed', Status: '5.2.2' }]))).toBe('permanent');
  });
});

describe('the codes of an answer', () => {
  it('are those of the best words, or else those of other words for the same cause', async () => {
    const signals = { 'no-such-user': [{ words: 'user unknown', strength: 'certain' }, 'no such mailbox'] };
    const filler = 'word '.repeat(50);
    const text = `Delivery failed, could not be delivered to\n\nuser unknown\n\n${filler}\n\n550 5.1.1 no such mailbox`;
    expect(await find(text, signals)).toMatchObject({ code: '550', enhancedCode: '5.1.1' });
    expect(await find('550 user unknown', signals)).not.toHaveProperty('enhancedCode');
    expect(await find('user unknown', signals)).not.toHaveProperty('code');
    expect(await find('551 5.1.6 user unknown. 550 5.1.1 no such mailbox', signals)).toMatchObject({
      code: '551',
      enhancedCode: '5.1.6',
    });
  });
});

describe('evidence', () => {
  const quotes = async (text: string, signals?: Parameters<typeof catalogueOf>[0]): Promise<string[]> => {
    const { evidence, text: whole } = await find(text, signals);
    for (const { quote, range } of evidence) if (range) expect(whole.slice(...range)).toBe(quote);
    return evidence.map(({ quote }) => quote);
  };

  it('is at most three quotes, the surest first, none within another', async () => {
    const signals = {
      'no-such-user': [
        { words: 'user unknown', strength: 'fair' },
        'no mailbox',
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
    expect(await quotes('550 no mailbox by that name', signals)).toEqual(['550 no mailbox by that name']);
  });

  it('of equally sure words begins with what stands first', async () => {
    const signals = { 'no-such-user': ['no mailbox', 'user unknown'] };
    expect(await quotes('550 user unknown\n\n551 no mailbox', signals)).toEqual(['550 user unknown', '551 no mailbox']);
  });

  it('holds the code before the words, unless that is far away', async () => {
    expect(await quotes('550 5.1.1 <kim@example.org>: user unknown')).toEqual([
      '550 5.1.1 <kim@example.org>: user unknown',
    ]);
    expect(await quotes(`550 ${'-'.repeat(380)} user unknown`)).toEqual([`550 ${'-'.repeat(380)} user unknown`]);
    expect(await quotes(`550 ${'-'.repeat(400)} user unknown`)).toEqual(['user unknown']);
    expect(await quotes('user unknown (#5.1.1)')).toEqual(['user unknown']);
  });

  it('of a code alone is the code with the words after it, to the end of its line', async () => {
    expect(await quotes('552 5.2.2 sorry')).toEqual(['552 5.2.2 sorry']);
    expect(await quotes('552 5.2.2')).toEqual(['552 5.2.2']);
    expect(await quotes('552 5.2.2 no more\nas of now')).toEqual(['552 5.2.2 no more']);
    expect(await quotes('552 5.2.2 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13')).toEqual([
      '552 5.2.2 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12',
    ]);
  });

  it('of a delivery status is its status, or its diagnostic as it stands in the message', async () => {
    const status = { Action: 'failed', Status: '5.2.2', 'Diagnostic-Code': 'x-unix; sorry' };
    expect((await find(notice('Sorry.', [status]))).evidence).toEqual([{ quote: '5.2.2' }]);
    const whole = notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': 'smtp; 550 user unknown' }]);
    const { evidence } = await find(whole);
    expect(evidence).toEqual([
      { quote: '550 user unknown', range: [whole.indexOf('550 user'), whole.indexOf('550 user') + 16] },
    ]);
  });

  it('of a folded diagnostic has no place in the message, but one line', async () => {
    const folded = notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': 'smtp; 550 user\n   unknown' }]);
    expect((await find(folded)).evidence).toEqual([{ quote: '550 user unknown' }]);
    const encoded = await diagnose(fixture('dsn-base64.eml'), catalogue);
    for (const { quote } of encoded.evidence) expect(quote).not.toMatch(/\s{2}|[^\S ]/u);
  });
});

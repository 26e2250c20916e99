import { describe, expect, it } from 'vitest';
import { bounce, failed, find, fixture } from './helpers.ts';

describe('an answer', () => {
  it('says nothing if nothing is recognized, but can still give the mail app away', async () => {
    expect(await find('What a nice day')).toEqual({
      cause: 'unknown',
      label: 'Not recognized',
      confidence: 0,
      confident: false,
      evidence: [],
      saidBy: 'unknown',
      isBounce: false,
      others: [],
      facts: {},
      notes: [],
      recipients: [],
      text: 'What a nice day',
    });
    expect(await find('Thunderbird does not start')).toMatchObject({ cause: 'unknown', app: 'thunderbird' });
  });

  it('quotes the words that tell, and names codes, article, permanence, and who fixes it', async () => {
    const text = 'Hello,\n\nit says\n> 454 4.7.1 <kim@example.org>:\n> Relay access\n> denied\nwhy?';
    const found = await find(text);
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
      facts: { recipient: 'kim@example.org' },
    });
    expect(found.evidence[0]?.quote).toMatch(/Relay access\n> denied/u);
    expect(text.slice(...(found.evidence[0]?.range ?? []))).toBe(found.evidence[0]?.quote);
  });

  it.each([
    ['452 4.2.2 The mailbox is over quota', 'temporary'],
    // No server tries again, but what is sent later may arrive, as the page says.
    ['552 5.2.2 The mailbox is over quota', 'either'],
    ['The mailbox is over quota', 'either'],
  ])('takes from the code whether the error passes if the article leaves it open: %s', async (text, permanence) => {
    expect(await find(text)).toMatchObject({ cause: 'mailbox-full', permanence });
  });

  it('names other causes that fit, each with its main article and what tells it apart', async () => {
    const { cause, others } = await find('SPF failed, message treated as spam');
    const causes = [cause, ...others.map((other) => other.cause)];
    expect(causes.length).toBeLessThanOrEqual(5);
    expect(new Set(causes).size).toBe(causes.length);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(other.article).toMatch(/^\/errors\/[a-z-]+\/$/u);
      expect(other.tell).toMatch(/^The text .*\.$/u);
      expect(other.confidence).toBeLessThan(1);
    }
  });

  it('quotes at most three places, none inside another', async () => {
    const text = [
      '550 5.1.1 user unknown',
      '550 no such user here',
      '550 address does not exist',
      '550 mailbox not found',
    ];
    const quotes = (await find(text.join('\n\n'))).evidence.map(({ quote }) => quote);
    expect(quotes.length).toBeGreaterThan(0);
    expect(quotes.length).toBeLessThanOrEqual(3);
    for (const quote of quotes) expect(quotes.filter((other) => other.includes(quote))).toEqual([quote]);
  });

  it('quotes an encoded message in one line', async () => {
    const { evidence } = await find(fixture('dsn-base64.eml'));
    expect(evidence.length).toBeGreaterThan(0);
    for (const { quote } of evidence) expect(quote).not.toMatch(/\s{2}|[^\S ]/u);
  });
});

describe('a bare code', () => {
  it.each([
    ['550', ['no-such-user', 'relay-authentication-required']],
    ['5.7.1', ['relay-authentication-required', 'rejected-as-spam']],
    ['Error: 550 5.7.1', ['relay-authentication-required', 'rejected-as-spam']],
    ['552', ['mailbox-full', 'message-too-large']],
  ])('says too little, but what it can mean is named: %s', async (text, causes) => {
    const { cause, others } = await find(text);
    expect(cause).toBe('unknown');
    expect(others.map((other) => other.cause)).toEqual(expect.arrayContaining(causes));
    expect(others.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['535', 'authentication-failed'],
    ['550 5.1.1', 'no-such-user'],
    ['5.2.2', 'mailbox-full'],
    ['0x800CCC79', 'relay-authentication-required'],
  ])('is enough if it has one meaning: %s', async (text, cause) => {
    expect((await find(text)).cause).toBe(cause);
  });
});

describe('who said it', () => {
  const reported = (...fields: string[]): string =>
    bounce('The user is unknown.', ['Action: failed', ...fields].join('\n'));

  it.each([
    ['a reply code', '550 5.1.1 User unknown', 'your-server'],
    ['words without a code', 'This user is unknown, no mailbox by that name', 'unknown'],
    [
      'the words of an app',
      'Cannot Send Mail. The user name or password for “smtp.example.com” is incorrect.',
      'mail-app',
    ],
    [
      'a server that an app quotes',
      'Cannot send message using the server x. The server response was: 550 relaying denied',
      'your-server',
    ],
    ['a quoted server', 'Remote host said: 550 5.1.1 User unknown', 'recipient-server'],
    ['a pasted bounce', 'Your message could not be delivered. 550 5.1.1 User unknown', 'your-server'],
    [
      'a pasted bounce without a code',
      'Your message could not be delivered. Remote host said: user unknown',
      'your-server',
    ],
    ['a status without a server', reported('Status: 5.1.1'), 'your-server'],
    ['a diagnostic of another kind', reported('Status: 5.1.1', 'Diagnostic-Code: x-unix; user unknown'), 'your-server'],
    ['an SMTP reply', reported('Diagnostic-Code: smtp; 550 user unknown'), 'recipient-server'],
    ['a server that is named', reported('Status: 5.1.1', 'Remote-MTA: dns; mx'), 'recipient-server'],
  ])('%s', async (_, text, saidBy) => {
    const found = await find(text);
    expect(found.cause).not.toBe('unknown');
    expect(found.saidBy).toBe(saidBy);
  });
});

describe('a relay refusal from another server', () => {
  it('is for the recipient to fix, and can mean that the domain is wrong', async () => {
    const found = await find(bounce('Sorry.', failed('smtp; 550 5.7.1 Relaying denied')));
    expect(found).toMatchObject({ cause: 'relay-authentication-required', whoFixes: 'recipient' });
    expect(found.label).toBe('The recipient’s mail server didn’t take your message');
    expect(found.notes).toMatchObject([
      { id: 'refused-by-other-server', text: expect.stringMatching(/after your message went out/u) as string },
    ]);
    expect(found.others.filter(({ cause }) => cause === 'domain-not-found')).toMatchObject([
      { article: '/errors/domain-not-found/' },
    ]);
  });

  it('names nothing to do in the reader’s own app', async () => {
    const found = await find('550 Authentication is required for relay host mx.evil.example[192.0.2.1] said:');
    expect(found).toMatchObject({ whoFixes: 'recipient', facts: { refusedBy: 'mx.evil.example' } });
    expect(found).not.toHaveProperty('firstStep');
    expect(found).not.toHaveProperty('repair');
  });

  it('is no other refusal, and not one from the reader’s own server', async () => {
    expect(await find(bounce('Sorry.', failed('smtp; 550 5.1.1 User unknown')))).toMatchObject({ notes: [] });
    expect(await find('550 5.7.1 Relaying denied')).toMatchObject({ notes: [], whoFixes: 'you' });
  });
});

it('notes how many recipients a bounce is about, and that the server is still trying', async () => {
  const one = failed('x-unix; user unknown');
  expect((await find(bounce('Sorry.', one))).notes).toEqual([]);
  expect((await find(bounce('Sorry.', one, one, 'Action: delayed\nStatus: 4.0.0'))).notes).toMatchObject([
    { text: 'This message is about 3 recipients. This answer is for the one with the clearest error.' },
    { text: expect.stringMatching(/still trying to deliver your message/u) as string },
  ]);
});

it('a delivery status says the recipient and the server more surely than the words around it', async () => {
  const fields = 'Final-Recipient: rfc822; kim@example.org\nRemote-MTA: dns; mx.example.org';
  const found = await find(bounce('host other.example said no to <jane@example.net>', failed('smtp; 550 no', fields)));
  expect(found.facts).toMatchObject({ recipient: 'kim@example.org', refusedBy: 'mx.example.org' });
});

it.each([
  // Neither is this mail server's own wording, so the app may use another company's server.
  ['535 5.7.8 Authentication failed', 'server'],
  ['Relay access denied', 'server'],
  ['550 Authentication is required for relay', 'authentication'],
  // This article's first step is another one than is usual for its cause.
  ['Cannot Send Mail\nThe recipient was rejected by the server because it does not allow relaying.', 'user-name'],
  ['550 5.2.2 Mailbox full', undefined],
])('where in a guide to begin, if a setting of an app can be at fault: %j', async (text, repair) => {
  expect((await find(text)).repair).toBe(repair);
});

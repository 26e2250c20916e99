import { describe, expect, test } from 'vitest';
import en from '../../../src/i18n/locales/en.ts';
import es from '../../../src/i18n/locales/es.ts';
import { composeReply, firstStepFor, type ReplyRequest } from '../../../src/lib/support-reply/reply.ts';

const REQUEST: ReplyRequest = {
  words: en.supportPage.tool.message,
  site: 'https://help.example',
  tone: 'email',
  error: {
    id: 'relay',
    name: '550 Authentication is required for relay',
    address: '/errors/relay/',
    message: '550 Authentication is required for relay',
    problem: 'Your mail app didn’t sign in',
    summary: 'Your app didn’t sign in.',
    repair: 'user-name',
  },
  quote: '550 Authentication is required for relay',
  guide: {
    id: 'iphone',
    name: 'iPhone and iPad',
    names: ['iphone'],
    isMailApp: true,
    address: '/guides/iphone/',
    steps: [
      { number: 1, title: 'Open the settings', covers: [] },
      { number: 2, title: 'Enter your user name', covers: ['user-name'] },
    ],
  },
  step: 2,
  email: 'jane@a.example',
  values: [
    { label: 'Port', value: '465' },
    { label: 'User name', value: 'jane@a.example' },
  ],
  signature: 'A & "B" <c>',
};
const reply = (change: Partial<ReplyRequest> = {}) => composeReply({ ...REQUEST, ...change });

describe('a reply', () => {
  test('with error, guide, step and address leads to the step with the address filled in', () => {
    const { link, spoken, text } = reply() ?? {};
    expect(link).toBe('https://help.example/go/iphone/2/#email=jane@a.example');
    // Read out on the phone, without the address.
    expect(spoken).toBe('help.example/go/iphone/2');
    expect(text?.split('\n\n')).toEqual([
      'Hello,',
      'Thanks for your message. You’re seeing the error “550 Authentication is required for relay”. Your app didn’t sign in.',
      `Start with step 2 of our guide for iPhone and iPad, “Enter your user name”:\n${link}`,
      'This link shows your own user name in the steps.',
      'These are the settings for sending:\nPort: 465\nUser name: jane@a.example',
      'More about this error:\nhttps://help.example/errors/relay/',
      'If it still doesn’t work, reply with the exact error text and the time of your last try. We never need your password.',
      REQUEST.signature,
    ]);
  });

  test('after a call says nothing of a message', () => {
    const { text } = reply({ tone: 'call' }) ?? {};
    expect(text).toContain('Thanks for calling. You’re seeing the error');
    expect(text).toContain('call us again');
    expect(text).not.toMatch(/message|wrote|reply/iu);
  });

  test('is the same as HTML: paragraphs, links and a table, with nothing of a customer as markup', () => {
    const { html, link } = reply() ?? {};
    expect(html?.match(/<(?:p|table)>/gu)).toHaveLength(9);
    expect(html).toContain(`<a href="${link}">Step 2: Enter your user name</a>`);
    expect(html).toContain('<tr><th align="left">Port</th><td>465</td></tr>');
    expect(html).toContain('<p>A &amp; &quot;B&quot; &lt;c&gt;</p>');
  });

  test('without a step leads to the whole guide', () => {
    const { link, text } = reply({ step: 9, email: undefined }) ?? {};
    expect(link).toBe('https://help.example/guides/iphone/');
    expect(text).toContain('Our guide for iPhone and iPad shows you what to do');
    expect(text).not.toMatch(/step \d|your own user name/u);
  });

  test('without an error says what the guide is for', () => {
    const { text } = reply({ error: undefined }) ?? {};
    expect(text).toContain('Here’s how to get your mail app to send email again.');
    expect(text).not.toContain('/errors/');
  });

  test('quotes only what the customer quoted, and names the problem where they quoted nothing', () => {
    expect(reply({ quote: 'Error "550" « relay »' })?.text).toContain(
      "You’re seeing the error “Error '550' ‘ relay ’”.",
    );
    const { text } = reply({ quote: undefined }) ?? {};
    expect(text).toContain('This seems to be your problem: Your mail app didn’t sign in. Your app');
    expect(text).not.toContain('550');
  });

  test('on an error that no app can fix leads to its page, whatever app was chosen', () => {
    const { error } = REQUEST;
    const { link, spoken, text } = reply({ error: error && { ...error, repair: undefined } }) ?? {};
    expect(link).toBe('https://help.example/errors/relay/');
    expect(spoken).toBe('help.example/errors/relay');
    expect(text).not.toMatch(/iPhone|Port/u);
  });

  test('without a guide leads to the article, and has no short link and no values', () => {
    const { link, spoken, text, html } = reply({ guide: undefined }) ?? {};
    expect(link).toBe('https://help.example/errors/relay/');
    expect(spoken).toBeUndefined();
    expect(text?.match(/https:/gu)).toHaveLength(1);
    expect(html).not.toContain('<table>');
  });

  test('without either is none', () => {
    expect(reply({ error: undefined, guide: undefined })).toBeUndefined();
  });
});

describe('a reply in Spanish', () => {
  const { error, guide } = REQUEST;
  const inSpanish = { words: es.supportPage.tool.message, guide: guide && { ...guide, address: '/es/guides/iphone/' } };

  test('says which page is in English, and leaves out what that page says', () => {
    const english = { ...inSpanish, error: error && { ...error, lang: 'en' } };
    const { text, html, isForeign } = reply(english) ?? {};
    expect(text).not.toContain('didn’t sign in');
    expect(text).toContain('Más sobre este error:\nhttps://help.example/errors/relay/ (en inglés)');
    expect(html).toContain('<a href="https://help.example/errors/relay/" lang="en">');
    expect(isForeign).toBe(false);
    const inEnglish = reply({ ...inSpanish, guide: guide && { ...guide, lang: 'en' } });
    expect(inEnglish?.text).toContain('nuestra guía para iPhone and iPad (en inglés), “Enter');
    expect(inEnglish?.text.match(/\(en inglés\)/gu)).toHaveLength(1);
    expect(reply({ ...english, guide: undefined })?.isForeign).toBe(true);
  });
});

test('the first step for an error is the one that repairs it', () => {
  const { error, guide } = REQUEST;
  expect(firstStepFor(error, guide)).toBe(2);
  expect(firstStepFor(error && { ...error, repair: 'password' }, guide)).toBeUndefined();
  expect(firstStepFor(undefined, guide)).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import { composeReply, type ReplyRequest } from '../../../src/lib/support-reply/reply.ts';

const REQUEST: ReplyRequest = {
  origin: 'https://help.example',
  error: {
    id: 'relay',
    name: '550 Authentication is required for relay',
    href: '/errors/relay/',
    message: '550 Authentication is required for relay',
    summary: 'Your app did not log in.',
  },
  guide: {
    id: 'iphone',
    name: 'iPhone and iPad',
    href: '/guides/iphone/',
    steps: [
      { number: 1, title: 'Open the settings' },
      { number: 2, title: 'Fill in the user name' },
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
    const { link, shortLink, text } = reply() ?? {};
    expect(link).toBe('https://help.example/guides/iphone/#step-2&email=jane@a.example');
    // Read out on the phone, without the address.
    expect(shortLink).toBe('https://help.example/go/iphone/#step-2');
    const parts = text?.split('\n\n') ?? [];
    expect(parts[1]).toMatch(/“550 Authentication is required for relay”.*Your app did not log in\./u);
    expect(parts[2]).toContain('https://help.example/errors/relay/');
    expect(parts[3]).toContain(`step 2, “Fill in the user name”.\n${link}`);
    expect(parts[5]).toBe('Port: 465\nUser name: jane@a.example');
    expect(parts[6]).toContain('We never need your password.');
    expect(parts[7]).toBe(REQUEST.signature);
  });

  test('is the same as HTML: paragraphs, links and a table, with nothing of a customer as markup', () => {
    const { html, link } = reply() ?? {};
    expect(html?.match(/<(?:p|table)>/gu)).toHaveLength(8);
    expect(html).toContain(`<a href="${link?.replace('&', '&amp;')}">Step 2: Fill in the user name</a>`);
    expect(html).toContain('<tr><th align="left">Port</th><td>465</td></tr>');
    expect(html).toContain('<p>A &amp; &quot;B&quot; &lt;c&gt;</p>');
  });

  test('without a step leads to the whole guide', () => {
    const { link, text } = reply({ step: 9, email: undefined }) ?? {};
    expect(link).toBe('https://help.example/guides/iphone/');
    expect(text).not.toMatch(/step \d|your own user name/u);
  });

  test('without an error says that sending fails', () => {
    const { text } = reply({ error: undefined }) ?? {};
    expect(text).toContain('You wrote that you cannot send email.');
    expect(text).not.toContain('/errors/');
  });

  test('without a guide leads to the article, and has no short link and no values', () => {
    const { link, shortLink, text, html } = reply({ guide: undefined }) ?? {};
    expect(link).toBe('https://help.example/errors/relay/');
    expect(shortLink).toBeUndefined();
    expect(text?.match(/https:/gu)).toHaveLength(1);
    expect(html).not.toContain('<table>');
  });

  test('without either is none', () => {
    expect(reply({ error: undefined, guide: undefined })).toBeUndefined();
  });
});

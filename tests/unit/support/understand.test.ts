import { expect, test } from 'vitest';
import en from '../../../src/i18n/locales/en.ts';
import es from '../../../src/i18n/locales/es.ts';
import type { ReplyError, ReplyGuide } from '../../../src/lib/support-reply/reply.ts';
import { subjectText, understand } from '../../../src/lib/support-reply/understand.ts';
import { OUTLOOK_ERROR } from '../../fixtures/outlook-error.ts';
import { find } from '../diagnosis/helpers.ts';

const error = (id: string, repair?: ReplyError['repair']): ReplyError => ({
  id,
  name: id,
  address: `/errors/${id}/`,
  message: id,
  summary: '',
  repair,
});
const guide = (id: string, name: string): ReplyGuide => ({
  id,
  name,
  address: `/guides/${id}/`,
  steps: [
    { number: 1, title: 'Open the settings', covers: [] },
    { number: 2, title: 'Turn on the sign-in', covers: ['authentication', 'user-name'] },
  ],
});
const ERRORS = [
  error('550-authentication-is-required-for-relay', 'authentication'),
  error('535-username-and-password-not-accepted', 'user-name'),
  error('mailbox-full'),
  error('550-5-1-1-user-unknown'),
];
const GUIDES = [guide('outlook', 'Outlook'), guide('outlook/new', 'New Outlook'), guide('iphone', 'iPhone and iPad')];

const understoodIn = async (text: string) => understand(await find(text), ERRORS, GUIDES);

test.each([
  [
    "Server Response: '550 Authentication is required for relay', Port: 25, Secure(SSL): No",
    '550-authentication-is-required-for-relay, in Outlook, step 2',
  ],
  ['my iphone wont send', 'iPhone and iPad'],
  // What support types while a caller talks.
  ['new outlook, 550 relay error', '550-authentication-is-required-for-relay, in New Outlook, step 2'],
  ['550 5.1.1 <jane@outlook.com>: user unknown', '550-5-1-1-user-unknown'],
  // No setting of an app fixes it, so its own page is the place to go.
  ['Outlook says my mailbox is full', 'mailbox-full'],
  ['Thanks for lunch!', ''],
])('"%s" is understood as "%s"', async (text, line) => {
  expect(subjectText(await understoodIn(text), en.supportPage.tool.subject)).toBe(line);
});

test('the same error is found where pages are in another language', async () => {
  const spanish = <Page extends ReplyError | ReplyGuide>(page: Page) => ({ ...page, address: `/es${page.address}` });
  const found = understand(await find('Outlook: 550 relay'), ERRORS.map(spanish), GUIDES.map(spanish));
  expect(subjectText(found, es.supportPage.tool.subject)).toBe(
    '550-authentication-is-required-for-relay, en Outlook, paso 2',
  );
});

test('a bare code offers what it can mean', async () => {
  const { error, others } = await understoodIn('550');
  expect(error).toBeUndefined();
  expect(others.map(({ id }) => id)).toContain('550-authentication-is-required-for-relay');
});

test.each([
  ['the account that the app names', `${OUTLOOK_ERROR}, Account: 'jane@a.example'`, 'jane@a.example'],
  [
    'the sender of the message',
    `From: Jane <jane@a.example>\nTo: help@b.example\n\n${OUTLOOK_ERROR}`,
    'jane@a.example',
  ],
  [
    'the sender of a message that came back',
    'From: Mail Delivery System <MAILER-DAEMON@b.example>\n\nDelivery failed:\n<bob@c.example>: 550 5.1.1 user unknown\n\nFrom: jane@a.example\nTo: bob@c.example',
    'jane@a.example',
  ],
  ['the sender as an app in Spanish quotes it', `De: Ana <ana@a.example>\n\n${OUTLOOK_ERROR}`, 'ana@a.example'],
  [
    'not the recipient',
    "The rejected e-mail address was 'bob@c.example'. 550 Authentication is required for relay",
    undefined,
  ],
])("the customer's address: %s", async (_, text, email) => {
  expect((await understoodIn(text)).email).toBe(email);
});

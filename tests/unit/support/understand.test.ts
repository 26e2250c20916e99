import { expect, test } from 'vitest';
import en from '../../../src/i18n/locales/en.ts';
import es from '../../../src/i18n/locales/es.ts';
import { providerHosts } from '../../../src/lib/settings/support.ts';
import own from '../../../src/mail-settings.ts';
import { isNewCase } from '../../../src/lib/support-reply/new-case.ts';
import type { ReplyError, ReplyGuide } from '../../../src/lib/support-reply/reply.ts';
import { furtherError, restOf, subjectText, understand } from '../../../src/lib/support-reply/understand.ts';
import { OUTLOOK_ERROR } from '../../fixtures/outlook-error.ts';
import { find } from '../diagnosis/helpers.ts';

const error = (id: string, repair?: ReplyError['repair']): ReplyError => ({
  id,
  name: id,
  address: `/errors/${id}/`,
  message: `“${id}”`,
  problem: id,
  summary: '',
  repair,
});
const guide = (id: string, name: string): ReplyGuide => ({
  id,
  name,
  names: [id.replace('/', ' ')],
  isMailApp: true,
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
  error('your-mailbox-is-full'),
  error('550-5-1-1-user-unknown'),
];
const GUIDES = [guide('outlook', 'Outlook'), guide('outlook/new', 'New Outlook'), guide('iphone', 'iPhone and iPad')];

const KNOWN = { errors: ERRORS, guides: GUIDES, providerHosts: ['help.example', 'smtp.provider.example'] };

const understoodIn = async (text: string) => understand(await find(text), KNOWN);

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
  ['Outlook says my mailbox is full', 'your-mailbox-is-full'],
  ['Thanks for lunch!', ''],
])('"%s" is understood as "%s"', async (text, line) => {
  expect(subjectText(await understoodIn(text), en.supportPage.tool.subject)).toBe(line);
});

test('the same error is found where pages are in another language', async () => {
  const spanish = <Page extends ReplyError | ReplyGuide>(page: Page) => ({ ...page, address: `/es${page.address}` });
  const found = understand(await find('Outlook: 550 relay'), {
    ...KNOWN,
    errors: ERRORS.map(spanish),
    guides: GUIDES.map(spanish),
  });
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
    'whom the provider wrote to',
    'No funciona.\n\nDe: Soporte <soporte@provider.example>\nEnviado: lunes\nPara: Ana <ana@a.example>\nAsunto: Tu correo',
    'ana@a.example',
  ],
  [
    'whom a mail system wrote to',
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@a.onmicrosoft.com>\nTo: ana@a.example\n\nDelivery has failed to these recipients: bob@c.example. 550 5.1.1 user unknown',
    'ana@a.example',
  ],
  [
    'whom a mail system wrote to, named first',
    'To: jane@a.example\nFrom: No reply <no-reply@b.example>\n\n550 5.1.1 user unknown',
    'jane@a.example',
  ],
  ['what they call theirs', 'Outlook: 550 relay. My email address is jane@a.example.', 'jane@a.example'],
  [
    'what they call theirs in Spanish, not who sent it for them',
    'From: bob@c.example\n\nNo puedo enviar. Mi correo es gerencia@a.example, gracias',
    'gerencia@a.example',
  ],
  ['not what others call theirs', 'Outlook: 550 relay. His email address is bob@c.example.', undefined],
  [
    'not the recipient',
    "The rejected e-mail address was 'bob@c.example'. 550 Authentication is required for relay",
    undefined,
  ],
])("the customer's address: %s", async (_, text, email) => {
  expect((await understoodIn(text)).email).toBe(email);
});

test('nobody at the provider is a customer', () => {
  expect(providerHosts(own)).toEqual(expect.arrayContaining(['profusionsupport.com', 'safesecurewebmail.com']));
});

test.each([
  ['No envía. Me sale esto: 550 Authentication is required for relay', '550 Authentication is required for relay'],
  [
    "My Outlook shows: Server Response: '550 Authentication  is required for relay', Port: 25",
    '550 Authentication is required for relay',
  ],
  [
    'Hola. El iPhone dice: “El destinatario fue rechazado por el servidor porque no permite la retransmisión”. Gracias',
    'El destinatario fue rechazado por el servidor porque no permite la retransmisión',
  ],
  // A customer's own words are no error.
  ['Outlook says my mailbox is full', undefined],
  ['Hola, mi buzón está lleno y no puedo enviar', undefined],
])('of "%s", the error is quoted as it stands there: %s', async (text, quote) => {
  const found = await find(text);
  const known = { ...KNOWN, errors: [...ERRORS, error('iphone-does-not-allow-relaying', 'user-name')] };
  expect(understand(found, known).quote).toBe(quote);
});

test.each([
  'Good morning. Outlook shows: 550 Authentication is required for relay.\nAnd my mailbox is full. Thanks!',
  'No puedo enviar en Outlook, me sale 550 Authentication is required for relay. También me dice que mi buzón está lleno.',
])('a second problem is recognized in what "%s" says besides the first one', async (text) => {
  const found = await find(text);
  expect(understand(found, KNOWN).error?.id).toBe('550-authentication-is-required-for-relay');
  expect(furtherError(found, await find(restOf(found)), ERRORS)?.id).toBe('your-mailbox-is-full');
});

test('a text about one problem has no second one', async () => {
  const found = await find(OUTLOOK_ERROR);
  expect(furtherError(found, await find(restOf(found)), ERRORS)).toBeUndefined();
});

test.each([
  ['edited a little', 'my iphone wont send', 'my iphone won’t send', false],
  ['written on', 'outlook', 'outlook says 550 relay', false],
  ['cut', 'My iPhone says 550 relay.\nRegards, Jane', 'My iPhone says 550 relay.\n', false],
  ['the first one', '', 'my iphone', false],
  ['emptied', 'my iphone', ' ', true],
  ['typed over', 'my iphone', 'm', true],
  ['replaced', 'Hola, mi buzón está lleno. Saludos', 'Hola, Outlook no envía correos. Saludos', true],
])('a text that is %s', (_, before, after, isNew) => {
  expect(isNewCase(before, after)).toBe(isNew);
});

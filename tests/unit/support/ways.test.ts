import { describe, expect, test } from 'vitest';
import { phoneDigits } from '../../../src/lib/phone-number.ts';
import { devNotices, ownerNotices } from '../../../src/lib/owner-notices.ts';
import { publishedSettings } from '../../../src/lib/settings/published.ts';
import type { MailSettings } from '../../../src/lib/settings/schema.ts';
import { messageToSupport, namedSupport, supportWays } from '../../../src/lib/settings/support.ts';
import other from '../../fixtures/other-provider.ts';

const CIRCLE = `${other.site.url}/`;

/** The other provider's settings with this support alone. */
function withSupport(support: Omit<MailSettings['support'], 'name'>): MailSettings {
  return { ...other, support: { name: 'Northwind Helpdesk', ...support } };
}

describe('the ways to a person', () => {
  test('are all that the settings give, first those that work without a mail app', () => {
    expect(supportWays(other).map(({ kind, text, href }) => `${kind} ${text} ${href}`)).toEqual([
      'phone +44 (0)20 7946 0000 ext. 4 tel:+442079460000',
      'form care.northwind.example https://care.northwind.example/contact/',
      'email care@northwind.example mailto:care@northwind.example',
      'site care.northwind.example https://care.northwind.example/',
    ]);
  });

  test.each([CIRCLE, `${other.site.url}/contact/`, other.site.url.replace('//', '//www.')])(
    'never lead back to this site, as %s does',
    (url) => {
      expect(supportWays(withSupport({ url, form: url }))).toEqual([]);
      expect(supportWays(withSupport({ url, phone: '311' })).map(({ href }) => href)).toEqual(['tel:311']);
      // Nor do they for a program that reads the settings.
      expect(publishedSettings(withSupport({ url, form: url })).support).toEqual({ name: 'Northwind Helpdesk' });
    },
  );

  test.each([
    ['https://northwind.example/support', true],
    ['https://northwind.example/help-desk/', true],
    ['https://northwind.example/help', false],
    ['https://northwind.example/help/support/', false],
  ])('may be beside a site that is published below a path: %s', (url, isLinked) => {
    const site = { ...other.site, url: 'https://www.northwind.example', base: '/help/' };
    const settings = { ...withSupport({ url, form: url }), site };
    expect(supportWays(settings).map(({ href }) => href)).toEqual(isLinked ? [url, url] : []);
    expect(/support\.(?:url|form)/u.test(devNotices(settings, []).join('\n'))).toBe(!isLinked);
  });

  test('an email to support can be filled in, and there is none to nobody', () => {
    const message = { subject: "I can't send", body: 'a\nb' };
    expect(messageToSupport(other, message)).toBe(
      "mailto:care@northwind.example?subject=I%20can't%20send&body=a%0D%0Ab",
    );
    expect(messageToSupport(withSupport({ url: CIRCLE }), message)).toBeUndefined();
  });
});

describe('a sentence that names support', () => {
  const all = { email: 'care@a.example', phone: '311' };
  test.each<[string, Omit<MailSettings['support'], 'name'>, string | undefined]>([
    ['links to its site', { ...all, url: 'https://a.example/', form: 'https://a.example/ask' }, 'https://a.example/'],
    ['or to its form', { ...all, url: CIRCLE, form: 'https://a.example/ask' }, 'https://a.example/ask'],
    ['or to its email address', { ...all, url: CIRCLE }, 'mailto:care@a.example'],
    ['or to its number', { url: CIRCLE, phone: '311' }, 'tel:311'],
    ['or to nothing', { url: CIRCLE }, undefined],
  ])('%s', (_, support, href) => {
    expect(namedSupport(withSupport(support))).toEqual({ name: 'Northwind Helpdesk', ...(href && { href }) });
  });
});

test.each([
  ['+1 555 010 0123', '+15550100123'],
  ['(555) 010-0123', '5550100123'],
  ['555.010.0123 x12', '5550100123'],
  ['555 010 0123, extension 9', '5550100123'],
  ['+49 (0) 30 1234567', '+49301234567'],
  ['1-800-FLOWERS', '18003569377'],
  ['311', '311'],
  ['12', undefined],
  ['+1 555 010 0123 555 010', undefined],
  ['555 010 0123 or 555 010 0124', undefined],
  ['call the office', undefined],
  ['OFFICE', undefined],
])('the number %s is dialed as %s', (written, dialed) => {
  expect(phoneDigits(written)).toBe(dialed);
});

describe('what the owner is told', () => {
  test('begins, loudly, with readers who can’t reach a person', () => {
    const [first] = ownerNotices(withSupport({ url: CIRCLE }), []);
    expect(first).toContain("READERS CAN'T REACH A PERSON");
    expect(first).toContain(
      `src/mail-settings.ts: support.url "${CIRCLE}" is on this help site itself, so readers who need a person can't reach one. Add support.email, support.phone or support.form.`,
    );
  });

  test('holds nothing of support if there is a way, except a form that can’t be there', () => {
    expect(ownerNotices(other, []).join('\n')).not.toMatch(/support\./u);
    expect(ownerNotices(withSupport({ url: CIRCLE, phone: '311', form: `${CIRCLE}contact/` }), [])[0]).toContain(
      `support.form "${CIRCLE}contact/" is on this help site itself, which has no contact form`,
    );
  });
});

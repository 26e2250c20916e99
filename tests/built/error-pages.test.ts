import { select } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributes, DIST, pageAt, pagesIn } from '../support/built-site.ts';

const pages = pagesIn(DIST);
const bodyOf = (address: string) => select('.prose', pageAt(address, pages).tree);

test('an error in one app’s own words leads to that app’s guide, others to the choice of app in the step that needs it', () => {
  const guidesOn = (address: string) =>
    attributes('a', bodyOf(address) ?? pageAt(address, pages).tree, 'href').filter((href) =>
      href.startsWith('/guides/'),
    );
  expect(new Set(guidesOn('/errors/outlook-0x800ccc79/'))).toEqual(new Set(['/guides/outlook/']));
  expect(new Set(guidesOn('/errors/iphone-does-not-allow-relaying/'))).toEqual(new Set(['/guides/iphone/']));
  expect(guidesOn('/errors/thunderbird-sending-of-the-message-failed/')).not.toContain('/guides/outlook/');
  expect(select('ol > li app-choice', bodyOf('/errors/relay-access-denied/'))).toBeDefined();
  expect(guidesOn('/errors/mailbox-full/')).toEqual([]);
});

test('a way to send now is where another way of sending helps', () => {
  const hasOne = (address: string) => select('.send-now', pageAt(address, pages).tree) !== undefined;
  expect(hasOne('/errors/550-authentication-is-required-for-relay/')).toBe(true);
  expect(hasOne('/guides/iphone/')).toBe(true);
  // What the recipient has to fix stays as it is, and a printer sends nothing from a browser.
  expect(hasOne('/errors/mailbox-full/')).toBe(false);
  expect(hasOne('/guides/printer/')).toBe(false);
});

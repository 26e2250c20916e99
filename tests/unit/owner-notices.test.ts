import { expect, test } from 'vitest';
import {
  draftNotice,
  futureNotice,
  staleNotice,
  startAgainNotice,
  unconfirmedNotice,
} from '../../src/lib/owner-notices.ts';
import other from '../fixtures/other-provider.ts';

const page = (file: string, ...unconfirmed: string[]) => ({ file, data: { unconfirmed } });

test('the owner is told which pages have statements that no source confirms, those with the most first', () => {
  const pages = [page('none.mdx'), page('pine.mdx', 'The button Save.'), page('elm.mdx', 'The menu.', 'The title.')];
  expect(unconfirmedNotice(pages)).toBe(
    '3 statements are not confirmed by a source. Check each one on a device, then delete it from "unconfirmed". If the list is empty, delete the field, too:\n  elm.mdx (2)\n  pine.mdx (1)',
  );
  expect(unconfirmedNotice([page('none.mdx')])).toBeUndefined();
});

test('the owner is told which drafts were left out', () => {
  expect(draftNotice(['elm.mdx'])).toBe('1 draft left out: elm.mdx');
  expect(draftNotice(['elm.mdx', 'pine.mdx'])).toBe('2 drafts left out: elm.mdx, pine.mdx');
  expect(draftNotice([])).toBeUndefined();
});

test('the owner is told which pages were checked on a day to come', () => {
  const today = new Date('2026-11-24');
  const checked = (file: string, day: string) => ({ file, data: { checked: new Date(day) } });
  const pages = [checked('now.mdx', '2026-11-24'), checked('later.mdx', '2062-11-24')];
  expect(futureNotice(pages, today)).toMatch(/Correct "checked" in\n {2}later\.mdx$/u);
  expect(futureNotice(pages.slice(0, 1), today)).toBeUndefined();
});

test('the owner is told which translations are older than the last change of their page', () => {
  const page = (translated: string, ...changes: string[]) => ({
    file: 'guides/pine.mdx',
    data: {
      published: new Date('2026-11-01'),
      checked: new Date('2026-11-30'),
      changes: changes.map((date) => ({ date: new Date(date), what: 'The menu.' })),
    },
    translations: [{ file: 'es/guides/pine.mdx', translated: new Date(translated) }],
  });
  expect(staleNotice([page('2026-11-20', '2026-11-24', '2026-11-10'), page('2026-11-24', '2026-11-24')])).toBe(
    '1 translation is older than its page, and readers are told so. Compare both, correct the translation, and set its "translated" to that day:\n  es/guides/pine.mdx: translated 2026-11-20, but guides/pine.mdx changed 2026-11-24',
  );
  // Only checked, nothing changed.
  expect(staleNotice([page('2026-11-02')])).toBeUndefined();
});

test('dev tells of changed settings that it can show only after a new start', () => {
  const { site, brand } = other;
  const base = { ...other, site: { ...site, base: '/help/' } };
  expect(startAgainNotice(other, base)).toBe(
    'The settings have changed. To see the new site.base, stop "npm run dev" and start it again.',
  );
  const more = { ...base, brand: { ...brand, logo: './new.svg' } };
  expect(startAgainNotice(other, more)).toContain('To see the new site.base and brand.logo, stop');
  expect(startAgainNotice(base, { ...base, server: { software: 'Elm' } })).toMatch(/have changed\. .* code examples/u);
  expect(startAgainNotice(other, other)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { futureNotice, unconfirmedNotice } from '../../src/lib/owner-notices.ts';

const page = (file: string, ...unconfirmed: string[]) => ({ file, data: { unconfirmed } });

test('the owner is told which pages have statements that no source confirms, those with the most first', () => {
  const pages = [page('none.mdx'), page('pine.mdx', 'The button Save.'), page('elm.mdx', 'The menu.', 'The title.')];
  expect(unconfirmedNotice(pages)).toBe(
    '3 statements are not confirmed by a source. Look them up on a device, and remove them from "unconfirmed", with the field itself if it is empty then. They are in\n  elm.mdx (2)\n  pine.mdx (1)',
  );
  expect(unconfirmedNotice([page('none.mdx')])).toBeUndefined();
});

test('the owner is told which pages were checked on a day to come', () => {
  const today = new Date('2026-11-24');
  const checked = (file: string, day: string) => ({ file, data: { checked: new Date(day) } });
  const pages = [checked('now.mdx', '2026-11-24'), checked('later.mdx', '2062-11-24')];
  expect(futureNotice(pages, today)).toMatch(/Correct "checked" in\n {2}later\.mdx$/u);
  expect(futureNotice(pages.slice(0, 1), today)).toBeUndefined();
});

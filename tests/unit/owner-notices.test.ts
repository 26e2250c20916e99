import { expect, test } from 'vitest';
import { unconfirmedNotice } from '../../src/lib/owner-notices.ts';
import { pages } from '../support/content.ts';

test('the owner is told what no source confirms, with the page and what to do', () => {
  const page = pages[0]!;
  const unsure = {
    ...page,
    file: 'src/content/guides/pine.mdx',
    data: { ...page.data, unconfirmed: ['The button Save.'] },
  };
  expect(unconfirmedNotice([unsure])).toBe(
    '1 statement has no source. Look each one up on a device or in a source, then remove it from “unconfirmed”:\n' +
      '  src/content/guides/pine.mdx: The button Save.',
  );
  expect(unconfirmedNotice([{ ...unsure, data: { ...page.data, unconfirmed: [] } }])).toBeUndefined();
});

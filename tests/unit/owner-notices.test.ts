import { expect, test } from 'vitest';
import { unconfirmedNotice } from '../../src/lib/owner-notices.ts';

const FILE = 'src/content/guides/pine.mdx';

test('the owner is told what no source confirms, with the page and what to do', () => {
  expect(unconfirmedNotice([{ file: FILE, data: { unconfirmed: ['The button Save.'] } }])).toBe(
    '1 statement has no source. Look each one up on a device or in a source, then remove it from “unconfirmed”:\n' +
      `  ${FILE}: The button Save.`,
  );
  expect(unconfirmedNotice([{ file: FILE, data: { unconfirmed: [] } }])).toBeUndefined();
});

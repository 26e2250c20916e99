import { expect, test } from 'vitest';
import { unconfirmedNotice } from '../../src/lib/owner-notices.ts';

const page = (file: string, ...unconfirmed: string[]) => ({ file, data: { unconfirmed } });

test('the owner is told which pages have statements that no source confirms, those with the most first', () => {
  const pages = [page('none.mdx'), page('pine.mdx', 'The button Save.'), page('elm.mdx', 'The menu.', 'The title.')];
  expect(unconfirmedNotice(pages)).toBe(
    '3 statements are not confirmed by a source. Look them up on a device, and remove them from "unconfirmed", with the field itself if it is empty then. They are in\n  elm.mdx (2)\n  pine.mdx (1)',
  );
  expect(unconfirmedNotice([page('none.mdx')])).toBeUndefined();
});

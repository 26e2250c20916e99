import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { remarkTypography } from '../../src/content-model/typography.ts';

const set = async (markdown: string) =>
  String(
    await unified().use(remarkParse).use(remarkGfm).use(remarkTypography).use(remarkStringify).process(markdown),
  ).trim();

test.each([
  [`It says "relay", and you can't send.`, 'It says “relay”, and you can’t send.'],
  // A quote is told by what stands before it, also across parts of a text.
  [`"**Send** it", 'now'`, '“**Send** it”, ‘now’'],
  ['The code "`550`" means "no".', 'The code “`550`” means “no”.'],
  ["Due to `a.example`'s policy", 'Due to `a.example`’s policy'],
  ['Wait -- and then...', 'Wait — and then…'],
  ['# "Why" -- he said...', '# “Why” — he said…'],
  ['* "One"\n* it\'s "two"', '* “One”\n* it’s “two”'],
  ['| "a" | b\'s |\n| --- | --- |\n| \'c\' | "d" |', '| “a” | b’s |\n| --- | --- |\n| ‘c’ | “d” |'],
  // Each paragraph begins anew, whatever stands before it.
  [`Before\n\n"After" *it*'s "so"`, 'Before\n\n“After” *it*’s “so”'],
  ['It says:\\\n"no"', 'It says:\\\n“no”'],
  ['[`a`"b"](https://a.example/"x") "c"', '[`a`”b”](https://a.example/"x") “c”'],
  ['Code stays: `"a" -- \'b\'...`', 'Code stays: `"a" -- \'b\'...`'],
])('%s', async (typed, shown) => {
  expect(await set(typed)).toBe(shown);
});

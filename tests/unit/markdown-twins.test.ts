import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { isPlain } from '../../src/integrations/markdown-pages.ts';

const paragraph = (value: string): Root => ({
  type: 'root',
  children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});
/** The library looks through the text for all that Markdown could take for a sign. */
const library = unified().use(remarkParse).use(remarkGfm).use(remarkStringify);

/** Words, and what is near to signs of Markdown. */
const texts = fc
  .array(
    fc.constantFrom(
      ...[
        'Press',
        'Send',
        'é',
        'www',
        'w',
        'http',
        '1',
        '25',
        ' ',
        ' ',
        '.',
        '. ',
        ',',
        '-',
        '_',
        '*',
        '#',
        ':',
        '!',
        '’',
      ],
      ...['(', '[', '<', '&', '@', '~', '+', '|', '\\', '\n', '–', ';', '“', '=', '`', '/', '\t', '\u{a0}', '%'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('a text that is taken for plain is the one that the library writes, and reads the same again', () => {
  let plain = 0;
  fc.assert(
    fc.property(texts, (text) => {
      if (!isPlain(text)) return;
      plain += 1;
      expect(library.stringify(paragraph(text))).toBe(`${text}\n`);
      expect(library.parse(text)).toMatchObject(paragraph(text));
    }),
    { numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(200);
});

test.each([['Press Send.'], ['It’s there, in “Sent”; 25 % of it'], ['Version 18.'], ['Año nuevo']])(
  '%j is plain',
  (text) => {
    expect(isPlain(text)).toBe(true);
  },
);

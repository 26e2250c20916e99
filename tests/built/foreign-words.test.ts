import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { expect, test } from 'vitest';
import { cutAround } from '../../src/i18n/label.ts';
import { DIST, isRedirect, pagesIn } from '../support/built-site.ts';
import { ownTexts } from '../support/own-texts.ts';

/**
 * A screen reader speaks each word in the language that the page says it is in (WCAG 3.1.1 and 3.1.2). English on other
 * pages is looked for in own-language.test.ts.
 */

const pages = pagesIn(DIST).filter((page) => !isRedirect(page));
const originals = pages.filter(({ html }) => html.includes('<html lang="en">'));
const translated = pages.filter((page) => !originals.includes(page));
const spanish = translated.filter(({ html }) => html.includes('<html lang="es">'));

/** Words that nearly every Spanish sentence has. */
const SPANISH =
  /(?<![\p{L}-])(?:el|los|las|que|una|para|con|tu|está|qué|correo|servidor|ajustes|contraseña)(?![\p{L}-])/giu;
const isSpanish = (text: string) => (text.match(SPANISH) ?? []).length >= 2;

test('a page in English marks what is in another language', () => {
  expect(spanish.filter(({ tree }) => ownTexts(tree).some(isSpanish))).toHaveLength(spanish.length);
  const left = originals.flatMap(({ address, tree }) =>
    ownTexts(tree).flatMap((text) => (isSpanish(text) ? `${address}: ${text}` : [])),
  );
  expect(left).toEqual([]);
});

test('a label that the original page shows is marked wherever a translation shows it', () => {
  let looked = 0;
  const unmarked: string[] = [];
  for (const { address, tree } of translated) {
    const locale = String(select('html', tree)?.properties['lang']);
    const original = originals.find((page) => page.address === address.slice(`/${locale}`.length));
    if (!original || !/\/(?:guides|errors)\/./u.test(address)) continue;
    // An app keeps its name, and a label of one word, such as "Mail" or "OAuth 2.0", may be the same in both languages.
    const title = toText(select('h1', tree) as Element);
    const headings = selectAll('h3', original.tree).map((heading) => toText(heading).trim());
    const labels = selectAll('main strong, main .error-text', original.tree)
      .map((label) => toText(label).trim())
      .filter((label) => /^(?=.*\p{Ll}).{5,}$/u.test(label) && /\s\p{L}/u.test(label) && !title.includes(label))
      // So does a program that has a section of its own.
      .filter((label) => !headings.includes(label));
    const texts = ownTexts(tree);
    looked += labels.length;
    const left = [...new Set(labels)].filter((label) => texts.some((text) => cutAround(text, [label]).length > 1));
    unmarked.push(...left.map((label) => `${address}: ${label}`));
  }
  expect(unmarked).toEqual([]);
  expect(looked).toBeGreaterThan(50);
});

test('what is marked as English is English', () => {
  const known = originals.map(({ tree }) => toText(select('body', tree) as Element).toLowerCase()).join(' ');
  const marked = translated.flatMap(({ tree }) =>
    [...selectAll('.prose i[lang=en]', tree), ...selectAll('.prose span[lang=en]', tree)].map((element) =>
      // Not what stands inside it in another language, such as "(en inglés)".
      toText({ ...element, children: element.children.filter((child) => !select('[lang]', child)) })
        .replaceAll(/^["“]|[."”…]+$/gu, '')
        .toLowerCase(),
    ),
  );
  expect(marked.length).toBeGreaterThan(60);
  expect([...new Set(marked)].filter((text) => !known.includes(text))).toEqual([]);
});

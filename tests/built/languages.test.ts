import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import type { SearchData } from '../../src/lib/search/find.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, filesIn, OTHER_DIST, pagesIn } from '../support/built-site.ts';

const LOCALES = readdirSync('src/i18n/locales').map((file) => file.replace(/\.ts$/u, ''));
const OTHERS = LOCALES.filter((locale) => locale !== 'en');
const pages = pagesIn(DIST);
const at = (address: string) => pages.find((page) => page.address === address);
const translated = filesIn('src/content/translations').map((file) => `/${file.replace(/\.mdx$/u, '')}/`);

describe('every other language', () => {
  test('has the first page, the list of guides, the search, the central article and the three first guides', () => {
    for (const locale of OTHERS) {
      for (const address of [
        '/',
        '/guides/',
        '/search/',
        '/errors/550-authentication-is-required-for-relay/',
        '/guides/outlook/',
        '/guides/iphone/',
        '/guides/android/',
      ]) {
        const page = at(`/${locale}${address}`);
        expect(page, `/${locale}${address}`).toBeDefined();
        expect(page?.html).toContain(`<html lang="${locale}">`);
      }
    }
  });

  test('says the same interface texts in its own words', () => {
    // A text left in the original language would stand in both files.
    for (const locale of OTHERS) {
      const text = readFileSync(path.join('src/i18n/locales', `${locale}.ts`), 'utf8');
      const english = readFileSync('src/i18n/locales/en.ts', 'utf8');
      const long = [...english.matchAll(/'([^'\n]{25,})'/gu)].map(([, sentence]) => sentence ?? '');
      expect(long.length).toBeGreaterThan(20);
      expect(long.filter((sentence) => text.includes(sentence))).toEqual([]);
    }
  });

  test('has its own search index', () => {
    for (const locale of OTHERS) {
      const { pages } = JSON.parse(readFileSync(path.join(DIST, 'search', `${locale}.json`), 'utf8')) as SearchData;
      expect(pages.length).toBeGreaterThanOrEqual(4);
      expect(pages.filter(({ url }) => !url.startsWith(`/${locale}/`))).toEqual([]);
      expect(filesIn(path.join(DIST, 'pagefind')).some((file) => file.startsWith(`pagefind.${locale}_`))).toBe(true);
    }
  });
});

describe('a page in two languages', () => {
  test('names both to search engines, each from the other', () => {
    expect(translated.length).toBeGreaterThanOrEqual(4);
    for (const address of translated) {
      const locale = address.split('/')[1] ?? '';
      const original = address.slice(locale.length + 1);
      const alternates = (of: string) =>
        selectAll('link[rel=alternate][hreflang]', at(of)?.tree as never)
          .map(({ properties }) => `${String(properties['hrefLang'])} ${String(properties['href'])}`)
          .sort();
      const wanted = [
        `en ${own.site.url}${original}`,
        `${locale} ${own.site.url}${address}`,
        `x-default ${own.site.url}${original}`,
      ].sort();
      expect(alternates(address)).toEqual(wanted);
      expect(alternates(original)).toEqual(wanted);
    }
  });

  test('offers the other one by its own name', () => {
    const link = select('footer a[lang=es][hreflang=es]', at('/guides/iphone/')?.tree as never);
    expect(link && toText(link)).toBe('Español');
    const back = select('footer a[lang=en][hreflang=en]', at('/es/guides/iphone/')?.tree as never);
    expect(back && toText(back)).toBe('English');
  });

  test('has as many steps in both, and the provider’s values', () => {
    for (const address of translated) {
      const original = address.replace(/^\/[\w-]+/u, '');
      const steps = (of: string) => selectAll('.step', at(of)?.tree as never).map(({ properties }) => properties['id']);
      expect(steps(address)).toEqual(steps(original));
      expect(at(address)?.html).toContain(own.outgoing.host);
    }
  });
});

test('what is not translated is linked all the same, and says so', () => {
  const list = at('/es/guides/');
  const links = selectAll('main a[hreflang=en]', list?.tree as never);
  expect(links.length).toBeGreaterThan(5);
  expect(list && toText(list.tree)).toContain('(en inglés)');
});

test('another provider’s site holds its own values in every language', () => {
  const html = readFileSync(path.join(OTHER_DIST, 'es/guides/iphone/index.html'), 'utf8');
  expect(html).toContain(other.outgoing.host);
  expect(html).not.toContain(own.outgoing.host);
});

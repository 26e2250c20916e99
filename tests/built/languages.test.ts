import { readdirSync } from 'node:fs';
import { selectAll } from 'hast-util-select';
import { describe, expect, test } from 'vitest';
import { TRANSLATED_PAGES } from '../../src/lib/fixed-pages.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { attributes, DIST, filesIn, OTHER_DIST, pageAt, pagesIn, read, textIn } from '../support/built-site.ts';

const OTHERS = readdirSync('src/i18n/locales')
  .map((file) => file.replace('.ts', ''))
  .filter((locale) => locale !== 'en');
const pages = pagesIn(DIST);
const at = (address: string) => pageAt(address, pages);

/** Addresses of translations, each with that of its original. */
const files = filesIn('src/content/translations').filter((file) => /\.mdx?$/u.test(file));
const translated = files.map((file) => {
  const [locale = '', ...rest] = file.replace(/\.mdx?$/u, '').split('/');
  const original = `/${rest.join('/')}/`;
  return { locale, original, address: `/${locale}${original}` };
});

test.each(OTHERS)('%s has home, its lists and its tools', (locale) => {
  for (const address of TRANSLATED_PAGES) expect(at(`/${locale}${address}`).html).toContain(`<html lang="${locale}"`);
});

test.each(Object.entries(own.site.names))('%s calls the site by its name in this language', (locale, name) => {
  for (const { address, html } of pages.filter((page) => page.address.startsWith(`/${locale}/`))) {
    expect(html, address).toContain(name);
    expect(html, address).not.toContain(own.site.name);
  }
});

test.each(OTHERS)('%s has the texts of the interface in its own words', (locale) => {
  const english = [...read('src/i18n/locales', 'en.ts').matchAll(/'([^'\n]{25,})'/gu)].map(([, text = '']) => text);
  const own_ = read('src/i18n/locales', `${locale}.ts`);
  expect(english.length).toBeGreaterThan(20);
  expect(english.filter((text) => own_.includes(`'${text}'`))).toEqual([]);
});

describe('a page in several languages', () => {
  test('names each to search engines, from each of the others', () => {
    expect(translated.length).toBeGreaterThanOrEqual(4);
    for (const [original, translations] of Map.groupBy(translated, (page) => page.original)) {
      const addresses = translations.map(({ locale, address }) => [locale, `${own.site.url}${address}`]);
      for (const { tree } of [original, ...translations.map(({ address }) => address)].map(at)) {
        const links = selectAll('link[rel=alternate][hreflang]', tree);
        expect(Object.fromEntries(links.map(({ properties }) => [properties['hrefLang'], properties['href']]))).toEqual(
          {
            en: `${own.site.url}${original}`,
            ...Object.fromEntries(addresses),
            'x-default': `${own.site.url}${original}`,
          },
        );
      }
    }
  });

  test('offers the others by their own names', () => {
    expect(textIn('header nav a[lang=es][hreflang=es]', at('/guides/iphone/').tree)).toBe('Español');
    expect(textIn('header nav a[lang=en][hreflang=en]', at('/es/guides/iphone/').tree)).toBe('English');
  });

  test('has the same steps in each, and the provider’s values', () => {
    for (const { original, address } of translated) {
      const steps = (of: string) => attributes('.step', at(of).tree, 'id');
      expect(steps(address)).toEqual(steps(original));
      expect(at(address).html.includes(own.outgoing.host)).toBe(at(original).html.includes(own.outgoing.host));
    }
    const html = read(OTHER_DIST, 'es/guides/iphone/index.html');
    expect(html).toContain(other.outgoing.host);
    expect(html).not.toContain(own.outgoing.host);
  });
});

test('what is not translated is linked in English, and says so', () => {
  const { tree } = at('/es/guides/');
  expect(attributes('main a[hreflang=en]', tree, 'href').length).toBeGreaterThan(5);
  expect(textIn('main', tree)).toContain('(en inglés)');
});

import { expect, test } from 'vitest';
import { isoDay, longDay } from '../../src/lib/dates.ts';
import { techArticle } from '../../src/lib/structured-data.ts';
import other from '../fixtures/other-provider.ts';

const publisher = {
  '@type': 'Organization',
  name: 'Northwind Post Ltd',
  url: 'https://guide.northwind.example/',
  logo: { '@type': 'ImageObject', url: 'https://guide.northwind.example/icon.svg' },
};

test('an article says who wrote and published it, when, and where its picture is', () => {
  const data = {
    title: 'Mailbox full',
    description: 'What to do.',
    published: new Date('2026-01-02T00:00:00Z'),
    checked: new Date('2026-11-24T23:59:59Z'),
  };
  expect(techArticle({ address: '/errors/mailbox-full/', locale: 'es', data }, other)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: 'Mailbox full',
    description: 'What to do.',
    datePublished: '2026-01-02T00:00:00Z',
    dateModified: '2026-11-24T00:00:00Z',
    inLanguage: 'es',
    mainEntityOfPage: 'https://guide.northwind.example/errors/mailbox-full/',
    image: 'https://guide.northwind.example/og/errors/mailbox-full.png',
    author: { '@type': 'Organization', name: 'Northwind Editors', url: 'https://guide.northwind.example/' },
    publisher,
  });
});

test('a day is that of UTC, in figures and in the words of a language', () => {
  const late = new Date('2026-11-24T23:59:59Z');
  expect(isoDay(late)).toBe('2026-11-24');
  expect(longDay(late)).toBe('November 24, 2026');
  expect(longDay(late, 'es-ES')).toBe('24 de noviembre de 2026');
});

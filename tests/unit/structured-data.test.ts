import { describe, expect, test } from 'vitest';
import { crumbList, isoDay, longDay, questionPage, techArticle } from '../../src/lib/structured-data.ts';
import other from '../fixtures/other-provider.ts';

describe('the description of a page for search engines', () => {
  test('names its place on the site by full addresses, the first one first', () => {
    const crumbs = [
      { name: 'Home', href: '/' },
      { name: 'Guides', href: '/guides/' },
    ];
    expect(crumbList(crumbs, 'https://guide.northwind.example')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://guide.northwind.example/' },
        { '@type': 'ListItem', position: 2, name: 'Guides', item: 'https://guide.northwind.example/guides/' },
      ],
    });
  });

  test('says of an article who wrote it and published it, when, and where its picture is', () => {
    const data = {
      title: 'Mailbox full',
      description: 'What to do.',
      published: new Date('2026-01-02T00:00:00Z'),
      checked: new Date('2026-11-24T23:59:59Z'),
    };
    expect(techArticle({ href: '/errors/mailbox-full/', locale: 'es', data }, other)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: 'Mailbox full',
      description: 'What to do.',
      datePublished: '2026-01-02',
      dateModified: '2026-11-24',
      inLanguage: 'es',
      mainEntityOfPage: 'https://guide.northwind.example/errors/mailbox-full/',
      image: 'https://guide.northwind.example/og/errors/mailbox-full.png',
      author: { '@type': 'Person', name: 'Northwind Editors' },
      publisher: { '@type': 'Organization', name: 'Northwind Post Ltd' },
    });
  });

  test('holds the questions that the page answers, and is left out where it answers none', () => {
    expect(questionPage([{ question: 'Why?', answer: 'Because.' }])).toEqual({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      mainEntity: [{ '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: 'Because.' } }],
    });
    expect(questionPage([])).toBeUndefined();
  });
});

test('a day is that of UTC, in figures and in the words of a language', () => {
  const late = new Date('2026-11-24T23:59:59Z');
  const early = new Date('2026-11-24T00:00:00Z');
  for (const date of [late, early]) {
    expect(isoDay(date)).toBe('2026-11-24');
    expect(longDay(date)).toBe('November 24, 2026');
    expect(longDay(date, 'es-ES')).toBe('24 de noviembre de 2026');
  }
});

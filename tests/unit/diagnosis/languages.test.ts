import { describe, expect, it } from 'vitest';
import es from '../../../src/i18n/locales/es.ts';
import { type Catalogue, catalogueFor } from '../../../src/lib/diagnosis/catalogue.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { loadArticles } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { bounce, catalogue, failed, find } from './helpers.ts';

/** One diagnosis for all languages: it finds the same in each, and says it in the reader's. */

const words = es.answer.diagnosis;

/** A catalogue in Spanish in which only some of the articles are translated. */
function spanish(isTranslated: (slug: string) => boolean): Catalogue {
  const articles = loadArticles().map((article) =>
    isTranslated(article.slug)
      ? { ...article, address: `/es/errors/${article.slug}/` }
      : { ...article, address: `/errors/${article.slug}/`, language: 'en' },
  );
  return catalogueFor(articles, catalogue, words);
}

const all = spanish(() => true);

it.each([
  '550 5.7.1 Relaying denied',
  '550 blocked',
  '550',
  bounce('Sorry.', failed('smtp; 550 5.7.1 Relaying denied'), failed('smtp; 550 no'), 'Action: delayed'),
])('names the causes and says the notes in the words of its language: %j', async (text) => {
  const [found, english] = await Promise.all([diagnose(text, all), find(text)]);
  expect(found.cause).toBe(english.cause);
  const label = found.cause === 'unknown' ? words.unknown : words.causes[found.cause].label;
  expect(found.label).toBe(found.whoFixes === 'recipient' ? words.foreignRelay : label);
  expect(found.article).toBe(english.article && `/es${english.article}`);
  expect(found.others).toEqual(
    english.others.map((other) => ({ ...other, ...words.causes[other.cause], article: `/es${other.article}` })),
  );
  expect(found.notes.map(({ id }) => id)).toEqual(english.notes.map(({ id }) => id));
  for (const { id, text: note } of found.notes) expect(note).toBe(words.notes[id].replace('{count}', '3'));
});

it('refuses a file in the words of its language', async () => {
  const { refusal } = await diagnose('x'.repeat(10 * 1024 * 1024 + 1), all);
  expect(refusal?.message).toBe(words.refusals['too-large'].replace('{limit}', '10'));
});

describe('where articles are not translated', () => {
  const OUTLOOK = '0x800CCC79';

  it('the main article answers for a special one, and knows its codes', async () => {
    const some = spanish((slug) => !slug.startsWith('outlook-'));
    const found = await diagnose(OUTLOOK, some);
    expect((await find(OUTLOOK)).article).toBe('/errors/outlook-0x800ccc79/');
    expect(found).toMatchObject({
      cause: 'relay-authentication-required',
      article: '/es/errors/550-authentication-is-required-for-relay/',
      repair: 'authentication',
    });
    expect(found).not.toHaveProperty('language');
  });

  it('a main article answers in the language that it is in, and says which', async () => {
    const none = spanish(() => false);
    const { label, article, language } = await diagnose('550 5.2.2 Mailbox full', none);
    expect({ label, article, language }).toEqual({
      label: words.causes['mailbox-full'].label,
      article: '/errors/mailbox-full/',
      language: 'en',
    });
    expect((await diagnose('552', none)).others).toContainEqual(expect.objectContaining({ language: 'en' }));
  });
});

import { describe, expect, inject, it } from 'vitest';
import { type Article, buildCatalogue } from '../../../src/lib/diagnosis/catalogue.ts';
import { ANSWERABLE_CAUSES, type AnswerableCause } from '../../../src/lib/diagnosis/causes.ts';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { readLabeledTexts } from '../../../src/lib/diagnosis/labeled-texts.ts';
import { loadArticles, loadCatalogue, loadLabeledTexts } from '../../../src/lib/diagnosis/load-catalogue.ts';
import { catalogue } from './helpers.ts';

function article(slug: string, cause: AnswerableCause, examples: readonly string[], more = {}): Article {
  const texts = { title: `About ${cause}`, firstStep: `Look at ${cause}.` };
  const data = { cause, main: false, ...texts, permanence: 'either', whoFixes: 'you' } as const;
  return { slug, data: { ...data, codes: [], enhancedCodes: [], appCodes: [], examples, ...more } };
}

describe('the catalogue', () => {
  it('has an entry for each article, with the codes of servers and apps', () => {
    expect(catalogue.entries.map(({ slug }) => slug)).toEqual(
      loadArticles()
        .map(({ slug }) => slug)
        .sort(),
    );
    const { codes } = catalogue.entries.find(({ slug }) => slug === 'outlook-0x800ccc79') ?? {};
    expect(codes).toEqual(['550', '553', '554', '0x800ccc79']);
  });

  it('is the same to the byte if it is trained again', async () => {
    expect(JSON.stringify(await loadCatalogue()) === inject('catalogue')).toBe(true);
  });

  const articles = ANSWERABLE_CAUSES.map((cause) => article(cause, cause, [`${cause} words`], { main: true }));
  const [first, ...others] = articles as [Article, ...Article[]];
  const cause = ANSWERABLE_CAUSES[0];
  it.each([
    ['no article', others, `${cause}: no article in src/content/errors has this cause.`],
    [
      'several main articles',
      [...articles, { ...first, slug: 'second' }],
      `${cause}: several main articles: ${cause}, second. Add "main: false" to all but one.`,
    ],
    [
      'a main article without examples',
      [article(cause, cause, [], { main: true }), ...others],
      `${cause}: ${cause} has no examples, so the diagnosis can't name it.`,
    ],
  ])('is refused for a cause with %s', async (_, entries, problem) => {
    await expect(buildCatalogue(entries, [])).rejects.toThrow(
      `The diagnosis can't use the error articles.\n  ${problem}`,
    );
  });

  it.each([
    [
      'an unknown cause',
      'cause\ttext\nother\ta\nnonsense\tb',
      'error-texts.tsv:3: cause: found "nonsense"; there is no such cause. The causes are ',
    ],
    ['no text', 'text\tcause\n\tother', 'error-texts.tsv:2: text: found nothing; add the text, or delete the line.'],
  ])('is refused for a labeled text with %s', (_, tsv, problem) => {
    expect(() => readLabeledTexts(tsv)).toThrow(problem);
  });
});

/** What an author may add: three wordings of an error, and a fourth that nobody listed. */
const NEW_ARTICLES: readonly (readonly [AnswerableCause, readonly string[], fourth: string])[] = [
  [
    'recipient-disabled-or-restricted',
    [
      '550 5.7.1 This mailbox only takes mail from parents and teachers of the school',
      '554 Only parents and teachers may write to this address',
      'The school mailbox refuses senders who are not registered as parents',
    ],
    '550 5.7.133 This school address is for registered parents and teachers only',
  ],
  [
    'cannot-connect',
    [
      'The hotel WiFi wants you to accept its terms before mail can be sent',
      'Captive portal detected: sign in to the wireless network to reach the mail server',
      'Connection intercepted by the login page of the wireless network',
    ],
    'Connection to smtp.example.com intercepted: the hotel network shows a captive portal login page',
  ],
  [
    'rate-limited',
    [
      '451 4.7.1 New accounts may send 20 messages a day during the trial period',
      '550 Trial period: daily sending limit reached, upgrade your plan',
      'Your trial allows 20 messages a day. Upgrade the plan to send more.',
    ],
    '452 4.2.1 You are in the trial period, please upgrade your plan to send more messages today',
  ],
];

describe('a new article with three wordings of its error', async () => {
  const added = NEW_ARTICLES.map(([cause, examples], index) => article(`new/${index}`, cause, examples));
  const extended = await buildCatalogue([...loadArticles(), ...added], loadLabeledTexts());

  it.each(NEW_ARTICLES.map(([cause, , fourth], index) => [cause, fourth, index] as const))(
    'answers for a fourth: %s, %s',
    async (cause, fourth, index) => {
      expect(await diagnose(fourth, extended)).toMatchObject({ cause, article: `/errors/new/${index}/` });
    },
  );

  it.each([
    '554 5.7.1 <kim@example.org>: Relay access denied',
    '550 5.7.1 You are not allowed to send to this group',
    'Connection to smtp.example.com timed out',
    '550 Daily sending limit exceeded',
  ])('does not answer for what it is not about: %s', async (text) => {
    expect((await diagnose(text, extended)).article).toMatch(/^\/errors\/(?!new\/)/u);
  });
});

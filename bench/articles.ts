/**
 * Generated help articles: the same words for each generator that is measured. Article `n` is the same in every run
 * and whatever the number of articles, so that one more article changes no other.
 */

/** One article, before a generator's own front matter. */
export interface Article {
  /** Last part of its address. */
  readonly slug: string;
  readonly title: string;
  /** 50 to 160 characters. */
  readonly description: string;
  /** Markdown (GFM) without the title: paragraphs, headings, lists, a table, code and a link, about 600 words. */
  readonly body: string;
}

/** Words of the trade, most frequent first; what comes after them is made of syllables. */
const WORDS =
  `the server mail message address account password settings outgoing to your a of is in app port name user sender error
  connection sign login secure box folder device phone and open choose save send receive again then page list field
  provider domain network answer code time step type wrong right test line part copy full empty new old another first
  last same other own each before after when where without with from this that it not no only still often never always
  computer tablet printer scanner program version window screen menu button label row table certificate encryption host
  client record lookup queue retry limit storage quota size attachment picture document draft archive filter rule spam
  block refuse reject accept deliver return bounce report delay wait hour minute day week`
    .split(/\s+/u)
    .filter(Boolean);

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bra cle dri flo gru'.split(' ');

/** Distinct words that articles can hold. Large, so that more articles also bring more words, as real ones do. */
const VOCABULARY = 20_000;

/** A number from 0 to below 1 with each call; the same row of numbers for the same `seed` (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function wordOfRank(rank: number): string {
  const known = WORDS[rank];
  if (known !== undefined) return known;
  let word = '';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** The slug of article `index`. */
export function slugOf(index: number): string {
  return `generated-${String(index).padStart(5, '0')}`;
}

/**
 * @param index which article, from 0
 * @param linkTo the address of another article as the generator writes it in Markdown
 */
export function generateArticle(index: number, linkTo: (slug: string) => string): Article {
  const random = randomNumbers(index + 1);
  const below = (limit: number): number => Math.floor(random() * limit);
  // Zipf's law: the word of rank r comes about 1/r times as often as the first.
  const word = (): string => wordOfRank(Math.floor(VOCABULARY ** random()) - 1);
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (): string => `${capital(words(6 + below(10)))}.`;
  const paragraph = (sentences: number): string => Array.from({ length: sentences }, sentence).join(' ');
  const name = (): string => wordOfRank(WORDS.length + below(VOCABULARY - WORDS.length));

  const title = `${capital(words(3))} ${name()} ${name()} ${index}`;
  const section = (): string => `## ${capital(words(4))} ${name()}\n\n${paragraph(5)}\n\n${paragraph(3)}`;
  const list = (mark: (row: number) => string): string =>
    Array.from({ length: 5 }, (_, row) => `${mark(row)} **${capital(words(2))}**: ${words(7)}.`).join('\n');
  const row = (): string => `| ${words(2)} | \`${name()}\` | ${words(6)} |`;

  const body = [
    paragraph(4),
    section(),
    list((at) => `${at + 1}.`),
    section(),
    ['| Field | Value | What it is for |', '| --- | --- | --- |', ...Array.from({ length: 6 }, row)].join('\n'),
    section(),
    list(() => '-'),
    section(),
    ['```sh Run the test', ...Array.from({ length: 4 }, () => `${name()} --${name()} ${words(3)}`), '```'].join('\n'),
    `See also [${words(3)}](${linkTo(slugOf(Math.max(0, index - 1)))}). ${paragraph(2)}`,
  ].join('\n\n');
  const description = `${title}: ${words(30)}`.slice(0, 150).trim();
  return { slug: slugOf(index), title, description, body };
}

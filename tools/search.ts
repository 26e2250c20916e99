/**
 * `npm run search -- QUERY`: searches the built site. `npm run search -- --score FILE…`: measures the search with
 * searches of which the right page is known. Exits with 1 if a file can't be read, or with 2 if the arguments are wrong.
 */
import { parseArgs } from 'node:util';
import { findPages, type SearchIndex } from '../src/lib/search/find.ts';
import { openBuiltCatalogue, openBuiltIndex } from './search/built-index.ts';
import { readSearches, score, type Scored, shares } from './search/score.ts';

const USAGE = `Usage: npm run search -- [--language es] QUERY…
       npm run search -- [--quiet] --score FILE…

  --score     measures the search with tab-separated lists: language, query, and the addresses of the right pages
  --quiet     prints only the figures, not the searches that miss
  --language  a language of the site, en by default
  --dist      the built site's folder, dist by default`;

const SHOWN = 12;

async function searchOnce(index: SearchIndex, query: string): Promise<void> {
  const { hits, total, corrected, unknown, otherLanguage } = await findPages(index, query, SHOWN);
  console.log(`${total} pages for “${query}”`);
  for (const { typed, used } of corrected) console.log(`searched for “${used}” instead of “${typed}”`);
  if (unknown.length > 0) console.log(`on no page: ${unknown.join(', ')}`);
  if (otherLanguage) console.log(`typed in the language ${otherLanguage}`);
  for (const { url, title } of hits) console.log(`  ${url}  ${title}`);
}

function report(file: string, scored: readonly Scored[], quiet: boolean): void {
  for (const [language, list] of Map.groupBy(scored, (one) => one.language)) {
    if (!quiet) for (const one of list.filter(({ place }) => place !== 0)) console.log(missText(one));
    const { first, three, empty } = shares(list);
    console.log(
      `${file}, ${language}: ${list.length} searches, first ${first.toFixed(3)}, in three ${three.toFixed(3)}, empty ${empty.toFixed(3)}`,
    );
  }
}

const missText = ({ query, place, found }: Scored): string =>
  `  ${place < 0 ? 'missing' : `place ${place + 1}`}: “${query}”, instead ${found.slice(0, 3).join(' ') || 'nothing'}`;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        score: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        language: { type: 'string', default: 'en' },
        dist: { type: 'string', default: 'dist' },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) return USAGE;
    return { ...values, positionals };
  } catch (error) {
    return `${(error as Error).message}\n\n${USAGE}`;
  }
}

const args = readArguments();
if (typeof args === 'string') {
  console.error(args);
  process.exitCode = 2;
} else {
  try {
    if (args.score) {
      const { dist } = args;
      for (const file of args.positionals) {
        const scored: Scored[] = [];
        for (const [language, searches] of Map.groupBy(readSearches(file), (one) => one.language))
          scored.push(
            ...(await score(await openBuiltIndex(dist, language), await openBuiltCatalogue(dist, language), searches)),
          );
        report(file, scored, args.quiet);
      }
    } else await searchOnce(await openBuiltIndex(args.dist, args.language), args.positionals.join(' '));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

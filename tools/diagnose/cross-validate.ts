import { buildCatalogue } from '../../src/lib/diagnosis/catalogue.ts';
import { diagnose } from '../../src/lib/diagnosis/diagnose.ts';
import { labeledTextSchema } from '../../src/lib/diagnosis/labeled-texts.ts';
import { loadArticles } from '../../src/lib/diagnosis/load-catalogue.ts';
import type { Judged, LabeledLine } from './accuracy.ts';

const FOLDS = 5;

/**
 * Judges labeled texts by diagnoses that have learned from the others: of five folds, each is judged by what the other
 * four teach. All texts of a source are in one fold, since a source repeats itself. Texts without a source are ours;
 * they and the articles' examples always teach and are never judged.
 */
export async function crossValidate(lines: readonly LabeledLine[]): Promise<Judged[]> {
  const articles = loadArticles();
  const folds = foldsOf(lines.filter(({ source }) => source !== ''));
  const judged: Judged[] = [];
  for (const fold of folds) {
    const held = new Set(fold);
    const taught = lines.filter((line) => !held.has(line)).map((line) => labeledTextSchema.parse(line));
    const catalogue = await buildCatalogue(articles, taught);
    for (const { line, causes, text } of fold) {
      const { cause, confident } = await diagnose(text, catalogue);
      judged.push({ line, causes, said: cause, confident });
    }
  }
  return judged.sort((one, other) => one.line - other.line);
}

/** Folds of about the same size: the largest sources first, each into the fold that is smallest so far. */
function foldsOf(lines: readonly LabeledLine[]): LabeledLine[][] {
  const folds = Array.from({ length: FOLDS }, (): LabeledLine[] => []);
  const groups = [...Map.groupBy(lines, ({ source }) => origin(source))];
  groups.sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  for (const [, group] of groups)
    folds.reduce((smallest, fold) => (fold.length < smallest.length ? fold : smallest)).push(...group);
  return folds;
}

/** `github.com/owner/repo` of an address below it, or the source as it is. */
function origin(source: string): string {
  return /github\.com\/[^/\s]+\/[^/\s]+/u.exec(source)?.[0].toLowerCase() ?? source;
}

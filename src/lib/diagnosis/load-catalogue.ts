import path from 'node:path';
import { loadErrorTexts } from '../content/load-lists.ts';
import { isDraft, readPages, splitFile } from '../content/read-files.ts';
import { type ErrorData, errorSchema } from '../content/schemas.ts';
import { yamlPlace } from '../content/yaml-place.ts';
import { explainProblems } from '../problems.ts';
import { type Article, type Catalogue, buildCatalogue } from './catalogue.ts';
import type { LabeledText } from './labeled-texts.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

/**
 * The catalogue from the content files, for the command line and the tests. Takes a few seconds.
 *
 * @throws {Error} for front matter that the site can't use, with the name of the file
 */
export async function loadCatalogue(): Promise<Catalogue> {
  return buildCatalogue(loadArticles(), loadLabeledTexts());
}

/** The published error articles, as far as the diagnosis uses them. */
export function loadArticles(root = ROOT): (Article & { readonly data: ErrorData })[] {
  return readPages(root)
    .filter((page) => page.collection === 'errors' && !isDraft(page))
    .map(({ id, file, text }) => {
      const { frontmatter } = splitFile(text);
      const { data, error } = errorSchema.safeParse(frontmatter);
      if (error) throw new Error(explainProblems(yamlPlace(file, text), error, frontmatter, errorSchema));
      return { slug: id, data };
    });
}

/** The texts of `src/content/error-texts.tsv`. */
export function loadLabeledTexts(): LabeledText[] {
  return loadErrorTexts(ROOT);
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { loadErrorTexts } from '../content/load-lists.ts';
import { errorSchema } from '../content/schemas.ts';
import { yamlPlace } from '../content/yaml-place.ts';
import { explainProblems } from '../problems.ts';
import { type Article, type Catalogue, buildCatalogue } from './catalogue.ts';
import type { LabeledText } from './labeled-texts.ts';

const CONTENT = path.join(import.meta.dirname, '../../content');

/**
 * The catalogue from the content files, for the command line and the tests. Takes a few seconds.
 *
 * @throws {Error} for front matter that the site can't use, with the name of the file
 */
export async function loadCatalogue(): Promise<Catalogue> {
  return buildCatalogue(loadArticles(), loadLabeledTexts());
}

/** The error articles, as far as the diagnosis uses them. */
export function loadArticles(): Article[] {
  const folder = path.join(CONTENT, 'errors');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
  return files.map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const { frontmatter } = parseFrontmatter(text);
    const { data, error } = errorSchema.safeParse(frontmatter);
    if (error)
      throw new Error(explainProblems(yamlPlace(`src/content/errors/${name}`, text), error, frontmatter, errorSchema));
    return { slug: name.replaceAll(path.sep, '/').replace(/\.mdx$/u, ''), data };
  });
}

/** The texts of `src/content/error-texts.tsv`. */
export function loadLabeledTexts(): LabeledText[] {
  return loadErrorTexts(path.join(CONTENT, '../..'));
}

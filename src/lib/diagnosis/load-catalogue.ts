import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { type Catalogue, buildCatalogue } from './catalogue.ts';

/** Node only: the catalogue straight from the content files, for the command line and the tests. */

const ROOT = path.join(import.meta.dirname, '../../..');

/**
 * Reads the front matter of `src/content/errors/**\/*.mdx`.
 *
 * @param folder the folder of the error articles; the variable DIAGNOSIS_ERRORS names another one, to try signals out
 * @throws {CatalogueError} for articles that the diagnosis cannot use
 * @throws {Error} for a file with broken YAML, naming the file
 */
export function loadCatalogue(
  folder: string = process.env['DIAGNOSIS_ERRORS'] ?? path.join(ROOT, 'src/content/errors'),
): Catalogue {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort();
  return buildCatalogue(
    files.map((name) => {
      let data: unknown;
      try {
        data = parseFrontmatter(readFileSync(path.join(folder, name), 'utf8')).frontmatter;
      } catch (error) {
        throw new Error(
          `${name}: the front matter is not YAML: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
      return { slug: name.replaceAll(path.sep, '/').replace(/\.mdx$/u, ''), data };
    }),
  );
}

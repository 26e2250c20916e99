import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Catalogue, buildCatalogue } from './catalogue.ts';

/** Node only: the catalogue straight from the content files, for the command line and the tests. */

const ROOT = path.join(import.meta.dirname, '../..');
const FRONT_MATTER = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/u;

/**
 * Reads the front matter of `src/content/errors/**\/*.mdx`.
 *
 * @param folder the folder of the error articles; the variable DIAGNOSIS_ERRORS names another one, to try signals out
 * @throws {CatalogueError} for articles that the diagnosis cannot use
 * @throws {Error} for a file without front matter or with broken YAML, naming the file
 */
export function loadCatalogue(
  folder: string = process.env['DIAGNOSIS_ERRORS'] ?? path.join(ROOT, 'src/content/errors'),
): Catalogue {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort();
  return buildCatalogue(
    files.map((name) => {
      const match = FRONT_MATTER.exec(readFileSync(path.join(folder, name), 'utf8'));
      if (match === null) throw new Error(`${name}: it does not begin with front matter between --- lines.`);
      let data: unknown;
      try {
        data = parse(match[1] ?? '');
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

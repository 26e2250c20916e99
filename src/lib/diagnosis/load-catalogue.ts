import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { z } from 'zod';
import { errorSchema } from '../content/schemas.ts';
import { type Catalogue, buildCatalogue } from './catalogue.ts';

const FOLDER = path.join(import.meta.dirname, '../../content/errors');

/**
 * The catalogue from the content files, for the command line and the tests.
 *
 * @throws {Error} for front matter that the site can't use, with the name of the file
 */
export function loadCatalogue(): Catalogue {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
  return buildCatalogue(
    files.map((name) => {
      const { frontmatter } = parseFrontmatter(readFileSync(path.join(FOLDER, name), 'utf8'));
      const { data, error } = errorSchema.safeParse(frontmatter);
      if (error) throw new Error(`${name}: ${z.prettifyError(error)}`);
      return { slug: name.replaceAll(path.sep, '/').replace(/\.mdx$/u, ''), data };
    }),
  );
}

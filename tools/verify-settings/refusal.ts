import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';

const FOLDER = path.join(import.meta.dirname, '../../src/content/errors');

/** The error message that the central article explains: the server has to give it to apps that don't sign in. */
export function documentedRefusal(): string {
  const articles = globSync('**/*.mdx', { cwd: FOLDER }).map(
    (name) => parseFrontmatter(readFileSync(path.join(FOLDER, name), 'utf8')).frontmatter,
  );
  const main = articles.find(({ cause, main }) => cause === 'relay-authentication-required' && main !== false);
  if (!main) throw new Error(`No article in ${FOLDER} has the cause relay-authentication-required.`);
  return String(main['message']);
}

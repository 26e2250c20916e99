import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';

/**
 * The error that the site's central article explains, code first: what a server must say to an app that does not log
 * in.
 *
 * @param root the project's folder
 * @throws {Error} where no article stands for that cause
 */
export function explainedRefusal(root: string): string {
  const folder = path.join(root, 'src/content/errors');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.mdx')) continue;
    const { frontmatter } = parseFrontmatter(readFileSync(path.join(folder, name), 'utf8'));
    if (frontmatter['cause'] === 'relay-authentication-required' && frontmatter['main'] !== false) {
      return String(frontmatter['message']);
    }
  }
  throw new Error(`${folder}: there is no article with the cause relay-authentication-required.`);
}

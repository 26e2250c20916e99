import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import { filesIn } from '../files.ts';
import { type CollectionName, COLLECTIONS } from './schemas.ts';

/** Node only: the content files, for the check that runs before Astro reads them. */

export interface ContentFile {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly text: string;
}

export interface TranslationFile extends ContentFile {
  readonly locale: string;
}

/** The name of a content file without its ending is its id: `outlook/new` is `src/content/guides/outlook/new.mdx`. */
export const withoutEnding = (name: string): string => name.replaceAll(path.sep, '/').replace(/\.mdx?$/u, '');

/** The pages, sorted by file. */
export function readPages(root: string): ContentFile[] {
  return COLLECTIONS.flatMap((collection) =>
    contentFiles(root, collection).map(({ name, file, text }) => ({ collection, id: withoutEnding(name), file, text })),
  );
}

/** Whether only dev shows a page: by its text, because a draft's front matter may have mistakes. */
export function isDraft({ text }: Pick<ContentFile, 'text'>): boolean {
  return /^draft:\s*true\b/mu.test(text);
}

/** The pages in other languages: `src/content/translations/es/guides/iphone.mdx`. */
export function readTranslations(root: string): TranslationFile[] {
  return contentFiles(root, 'translations').map(({ name, file, text }) => {
    const [locale = '', collection = '', ...rest] = withoutEnding(name).split('/');
    return { locale, collection: collection as CollectionName, id: rest.join('/'), file, text };
  });
}

function contentFiles(root: string, folder: string): { name: string; file: string; text: string }[] {
  const base = path.join(root, 'src/content', folder);
  if (!existsSync(base)) return [];
  return filesIn(base)
    .filter((name) => /\.mdx?$/u.test(name))
    .map((name) => ({
      name,
      file: `src/content/${folder}/${name}`,
      text: readFileSync(path.join(base, name), 'utf8'),
    }));
}

/** Beside pages, what may lie in `src/content`: the lists, pictures, and what systems leave behind. */
const NO_PAGE = /(?:\.(?:yaml|tsv|png|jpe?g|webp|avif|gif|svg)|(?:^|[\\/])(?:\.[^\\/]*|Thumbs\.db|desktop\.ini))$/iu;

/** Files that an author may take for pages, and that no page is made of: a message each. */
export function strayFiles(root: string): string[] {
  const base = path.join(root, 'src/content');
  const folders = [...COLLECTIONS, 'translations'];
  return globSync('**/*', { cwd: base, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)))
    .filter((name) => !NO_PAGE.test(name))
    .flatMap((name) => {
      const file = path.join('src/content', name);
      if (!/\.mdx?$/u.test(name)) return [`${file}: This isn't a page. End its name with .mdx, or move it elsewhere.`];
      const [folder = '', ...rest] = name.split(path.sep);
      if (folders.includes(folder) && rest.length > 0) return [];
      return [`${file}: Pages are in ${folders.map((one) => `src/content/${one}`).join(', ')}. Move it there.`];
    })
    .sort();
}

/**
 * A file's front matter and body. Blank lines take the place of the front matter, so lines of the body are those of the
 * file.
 *
 * @throws {Error} if the front matter is not YAML
 */
export function splitFile(text: string): { frontmatter: Record<string, unknown>; content: string } {
  return parseFrontmatter(text, { frontmatter: 'empty-with-lines' });
}

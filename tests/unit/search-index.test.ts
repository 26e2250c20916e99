import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchIndex } from '../../src/integrations/search-index.ts';
import { filesIn } from '../../src/lib/files.ts';

/** Pages as `BaseLayout.astro` writes them. */
const page = (language: string, title: string, body: string, facts = '') =>
  `<html lang="${language}"><body><main><div hidden>${facts}</div>
   <div data-pagefind-body><h1>${title}</h1>${body}</div></main></body></html>`;
const FACTS = `<span data-pagefind-meta="kind">errors</span><span data-search-boost>0.3</span>
  <span data-pagefind-meta="terms">relay denied. 550 relay</span>`;
const SITE: Readonly<Record<string, string>> = {
  'errors/relay/index.html': page(
    'en',
    'Relay refused',
    '<h2>Mailbox</h2><p class="lead">The server refuses.</p>',
    FACTS,
  ),
  'guides/index.html': page('en', 'Guides', '<p>The server.</p>'),
  'es/guides/index.html': page('es', 'Guías', '<p>El servidor.</p>'),
  'go/index.html': '<html lang="en"><body><h1>Moved</h1></body></html>',
};

let folders: string[];

async function build(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'search-index-'));
  for (const [file, html] of Object.entries(SITE)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), html);
  }
  const done = searchIndex().hooks['astro:build:done'] as (options: object) => Promise<void>;
  await done({ dir: pathToFileURL(`${folder}/`), logger: { info: () => undefined } });
  return folder;
}

beforeAll(async () => (folders = [await build(), await build()]));
afterAll(async () => Promise.all(folders.map(async (folder) => rm(folder, { recursive: true }))));

test('the search knows the titles and words of each language’s pages', async () => {
  const read = async (language: string) =>
    JSON.parse(await readFile(path.join(folders[0] ?? '', `search/${language}.json`), 'utf8')) as unknown;
  expect(await read('en')).toEqual({
    pages: [
      {
        url: '/errors/relay/',
        title: 'Relay refused',
        kind: 'errors',
        summary: 'The server refuses.',
        boost: 0.3,
        terms: ['relay denied', '550 relay'],
      },
      { url: '/guides/', title: 'Guides', kind: '', summary: '', boost: 0, terms: [] },
    ],
    words: { 550: 0, denied: 0, guides: 1, mailbox: 1, refused: 1, refuses: 1, relay: 1, server: 2, the: 2 },
  });
  expect(await read('es')).toMatchObject({ pages: [{ url: '/es/guides/', title: 'Guías' }] });
});

test('two builds write the same files', async () => {
  const [one = '', other = ''] = folders;
  const files = filesIn(one);
  expect(files).toEqual(filesIn(other));
  expect(files.filter((file) => file.endsWith('.pf_fragment'))).toHaveLength(3);
  for (const file of files.filter((name) => !name.endsWith('pagefind-entry.json'))) {
    expect(await readFile(path.join(one, file)), file).toEqual(await readFile(path.join(other, file)));
  }
});

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { copyProject, startDev } from '../support/project.ts';

const ARTICLE = 'src/content/articles/several-accounts.mdx';
const SPANISH = 'src/content/translations/es/guides/iphone.mdx';
const COPY = 'src/content/articles/new.mdx';
const RENAMED = 'src/content/articles/renamed.mdx';
/** A busy machine is slow. Milliseconds. */
const SOON = { timeout: 60_000, interval: 1_500 };

let project: Awaited<ReturnType<typeof copyProject>>;
let dev: Awaited<ReturnType<typeof startDev>>;
let origin: string;
const read = (name: string): string => readFileSync(path.join(project.folder, name), 'utf8');
const write = (name: string, text: string): void => writeFileSync(path.join(project.folder, name), text);
/** What a browser gets that reloads a page. */
const page = (address: string) =>
  expect.poll(async () => {
    const response = await fetch(`${origin}${address}`);
    return `${response.status} ${await response.text()}`;
  }, SOON);

beforeAll(async () => {
  project = await copyProject();
  write(
    COPY,
    read(ARTICLE)
      .replace(/^title: .*/mu, "title: 'A new page")
      .replace(/^navTitle: .*/mu, "navTitle: 'New'"),
  );
  const port = await freePort();
  origin = `http://localhost:${port}`;
  dev = await startDev(project.folder, port);
});
afterAll(async () => {
  await dev?.stop();
  await project.remove();
});

test('dev starts with a page that can’t be read, and shows it once it is mended', async () => {
  expect(dev.output()).toContain(`${COPY}:2: The front matter between the --- lines can't be read past this line.`);
  write(COPY, read(COPY).replace("'A new page", "'A new page'"));
  await page('/articles/new/').toContain('200 ');
  await page('/articles/').toContain('/articles/new/');
});

test('a page that is changed, added, renamed or deleted is so in lists, too', async () => {
  write(ARTICLE, read(ARTICLE).replace(/^navTitle: .*/mu, "navTitle: 'Called otherwise'"));
  await page('/articles/').toContain('Called otherwise');
  write(SPANISH, read(SPANISH).replace(/^title: .*/mu, "title: 'Otro nombre'"));
  await page('/es/guides/iphone/').toContain('Otro nombre');
  renameSync(path.join(project.folder, COPY), path.join(project.folder, RENAMED));
  await page('/articles/renamed/').toContain('A new page');
  await page('/articles/').toContain('/articles/renamed/');
  rmSync(path.join(project.folder, RENAMED));
  await page('/articles/').not.toContain('/articles/renamed/');
  await page('/articles/renamed/').toContain('404 ');
  write(COPY, read(ARTICLE).replace(/^title: .*/mu, "title: 'Added'"));
  await page('/articles/new/').toContain('Added');
  await page('/articles/').toContain('/articles/new/');
});

test('a translation that is older than its page says so, to readers and to the owner', async () => {
  write(SPANISH, read(SPANISH).replace(/^translated: .*/mu, 'translated: 2020-01-01'));
  await page('/es/guides/iphone/').toMatch(/La versión en inglés\s*<\/a>\s*cambió el/u);
  await expect.poll(dev.output, SOON).toContain(`${SPANISH}: translated 2020-01-01, but src/content/guides/iphone.mdx`);
});

test('a page that is broken isn’t shown as it was, and the terminal says why in plain words', async () => {
  const text = read(ARTICLE);
  write(ARTICLE, text.replace('</WhenServer>', ''));
  await page('/articles/several-accounts/').toContain('500 ');
  await expect.poll(dev.output, SOON).toMatch(/several-accounts\.mdx:\d+: <WhenServer> isn't closed/u);
  write(ARTICLE, text);
  await page('/articles/several-accounts/').toContain('200 ');
  expect(dev.output()).not.toMatch(/Expected a closing tag|block mapping/u);
});

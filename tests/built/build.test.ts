import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributes, filesIn, pageAt, pagesIn, textIn } from '../support/built-site.ts';
import { build, copyProject } from '../support/project.ts';

const HEAD = `description: 'A description that is just about long enough for a search engine to show.'
summary: 'One sentence.'
published: 2026-11-24
checked: 2026-11-24
sources: [{ title: 'A page', url: 'https://example.com/' }]`;

const FEATURES = `import Greeting from '../../components/Greeting.astro';

export const answer = 6 * 7;

<Greeting name="Jane" />

The answer is {answer}. {/* Only authors see this. */}

![A window of the app](../../assets/window.png)

A fact[^1].

- [x] Done

\`\`\`
code in no language
\`\`\`

[^1]: Where it comes from.`;

/** What the build printed. */
let said: string;
let project: Awaited<ReturnType<typeof copyProject>>;
const file = (name: string): string => path.join(project.folder, name);
const write = (name: string, text: string): void => writeFileSync(file(name), text);

beforeAll(async () => {
  project = await copyProject();
  mkdirSync(file('src/assets'), { recursive: true });
  const window = sharp({ create: { width: 800, height: 600, channels: 3, background: 'white' } });
  await window.toFile(file('src/assets/window.png'));
  write('src/components/Greeting.astro', '<p>Hello, {Astro.props.name}!</p>');
  write('src/content/articles/features.mdx', `---\ntitle: Features\n${HEAD}\n---\n\n${FEATURES}\n`);
  write('src/content/articles/plain.md', `---\ntitle: Plain\n${HEAD}\n---\n\nSome *text* with {braces}.\n`);
  write('src/content/articles/draft.mdx', `---\ntitle: Not ready\n${HEAD}\ndraft: true\n---\n\nText.\n`);
  const { status, output } = await build(project.folder);
  expect(status, output).toBe(0);
  said = output;
});
afterAll(async () => project.remove());

test('an author may use what MDX has', () => {
  const { tree, html } = pageAt('/articles/features/', pagesIn(file('dist')));
  const text = textIn('.prose', tree);
  expect(text).toContain('Hello, Jane! The answer is 42. A fact1.');
  expect(text).toContain('Where it comes from.');
  expect(html).not.toContain('Only authors see this.');
  expect(attributes('.prose input[type=checkbox][disabled]', tree, 'checked')).toEqual(['true']);
  expect(textIn('.code-block pre > code', tree)).toBe('code in no language');

  const [picture = ''] = attributes('.prose img[alt="A window of the app"][width="800"]', tree, 'src');
  expect(picture).toMatch(/^\/_astro\/window\..*\.webp$/u);
  expect(existsSync(file(`dist${picture}`))).toBe(true);
});

test('an article may be plain Markdown, and a draft is left out, which the build says', () => {
  expect(said).toMatch(/\b1 draft left out: src[\\/]content[\\/]articles[\\/]draft\.mdx$/mu);
  const pages = pagesIn(file('dist'));
  expect(textIn('.prose > p', pageAt('/articles/plain/', pages).tree)).toBe('Some text with {braces}.');
  expect(attributes('main a', pageAt('/articles/', pages).tree, 'href')).toContain('/articles/plain/');
  expect(filesIn(file('dist')).filter((name) => name.includes('articles/draft'))).toEqual([]);
  expect(pages.filter(({ html }) => html.includes('Not ready'))).toEqual([]);
});

describe('a fault stops the build with a message, and leaves the last good site', () => {
  async function expectStopped(env: NodeJS.ProcessEnv, ...says: string[]): Promise<void> {
    const before = readFileSync(file('dist/index.html'), 'utf8');
    const { status, output } = await build(project.folder, env);
    expect(status).toBe(1);
    for (const words of says) expect(output).toContain(words);
    expect(output).not.toMatch(/^\s+at /mu);
    expect(readFileSync(file('dist/index.html'), 'utf8')).toBe(before);
  }

  test('of content', async () => {
    write('src/content/articles/bad.mdx', `---\ntitle: Bad\n${HEAD}\n---\n\nUse <Valeu of="outgoing.host" />.\n`);
    await expectStopped({}, 'src/content/articles/bad.mdx:10: There is no component <Valeu>. Did you mean <Value>?');
  });

  test('of the settings', async () => {
    const text = readFileSync(file('src/mail-settings.ts'), 'utf8').replace(/(outgoing: .*?port: )\d+/su, '$125');
    const line = text.slice(0, text.indexOf('port: 25')).split('\n').length;
    write('port-25.ts', text);
    await expectStopped({ MAIL_SETTINGS: 'port-25.ts' }, `port-25.ts:${line}: outgoing.port: found 25`);
    await expectStopped({ MAIL_SETTINGS: 'nowhere.ts' }, "nowhere.ts: This settings file doesn't exist.");
  });
});

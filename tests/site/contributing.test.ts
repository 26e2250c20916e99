import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesIn } from '../support/built-site.ts';
import { build, copyProject, ROOT } from '../support/project.ts';

/** CONTRIBUTING.md: the lines of each of its sections that are not blank. */
const sections = new Map(
  readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8')
    .split(/^## /mu)
    .slice(1)
    .map((section): [string, string[]] => {
      const [title = '', ...lines] = section.split('\n');
      return [title, lines.filter((line) => line.trim() !== '')];
    }),
);

/** The commands of a section's code blocks. */
function commands(title: string): string {
  const text = (sections.get(title) ?? []).join('\n');
  return [...text.matchAll(/^```sh\n([^]*?)^```/gmu)].map(([, code]) => code).join('');
}

test('each thing to add is told in less than ten lines', () => {
  expect([...sections.keys()]).toEqual(['Add an error', 'Add a guide', 'Add a screen', 'Add a language']);
  for (const [title, lines] of sections) expect(lines.length, title).toBeLessThan(10);
});

describe.skipIf(process.platform === 'win32')('a project in which all of CONTRIBUTING.md was done', () => {
  let project: Awaited<ReturnType<typeof copyProject>>;
  let pages: ReturnType<typeof pagesIn>;

  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const before = await readFile(path.join(project.folder, file), 'utf8');
    const after = change(before);
    expect(after, file).not.toBe(before);
    await writeFile(path.join(project.folder, file), after);
  };
  /** Gives a page a title of its own, as the text says. */
  const retitle = async (file: string, title: string): Promise<void> =>
    edit(file, (text) => text.replace(/^title: .*$/mu, `title: '${title}'`));

  beforeAll(async () => {
    project = await copyProject();
    for (const title of sections.keys()) {
      expect(commands(title), title).not.toBe('');
      execFileSync('sh', ['-e', '-c', commands(title)], { cwd: project.folder });
    }
    await retitle('src/content/errors/432-mailbox-is-moving.mdx', 'Your mailbox is moving');
    await retitle('src/content/guides/kmail.mdx', 'Fix sending in KMail');
    await retitle('src/content/translations/pt/guides/iphone.mdx', 'Corrigir o envio no iPhone');
    await edit('src/i18n/locales/pt.ts', (text) => text.replace("'Español'", "'Português'"));
    // "Add a line for kmail below each line with mailspring."
    for (const file of ['src/content-model/screens.ts', 'src/components/screens/index.ts']) {
      await edit(file, (text) =>
        text.replaceAll(/^.*mailspring.*\n/gimu, (line) => {
          return line + line.replaceAll('mailspring', 'kmail').replaceAll('Mailspring', 'Kmail');
        }),
      );
    }
    await edit('src/components/screens/Kmail.astro', (text) =>
      text.replace('settings of Mailspring', 'settings of KMail'),
    );
    await edit('src/content/guides/kmail.mdx', (text) =>
      text.replace('<Screen of="mailspring" />', '<Screen of="kmail" />'),
    );
    const { status, output } = await build(project.folder);
    expect(status, output).toBe(0);
    pages = pagesIn(path.join(project.folder, 'dist'));
  }, 400_000);
  afterAll(async () => project.remove());

  const page = (address: string) => {
    const found = pages.find((one) => one.address === address);
    if (!found) throw new Error(`there is no ${address}`);
    return found.tree;
  };
  const heading = (address: string) => toText(select('h1', page(address)) as never);

  test('has the new error, in the list of errors too', () => {
    const address = '/errors/432-mailbox-is-moving/';
    expect(heading(address)).toBe('Your mailbox is moving');
    expect(selectAll(`main a[href="${address}"]`, page('/errors/')).length).toBeGreaterThan(0);
  });

  test('has the new guide, its short address, and its place in the list of guides', () => {
    expect(heading('/guides/kmail/')).toBe('Fix sending in KMail');
    expect(select('a[href="/guides/kmail/"]', page('/go/kmail/'))).toBeDefined();
    expect(select('main a[href="/guides/kmail/"]', page('/guides/'))).toBeDefined();
  });

  test('has the new screen, drawn in the guide', () => {
    const captions = selectAll('figure.screen figcaption', page('/guides/kmail/')).map((caption) => toText(caption));
    expect(captions.join()).toContain('settings of KMail');
  });

  test('has the new language, with its own pages and a way to it', () => {
    expect(String(select('html', page('/pt/'))?.properties['lang'])).toBe('pt');
    expect(heading('/pt/guides/iphone/')).toBe('Corrigir o envio no iPhone');
    expect(select('a[hreflang="pt"][href="/pt/guides/iphone/"]', page('/guides/iphone/'))).toBeDefined();
  });
});

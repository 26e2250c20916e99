import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, copyProject } from '../support/project.ts';

/** What each wrong text is told is in `tests/unit/content.test.ts`; here the whole build is run. */
describe('wrong content stops the build', () => {
  let project: Awaited<ReturnType<typeof copyProject>>;
  beforeAll(async () => {
    project = await copyProject();
  });
  afterAll(async () => project.remove());

  test('with all faults of all files in one message, and leaves nothing behind', async () => {
    const symptom = path.join(project.folder, 'src/content/symptoms/bad.mdx');
    const article = path.join(project.folder, 'src/content/articles/bad.mdx');
    const head = `title: 'Bad'
description: 'A description that is just about long enough for a search engine to show.'
summary: 'One sentence.'
published: 2026-11-24
checked: 2026-11-24
sources: [{ title: 'A page', url: 'https://example.com/' }]`;
    await writeFile(symptom, `---\n${head}\ngroup: it-stoped\norder: 1\n---\n\nText.\n`);
    await writeFile(article, `---\n${head}\n---\n\nThe port is {465}.\n`);
    try {
      const { status, output } = await build(project.folder);
      expect(status).toBe(1);
      for (const words of [
        'src/content/symptoms/bad.mdx',
        'group: found "it-stoped"',
        'did you mean "it-stopped"?',
        'src/content/articles/bad.mdx:10: "{465}" is code',
      ]) {
        expect(output).toContain(words);
      }
      expect(output).not.toMatch(/^\s+at /mu);
      expect(existsSync(path.join(project.folder, 'dist'))).toBe(false);
    } finally {
      await rm(symptom);
      await rm(article);
    }
  });

  test('a list with a fault in it', async () => {
    const list = path.join(project.folder, 'src/content/glossary.yaml');
    const right = await readFile(list, 'utf8');
    await writeFile(list, `${right}\n- id: x\n  term: X\n  text: 'See {provider.nam}.'\n`);
    try {
      const { status, output } = await build(project.folder);
      expect(status).toBe(1);
      for (const words of ['src/content/glossary.yaml', '"provider.nam"', 'did you mean "provider.name"?']) {
        expect(output).toContain(words);
      }
    } finally {
      await writeFile(list, right);
    }
  });

  test('a day of the build that is none', async () => {
    const { status, output } = await build(project.folder, [], { BUILD_DAY: 'today' });
    expect(status).toBe(1);
    expect(output).toContain('BUILD_DAY: found "today"; allowed: a day, such as 2026-11-24.');
  });
});

/**
 * `npm run verify:labels`: open apps publish the texts on their screens. Compares the labels that guides quote and draw
 * with the newest version of the files that their sources name, and prints those that are no longer there. Exits with 1
 * if there are any, or with 2 if a file couldn't be read.
 *
 * `-- --clone owner/name=FOLDER` reads a repository from a clone on this machine instead of from GitHub.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPages, splitFile } from '../src/lib/content/read-files.ts';
import { screenComponent } from '../src/remark/screens.ts';
import { type LabeledGuide, labelReport, possibleLabels, type ReadSource, sourceFile } from './verify-labels/drift.ts';

const root = path.join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { clone: { type: 'string', multiple: true, default: [] } } });
const clones = new Map(
  values.clone.map((pair) => {
    const [repository = '', folder] = pair.split('=', 2);
    if (folder !== undefined) return [repository, folder];
    console.error(`--clone ${pair}: The folder is missing. Write --clone owner/name=FOLDER.`);
    process.exit(2);
  }),
);

/** The drawings that a guide shows, as their source. */
function drawings(text: string): string {
  const names = [...text.matchAll(/<Screen of="([^"]+)"/gu)].map(([, name = '']) => screenComponent(name));
  return names
    .map((name) => readFileSync(path.join(root, 'src/components/screens', `${name}.astro`), 'utf8'))
    .join('\n');
}

function guides(): LabeledGuide[] {
  return readPages(root)
    .filter(({ collection }) => collection === 'guides')
    .map(({ file, text }) => {
      const { frontmatter, content } = splitFile(text);
      const sources = (frontmatter['sources'] ?? []) as readonly { url: string }[];
      const files = sources.map(({ url }) => sourceFile(url)).filter((one) => one !== undefined);
      return { file, labels: possibleLabels(`${content}\n${drawings(content)}`), files };
    })
    .filter(({ files }) => files.length > 0);
}

const read: ReadSource = async ({ repository, commit, path: file }) => {
  const clone = clones.get(repository);
  if (clone !== undefined) {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' });
    // Fails if the clone or the commit is missing: only a missing file has moved.
    return git('ls-tree', '--name-only', commit, file) === '' ? undefined : git('show', `${commit}:${file}`);
  }
  const response = await fetch(`https://raw.githubusercontent.com/${repository}/${commit}/${file}`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`GitHub answered ${response.status} for ${repository}/${file}.`);
  return response.text();
};

for (const guide of guides()) {
  try {
    const { file, known, drifted, gone } = await labelReport(guide, read);
    if (known === 0) console.log(`${file}: The files in its sources have none of its labels. Name those that do.`);
    else console.log(`${file}: ${known} labels are the app's own words; ${drifted.length} of them have changed.`);
    for (const label of drifted) console.log(`  "${label}" is gone. Check the screen again, and correct the guide.`);
    for (const name of gone)
      console.log(`  ${name} has moved. Find the file's new place, and change the source's url.`);
    if (drifted.length > 0 || gone.length > 0) process.exitCode ||= 1;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(
      `${guide.file}: The app's texts couldn't be read (${reason}). Try again later, or read a clone: -- --clone owner/name=FOLDER.`,
    );
    process.exitCode = 2;
  }
}

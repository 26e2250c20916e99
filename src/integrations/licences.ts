import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { licencesText, type Shipped } from '../supply/licences.ts';
import { packageName } from '../supply/packages.ts';

/**
 * Writes `/licences.txt`: the packages that travel to readers, with the notices that their licences ask for. Which ones
 * those are, the bundler says: every package with code left in a script that browsers load.
 */

export const LICENCES_FILE = 'licences.txt';

/** Packages that no script is bundled from, but whose files or work travel all the same. */
const BESIDE: Readonly<Record<string, string>> = {
  '@fontsource/source-serif-4': 'the letters in the images that stand beside shared links',
  astro: 'small scripts that start the others',
  pagefind: 'the search and its index',
};

/** The part of a Vite plugin that is used; Astro hands on Vite's types only by way of its own. */
interface BundleWatcher {
  readonly name: string;
  generateBundle(options: unknown, bundle: Record<string, { type: string; modules?: Record<string, Module> }>): void;
}
interface Module {
  readonly renderedLength: number;
}

/**
 * A Vite plugin that notes the folders of packages that code is bundled from.
 *
 * @param folders where it puts them
 * @param isForBrowsers whether the bundle being made is one that browsers load; left out where all are
 */
export function watchBundle(
  folders: Set<string>,
  isForBrowsers: (context: unknown) => boolean = () => true,
): BundleWatcher {
  return {
    name: 'help-site:licences',
    generateBundle(_, bundle) {
      if (!isForBrowsers(this)) return;
      for (const chunk of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
          const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(id.replaceAll('\\', '/'))?.[1];
          if (folder !== undefined && renderedLength > 0) folders.add(folder);
        }
      }
    },
  };
}

/** @param folders the folders of the bundled packages */
export async function writeLicences(folders: ReadonlySet<string>, root: string, out: string): Promise<void> {
  const shipped = new Map<string, Shipped>();
  for (const [name, use] of Object.entries(BESIDE)) shipped.set(name, read(path.join(root, 'node_modules', name), use));
  for (const folder of folders) {
    const name = packageName(folder);
    if (!shipped.has(name)) shipped.set(name, read(folder, 'code in the scripts of this site'));
  }
  await writeFile(path.join(out, LICENCES_FILE), licencesText([...shipped.values()]));
}

/** @throws {Error} where a package has no licence file, since its notice then has to be found by hand */
function read(folder: string, use: string): Shipped {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license: string;
  };
  // Some packages have a folder of licences.
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/iu.test(file))
    .flatMap((file) =>
      statSync(path.join(folder, file)).isDirectory()
        ? readdirSync(path.join(folder, file)).map((inside) => path.join(file, inside))
        : [file],
    )
    .sort();
  if (files.length === 0) throw new Error(`${name} travels to readers, but its package holds no licence file`);
  const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, version, licence: license, use, text: text.join('\n\n') };
}

import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { filesIn } from '../files.ts';
import { isHashed } from './headers.ts';

/**
 * Publishing into a folder that a web server reads from while readers are on the site. Each release is a folder of its
 * own, and `current` is a symbolic link to one of them, replaced in one step (rename, POSIX.1-2017): a request is
 * answered from the old site or from the new one, never from half of one.
 *
 * ```
 * <folder>/current -> releases/<moment>
 * <folder>/releases/<moment>/site         what is served
 * <folder>/releases/<moment>/server       rules for nginx and Caddy
 * <folder>/releases/<moment>/carried.txt  files in site/ that belong to releases before
 * ```
 */

/** How long a page that was opened before a release still gets the files that it asks for. Milliseconds. */
export const KEEP_MS = 24 * 60 * 60 * 1_000;

/** Thrown where a folder cannot be published into; the message says what to do. */
export class PublishError extends Error {
  override name = 'PublishError';
}

export interface Published {
  /** The release's folder. */
  readonly release: string;
  /** Addresses of files of earlier releases that were carried over. */
  readonly carried: readonly string[];
  /** Names of the releases that were removed. */
  readonly removed: readonly string[];
}

const CURRENT = 'current';
const RELEASES = 'releases';
const CARRIED = 'carried.txt';

/**
 * Publishes a built site.
 *
 * @param site the folder of the built site
 * @param server the folder of its rules for web servers
 * @param folder the folder to publish into
 * @param now the moment of the release; later than that of every release before
 * @throws {PublishError} where another one is under way, or something else stands where the link should be
 */
export async function publishRelease(site: string, server: string, folder: string, now: Date): Promise<Published> {
  await stat(path.join(site, 'index.html')).catch(() => {
    throw new PublishError(`${site} holds no built site. Run npm run build first.`);
  });
  await mkdir(path.join(folder, RELEASES), { recursive: true });
  const lock = path.join(folder, '.publishing');
  await mkdir(lock).catch(() => {
    throw new PublishError(`Another release is being published. If that was broken off, remove ${lock} and try again.`);
  });
  try {
    return await publishLocked(site, server, folder, now);
  } finally {
    await rm(lock, { recursive: true });
  }
}

async function publishLocked(site: string, server: string, folder: string, now: Date): Promise<Published> {
  const current = await currentRelease(folder);
  const earlier = await releasesIn(folder, current, now);
  const name = nameOf(now);
  if (earlier.some((one) => one.name >= name)) {
    throw new PublishError(`There is a release of ${name} or later. Is the clock of this machine right?`);
  }
  const at = (release: string, ...parts: string[]): string => path.join(folder, RELEASES, release, ...parts);
  const partial = at(`.partial-${name}`);
  // What a release that was broken off left.
  for (const left of await readdir(path.join(folder, RELEASES))) {
    if (left.startsWith('.partial-')) await rm(at(left), { recursive: true });
  }

  const own = filesIn(site);
  for (const file of own) {
    const before = current === undefined ? undefined : at(current, 'site', file);
    await placeFile(path.join(site, file), path.join(partial, 'site', file), before);
  }
  for (const file of filesIn(server)) {
    await placeFile(path.join(server, file), path.join(partial, 'server', file), undefined);
  }

  // Each release hands on what is its own. What it was handed itself is not handed on, or nothing would ever end.
  const carried: string[] = [];
  for (const one of earlier.filter(({ ended }) => now.getTime() - ended < KEEP_MS)) {
    const handed = new Set((await readFile(at(one.name, CARRIED), 'utf8').catch(() => '')).split('\n'));
    for (const file of filesIn(at(one.name, 'site'))) {
      if (!isHashed(`/${file}`) || handed.has(`/${file}`)) continue;
      const target = path.join(partial, 'site', file);
      if (await isThere(target)) continue;
      await mkdir(path.dirname(target), { recursive: true });
      await link(at(one.name, 'site', file), target);
      carried.push(`/${file}`);
    }
  }
  await writeFile(path.join(partial, CARRIED), carried.map((address) => `${address}\n`).join(''));

  await rename(partial, at(name));
  const next = path.join(folder, `.${CURRENT}`);
  await rm(next, { force: true });
  await symlink(path.join(RELEASES, name), next);
  await rename(next, path.join(folder, CURRENT));

  const old = earlier.filter(({ ended }) => now.getTime() - ended >= KEEP_MS);
  for (const one of old) await rm(at(one.name), { recursive: true });
  return { release: at(name), carried, removed: old.map((one) => one.name) };
}

/** The moment as the name of a folder; names sort like moments. */
function nameOf(moment: Date): string {
  return moment.toISOString().replaceAll(':', '-');
}

function momentOf(name: string): number {
  return Date.parse(name.replace(/T(\d\d)-(\d\d)-/u, 'T$1:$2:'));
}

async function currentRelease(folder: string): Promise<string | undefined> {
  const place = path.join(folder, CURRENT);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isSymbolicLink()) {
    throw new PublishError(`${place} is not a link to a release. Publish into another folder, or move it away.`);
  }
  return path.basename(await readlink(place));
}

/**
 * The releases that are there, the newest first, and when readers last got each: what is current still, or again, or
 * was never followed by another, ends now.
 */
async function releasesIn(
  folder: string,
  current: string | undefined,
  now: Date,
): Promise<{ name: string; ended: number }[]> {
  const names = (await readdir(path.join(folder, RELEASES))).filter((name) => !Number.isNaN(momentOf(name))).sort();
  return names
    .map((name, index) => {
      const next = names[index + 1];
      return { name, ended: name === current || next === undefined ? now.getTime() : momentOf(next) };
    })
    .reverse();
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/**
 * Puts a file into a release. Web servers make the tag by which a browser knows a file again from its time in seconds
 * and its size, so a file that is as it was keeps its time, and one that is not gets a later one: a port changed from
 * 465 to 587 does not change the size.
 */
async function placeFile(from: string, to: string, before: string | undefined): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  const old = before === undefined ? undefined : await stat(before).catch(() => undefined);
  if (before === undefined || old === undefined) {
    await copyFile(from, to);
    return;
  }
  if (old.size === (await stat(from)).size && (await readFile(from)).equals(await readFile(before))) {
    await link(before, to);
    return;
  }
  await copyFile(from, to);
  const time = new Date(Math.max(Date.now(), old.mtimeMs + 1_000));
  await utimes(to, time, time);
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * What is dear to make and follows from its sources alone, kept in files between builds. Several threads and builds
 * may use a folder at once: a file is there whole or not at all.
 */
export class BuildCache {
  readonly #folder: string;
  readonly #atMost: number;

  /**
   * @param root the project's folder; with `BUILD_CACHE` another folder is used than the one below it
   * @param name of what is kept; a folder is made when something first is
   * @param atMost bytes that {@link forgetOldest} leaves
   */
  constructor(root: string, name: string, atMost: number) {
    this.#folder = path.join(process.env['BUILD_CACHE'] || path.join(root, 'node_modules/.cache'), name);
    this.#atMost = atMost;
  }

  /** A name for what is made from these sources, and from nothing else. */
  static key(...sources: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    // With its length before it, no source runs into the next.
    for (const source of sources) hash.update(`${source.length} `).update(source);
    return hash.digest('hex').slice(0, 32);
  }

  /**
   * A name for the code that makes something: another one when any of its files changes, or any package.
   *
   * @param root the project's folder
   * @param names files and folders below it
   */
  static maker(root: string, names: readonly string[]): string {
    const files = names.flatMap((name) => {
      const folder = statSync(path.join(root, name)).isDirectory();
      return folder ? readdirSync(path.join(root, name)).map((file) => path.join(name, file)) : [name];
    });
    const texts = [...files.sort(), 'package-lock.json'].map((name) => readFileSync(path.join(root, name)));
    return BuildCache.key(process.version, ...texts);
  }

  /** What is kept under a key, if anything. */
  read(key: string): Buffer | undefined {
    const file = path.join(this.#folder, key);
    try {
      const found = readFileSync(file);
      const now = new Date();
      // Its time tells when it was last of use.
      utimesSync(file, now, now);
      return found;
    } catch {
      return undefined;
    }
  }

  /** Keeps `content` under a key. */
  keep(key: string, content: string | Uint8Array): void {
    mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#folder, key);
    const partial = `${file}.${randomUUID()}`;
    writeFileSync(partial, content);
    renameSync(partial, file);
  }

  /** What is kept under a key, made and kept where it is not there: anything that can be cloned. */
  kept<Value>(key: string, make: () => Value): Value {
    const found = this.read(key);
    if (found) return deserialize(found) as Value;
    const made = make();
    this.keep(key, serialize(made));
    return made;
  }

  /** Deletes what was of no use for longest, until the rest is small enough. */
  forgetOldest(): void {
    let names: string[];
    try {
      names = readdirSync(this.#folder);
    } catch {
      return;
    }
    const files = names.flatMap((name) => {
      const file = path.join(this.#folder, name);
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats ? [{ file, used: stats.mtimeMs, size: stats.size }] : [];
    });
    let room = this.#atMost;
    for (const { file, size } of files.sort((a, b) => b.used - a.used)) {
      room -= size;
      if (room < 0) rmSync(file, { force: true });
    }
  }
}

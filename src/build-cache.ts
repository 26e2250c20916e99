import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What is dear to make and follows from its sources alone, kept in files between builds. Several threads and builds
 * may use a folder at once: a file is there whole or not at all.
 */
export class BuildCache {
  readonly #folder: string;
  readonly #atMost: number;

  /**
   * @param folder made when something is first kept
   * @param atMost bytes that {@link forgetOldest} leaves
   */
  constructor(folder: string, atMost: number) {
    this.#folder = folder;
    this.#atMost = atMost;
  }

  /** A name for what is made from these sources, and from nothing else. */
  static key(...sources: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    // With its length before it, no source runs into the next.
    for (const source of sources) hash.update(`${source.length} `).update(source);
    return hash.digest('hex').slice(0, 32);
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

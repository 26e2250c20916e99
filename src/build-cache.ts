import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';

/**
 * What is dear to make and follows from its sources alone, kept between builds: in a database a kind, because a file
 * for each of thousands of things takes longer to make than many of the things. Several threads and builds may use it at
 * once. It is never the reason that a build fails: what cannot be read is made again, what cannot be kept is not.
 */
export class BuildCache {
  readonly #file: string;
  readonly #atMost: number;
  #store: Store | undefined;
  /** Keys that were of use since they were last written down. */
  readonly #used = new Set<string>();

  /**
   * @param root the project's folder; with `BUILD_CACHE` another folder is used than the one below it
   * @param name of what is kept; a folder is made when something is first asked for
   * @param atMost bytes that {@link forgetOldest} leaves
   */
  constructor(root: string, name: string, atMost: number) {
    this.#file = path.join(process.env['BUILD_CACHE'] || path.join(root, 'node_modules/.cache'), `${name}.sqlite`);
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
  read(key: string): Uint8Array | undefined {
    const row = this.#attempt(({ read }) => read.get(key));
    if (!row) return undefined;
    this.#used.add(key);
    return row['content'] as Uint8Array;
  }

  /** Keeps `content` under a key. */
  keep(key: string, content: string | Uint8Array): void {
    const bytes = Buffer.from(content);
    this.#change(({ keep, use }) => {
      keep.run(key, bytes);
      use.run(key, Date.now(), bytes.length);
    });
  }

  /** What is kept under a key, made and kept where it is not there: anything that can be cloned. */
  kept<Value>(key: string, make: () => Value): Value {
    const found = this.read(key);
    try {
      if (found) return deserialize(found) as Value;
    } catch {
      // It is damaged, and made anew.
    }
    const made = make();
    this.keep(key, serialize(made));
    return made;
  }

  /** Deletes what was of no use for longest, until the rest is small enough. */
  forgetOldest(): void {
    this.#change(({ useAgain, forget, drop }) => {
      for (const key of this.#used) useAgain.run(Date.now(), key);
      forget.run(this.#atMost);
      drop.run();
    });
    this.#used.clear();
  }

  /** Changes all of it or nothing: a build may be stopped at any moment. */
  #change(act: (store: Store) => void): void {
    this.#attempt((store) => {
      store.database.exec('BEGIN IMMEDIATE');
      act(store);
      store.database.exec('COMMIT');
    });
  }

  /** What `act` gives; `undefined` where the database cannot be used, or not now. A broken one is begun anew. */
  #attempt<Value>(act: (store: Store) => Value): Value | undefined {
    try {
      this.#store ??= openStore(this.#file);
      return act(this.#store);
    } catch (error) {
      if (this.#store?.database.isTransaction) this.#store.database.exec('ROLLBACK');
      // The first byte is the number, the others tell more.
      if (BROKEN.includes(((error as { errcode?: number }).errcode ?? 0) & 0xff)) {
        this.#store?.database.close();
        this.#store = undefined;
        for (const end of ['', '-wal', '-shm']) rmSync(this.#file + end, { force: true });
      }
      return undefined;
    }
  }
}

interface Store {
  readonly database: DatabaseSync;
  readonly read: StatementSync;
  readonly keep: StatementSync;
  readonly use: StatementSync;
  readonly useAgain: StatementSync;
  readonly forget: StatementSync;
  readonly drop: StatementSync;
}

/** SQLite's numbers for a file that is damaged, and for one that is no database (sqlite.org/rescode.html). */
const BROKEN = [11, 26];

/** How long to wait for another thread or build that writes. Milliseconds. */
const PATIENCE = 20_000;

/** @throws {Error} where there can be no database */
function openStore(file: string): Store {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  // Readers do not wait for writers. What a crash of the machine loses is made again.
  database.exec('PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  // Apart, because a row that changes is written anew as a whole.
  database.exec('CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, content BLOB)');
  database.exec('CREATE TABLE IF NOT EXISTS used (key TEXT PRIMARY KEY, at INTEGER, size INTEGER)');
  return {
    database,
    read: database.prepare('SELECT content FROM kept WHERE key = ?'),
    keep: database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?)'),
    use: database.prepare('INSERT OR REPLACE INTO used VALUES (?, ?, ?)'),
    useAgain: database.prepare('UPDATE used SET at = ? WHERE key = ?'),
    forget: database.prepare(`
      DELETE FROM used WHERE key IN (
        SELECT key FROM (SELECT key, SUM(size) OVER (ORDER BY at DESC, key) AS sum FROM used) WHERE sum > ?
      )`),
    drop: database.prepare('DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)'),
  };
}

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How many things a project keeps between builds in one of its caches. */
export function keptIn(root: string, name: string): number {
  const database = new DatabaseSync(path.join(root, `node_modules/.cache/${name}.sqlite`), { readOnly: true });
  const row = database.prepare('SELECT COUNT(*) AS count FROM kept').get();
  database.close();
  return Number(row?.['count']);
}

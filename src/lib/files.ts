import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A path as messages show it: from this folder, with slashes on every system. */
export function shownPath(file: string): string {
  return path.relative(process.cwd(), file).replaceAll(path.sep, '/');
}

/** All files below `folder`, as sorted paths from it, with slashes on every system. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

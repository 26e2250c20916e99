import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A path as messages show it: from `root` with slashes on every system, or the whole path of a file elsewhere. */
export function shownPath(file: string, root = process.cwd()): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? file : relative.replaceAll(path.sep, '/');
}

/** All files below `folder`, as sorted paths from it, with slashes on every system. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

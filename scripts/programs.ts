import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs of the machine. */

/** Whether there is a program at this path that may be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The full path of the first of these programs that is on the PATH, or in one of the folders after it; `undefined` where
 * there is none.
 */
export function onPath(names: readonly string[], furtherFolders: readonly string[] = []): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...furtherFolders];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
}

import { existsSync } from 'node:fs';
import path from 'node:path';

/** Servers are often in folders that aren't on everybody's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/local/sbin', '/usr/sbin'];

/** The full path of an installed program; a full path stays as it is. */
export function findProgram(name: string): string | undefined {
  return FOLDERS.map((folder) => path.resolve(folder, name)).find((file) => existsSync(file));
}

/**
 * Whether a test has to be skipped because programs are missing, or because it isn't Linux, where these programs have their
 * folders and their users. If so, says why.
 */
export function isMissing(test: string, ...programs: string[]): boolean {
  const missing = programs.filter((name) => findProgram(name) === undefined);
  const reason = process.platform === 'linux' ? `not installed: ${missing.join(', ')}` : 'it runs on Linux only';
  const isSkipped = process.platform !== 'linux' || missing.length > 0;
  if (isSkipped) console.warn(`Skipped: ${test} (${reason}).`);
  return isSkipped;
}

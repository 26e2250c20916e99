import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** Servers are not on everybody's PATH. */
const FURTHER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The full path of a program, or `undefined` where there is none. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...FURTHER_FOLDERS];
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Why nothing can be installed here; `undefined` where this is root on Debian. */
export function cannotInstall(): string | undefined {
  if (process.getuid?.() !== 0) return 'run them as root, on Debian';
  return existsSync('/usr/bin/apt-get') ? undefined : 'they run on Debian';
}

/**
 * Installs Debian's packages, and removes none for it.
 *
 * @param what for what they are needed, for the one line that says so
 * @returns what apt-get said was wrong, if anything
 */
export function installPackages(packages: readonly string[], what: string): string | undefined {
  console.log(`Installing Debian's ${packages.join(', ')} for ${what} …`);
  const apt = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return `${stdout}${stderr}`;
  };
  apt('update');
  const said = apt('install', '-y', '--no-install-recommends', '--no-remove', ...packages);
  return said
    .split('\n')
    .findLast((line) => line.startsWith('E: '))
    ?.slice(3);
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs Debian's packages where this is root on Debian. Nothing that is installed is removed for it.
 *
 * @returns why nothing could be installed, in words that follow "because"; `undefined` where apt-get did it
 */
export function installPackages(packages: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may install packages';
  if (!existsSync('/usr/bin/apt-get')) return 'this is not Debian';
  const apt = (...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return { status, said: `${stdout}${stderr}` };
  };
  apt('update');
  const { status, said } = apt('install', '-y', '--no-install-recommends', '--no-remove', ...packages);
  if (status === 0) return undefined;
  return (
    said
      .split('\n')
      .findLast((line) => line.startsWith('E: '))
      ?.slice(3) ?? 'apt-get failed'
  );
}

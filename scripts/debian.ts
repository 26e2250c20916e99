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

/**
 * Installs what some tests need, where this is root on Debian, and says so in one line.
 *
 * @param tests what it is for, such as `the tests with real mail`
 * @param missing why they cannot run now; `undefined` where they can
 * @param packages Debian's packages that bring what is missing
 * @returns why they cannot run, and what to do; `undefined` where they can
 */
export function installFor(
  tests: string,
  missing: () => string | undefined,
  packages: () => readonly string[],
): string | undefined {
  const reason = missing();
  if (reason === undefined) return undefined;
  if (process.getuid?.() !== 0) return `${reason}; run them as root, on Debian`;
  if (!existsSync('/usr/bin/apt-get')) return `${reason}; they run on Debian`;
  const wanted = packages();
  console.log(`Installing Debian's ${wanted.join(', ')} for ${tests} …`);
  const why = installPackages(wanted);
  const left = missing();
  return left && `${left}; they could not be installed${why ? ` (${why})` : ''}`;
}

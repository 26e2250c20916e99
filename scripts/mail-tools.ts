import { spawnSync } from 'node:child_process';
import { installFor } from './debian.ts';
import { onPath } from './programs.ts';

/** The programs that the tests with real mail use, and the Debian packages that bring each. */
const PACKAGES = {
  exim4: ['exim4-daemon-light'],
  // Its encryption comes from a package that is only recommended.
  swaks: ['swaks', 'libnet-ssleay-perl'],
  msmtp: ['msmtp'],
  curl: ['curl'],
  openssl: ['openssl'],
} as const;

export type MailTool = keyof typeof PACKAGES;

/** Servers are not on everybody's PATH. */
const FURTHER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The full path of a program, or `undefined` where there is none. */
export function mailTool(name: MailTool): string | undefined {
  return onPath([name], FURTHER_FOLDERS);
}

function missing(): MailTool[] {
  const encrypts = (): boolean => spawnSync('perl', ['-MNet::SSLeay', '-e', '1'], { stdio: 'ignore' }).status === 0;
  return (Object.keys(PACKAGES) as MailTool[]).filter(
    (name) => mailTool(name) === undefined || (name === 'swaks' && !encrypts()),
  );
}

/** Why the tests with real mail cannot run here; `undefined` where they can. Installs nothing. */
export function mailToolsMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'Exim, the mail server that they use, obeys root alone';
  const names = missing();
  return names.length === 0 ? undefined : `there is no ${names.join(', ')} on this machine, or not all of it`;
}

/**
 * Makes sure that the programs for the tests with real mail are here: on Debian, where this is root, it installs those
 * that are missing, and says so in one line. Nothing that is installed is removed for it.
 *
 * @returns why the tests cannot run, and what to do; `undefined` where they can
 */
export function installMailTools(): string | undefined {
  // A machine that has another mail server keeps it; apt-get then gives up.
  return installFor('the tests with real mail', mailToolsMissing, () => missing().flatMap((name) => PACKAGES[name]));
}

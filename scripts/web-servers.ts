import { existsSync } from 'node:fs';
import { cannotInstall, findProgram, installPackages } from './debian.ts';

/** The web servers that the published site is tested with. */

/** Debian's file that loads the module for `brotli_static`. */
const BROTLI = '/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf';
const NEEDED = {
  nginx: { packages: ['nginx-light'], isThere: () => findProgram('nginx') !== undefined },
  "nginx's brotli module": { packages: ['libnginx-mod-http-brotli-static'], isThere: () => existsSync(BROTLI) },
  caddy: { packages: ['caddy'], isThere: () => findProgram('caddy') !== undefined },
} as const;

function missing(): (keyof typeof NEEDED)[] {
  return (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).filter((name) => !NEEDED[name].isThere());
}

/** Why the tests with real web servers cannot run here; `undefined` where they can. Installs nothing. */
export function webServersMissing(): string | undefined {
  const names = missing();
  return names.length === 0 ? undefined : `there is no ${names.join(', ')} on this machine`;
}

/**
 * Makes sure that the web servers are here: on Debian, where this is root, those that are missing are installed.
 *
 * @returns why the tests cannot run, and what to do; `undefined` where they can
 */
export function installWebServers(): string | undefined {
  const reason = webServersMissing();
  if (reason === undefined) return undefined;
  const hindrance = cannotInstall();
  if (hindrance) return `${reason}; ${hindrance}`;
  const why = installPackages(
    missing().flatMap((name) => NEEDED[name].packages),
    'the tests with real web servers',
  );
  const left = webServersMissing();
  return left && `${left}; they could not be installed${why ? ` (${why})` : ''}`;
}

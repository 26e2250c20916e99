import { existsSync } from 'node:fs';
import { installFor } from './debian.ts';

/** The web servers that the published site is tested with: Debian's, since a module of nginx is among them. */

/** What is needed: where Debian puts it, and the package that brings it. */
const NEEDED = {
  nginx: { file: '/usr/sbin/nginx', from: 'nginx-light' },
  "nginx's brotli module": {
    file: '/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf',
    from: 'libnginx-mod-http-brotli-static',
  },
  caddy: { file: '/usr/bin/caddy', from: 'caddy' },
} as const;

export const NGINX = NEEDED.nginx.file;
export const CADDY = NEEDED.caddy.file;

function missing(): (keyof typeof NEEDED)[] {
  return (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).filter((name) => !existsSync(NEEDED[name].file));
}

/** Why the tests with real web servers cannot run here; `undefined` where they can. Installs nothing. */
export function webServersMissing(): string | undefined {
  const names = missing();
  return names.length === 0 ? undefined : `there is no ${names.join(', ')} on this machine`;
}

/**
 * Makes sure that the web servers are here: on Debian, where this is root, those that are missing are installed, and
 * one line says so.
 *
 * @returns why the tests cannot run, and what to do; `undefined` where they can
 */
export function installWebServers(): string | undefined {
  const packages = () => missing().map((name) => NEEDED[name].from);
  return installFor('the tests with real web servers', webServersMissing, packages);
}

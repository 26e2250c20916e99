import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DIST } from '../support/built-site.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { ROOT } from '../support/project.ts';

const PAGE = '/errors/550-authentication-is-required-for-relay/';
const AUTODISCOVER = '/autodiscover/autodiscover.xml';
const AUTOCONFIG = '/mail/config-v1.1.xml';
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** What `_headers` adds to every response. */
const HEADER = /^ {2}(?!Cache-Control|Content-Type)([\w-]+): (.+)$/gmu;
const HEADERS = [...read('public/_headers').matchAll(HEADER)].map(([, name = '', value]) => [name, value]);

const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-web-'));
const site = path.join(folder, 'site');
beforeAll(async () => {
  await cp(DIST, site, { recursive: true });
  // Only some providers have these files.
  for (const file of [AUTODISCOVER, AUTOCONFIG, '/settings/apple.mobileconfig', '/.well-known/security.txt', '/.env']) {
    await mkdir(path.dirname(site + file), { recursive: true });
    await writeFile(site + file, `content of ${file}`);
  }
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Writes a configuration with the sample in it, and returns the server's arguments. */
const CONFIGURE = {
  async nginx(port: number) {
    const server = read('deploy/nginx.conf')
      .replaceAll(/^ *listen .*$/gmu, '')
      .replaceAll(/^ *root .*$/gmu, `listen 127.0.0.1:${port}; root ${site};`);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const main = `include /etc/nginx/modules-enabled/*.conf; daemon off; user root; pid ${folder}/pid; events {}`;
    await writeFile(`${folder}/nginx.conf`, `${main} http { access_log off; ${paths.join(' ')} ${server} }`);
    return ['-e', 'stderr', '-c', `${folder}/nginx.conf`];
  },
  async caddy(port: number) {
    const server = read('deploy/Caddyfile')
      .replace('help.example.com', `http://127.0.0.1:${port}`)
      .replace('http:// {', `http://:${port} {`)
      .replaceAll('/srv/help', site);
    await writeFile(`${folder}/Caddyfile`, `{\n\tadmin off\n}\n${server}`);
    return ['run', '--config', `${folder}/Caddyfile`];
  },
};

describe.each(['nginx', 'caddy'] as const)('with %s and its sample in deploy/', (program) => {
  describe.skipIf(isMissing(`the built site on ${program}`, program))('the built site', () => {
    let server: ChildProcess;
    let origin: string;
    const get = async (address: string, init: RequestInit = {}): Promise<Response> =>
      fetch(origin + address, { redirect: 'manual', ...init });
    const header = async (name: string, address: string) => (await get(address)).headers.get(name);

    beforeAll(async () => {
      const port = await freePort();
      const args = await CONFIGURE[program](port);
      server = spawn(findProgram(program) ?? program, args, { env: { ...process.env, HOME: folder }, stdio: 'ignore' });
      origin = `http://127.0.0.1:${port}`;
      await vi.waitFor(async () => get('/'), { timeout: 10_000 });
    });
    afterAll(() => void server.kill());

    test('has the headers of _headers, on errors too', async () => {
      expect(HEADERS.length).toBeGreaterThan(0);
      for (const address of ['/', PAGE, '/icon.svg', '/nowhere/']) {
        const { headers } = await get(address);
        expect(HEADERS.map(([name = '']) => [name, headers.get(name)])).toEqual(HEADERS);
      }
    });

    test('may be kept for a year if a name has a hash; everything else is revalidated', async () => {
      const [script] = (await readdir(`${site}/_astro`)).filter((name) => name.endsWith('.js'));
      const [fragment] = await readdir(`${site}/pagefind/fragment`);
      for (const address of [`/_astro/${script}`, `/pagefind/fragment/${fragment}`]) {
        expect(await header('cache-control', address), address).toBe('public, max-age=31536000, immutable');
      }
      for (const address of ['/', PAGE, '/sw.js', '/pagefind/pagefind.js', '/_astro/gone.js']) {
        expect(await header('cache-control', address), address).toBe('no-cache');
      }
    });

    test.each(['br', 'gzip'])('is sent as the %s files that the build made', async (encoding) => {
      const response = await get(PAGE, { headers: { 'accept-encoding': encoding } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(await response.text()).toBe(readFileSync(`${site}${PAGE}index.html`, 'utf8'));
    });

    test.each([
      [PAGE, 'text/html; charset=utf-8'],
      [`${PAGE}index.md`, 'text/markdown; charset=utf-8'],
      ['/llms.txt', 'text/plain; charset=utf-8'],
      ['/settings/apple.mobileconfig', 'application/x-apple-aspen-config'],
    ])('has the right type for %s', async (address, type) => {
      expect(await header('content-type', address)).toBe(type);
    });

    test.each(['/nowhere/', '/_astro/', '/_headers', '/_redirects', '/.env'])('has no %s', async (address) => {
      const response = await get(address);
      expect([response.status, await response.text()]).toEqual([404, readFileSync(`${site}/404.html`, 'utf8')]);
    });

    test('has redirect pages, and adds a missing last slash', async () => {
      expect(await (await get('/go/iphone/')).text()).toContain('/guides/iphone/');
      expect(await header('location', '/go/iphone')).toBe('/go/iphone/');
    });

    test("has the setup file at customers' domains, and nothing else there", async () => {
      // `fetch` doesn't send another host.
      const at = async (
        path: string,
      ): Promise<[status: number | undefined, text: string, type: string | undefined]> => {
        const [response] = (await once(
          request(origin + path, { headers: { host: 'autoconfig.customer.example' } }).end(),
          'response',
        )) as [IncomingMessage];
        return [response.statusCode, await text(response), response.headers['content-type']];
      };
      expect(await at(AUTOCONFIG)).toEqual([200, `content of ${AUTOCONFIG}`, expect.stringMatching(/^text\/xml/u)]);
      expect((await at(PAGE))[0]).toBe(404);
    });

    test('has security.txt, and answers the POST that Outlook sends for its setup file', async () => {
      expect((await get('/.well-known/security.txt')).status).toBe(200);
      const response = await get(AUTODISCOVER, { method: 'POST', body: '<Autodiscover/>' });
      expect([response.status, await response.text()]).toEqual([200, `content of ${AUTODISCOVER}`]);
    });
  });
});

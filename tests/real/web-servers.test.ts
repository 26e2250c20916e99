import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DIST } from '../support/built-site.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { ROOT } from '../support/project.ts';

const PAGE = '/errors/550-authentication-is-required-for-relay/';
const AUTOCONFIG = ['/mail/config-v1.1.xml', '/.well-known/autoconfig/mail/config-v1.1.xml'];
const AUTODISCOVER = '/autodiscover/autodiscover.xml';
const SECURITY = '/.well-known/security.txt';
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** What `_headers` adds to every response. */
const HEADER = /^ {2}(?!Cache-Control|Content-Type)([\w-]+): (.+)$/gmu;
const HEADERS = [...read('public/_headers').matchAll(HEADER)].map(([, name = '', value]) => [name, value]);

const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-web-'));
const site = path.join(folder, 'site');
beforeAll(async () => {
  await cp(DIST, site, { recursive: true });
  // Only some providers have these files.
  for (const file of [AUTODISCOVER, ...AUTOCONFIG, '/settings/apple.mobileconfig', SECURITY, '/.env']) {
    await mkdir(path.dirname(site + file), { recursive: true });
    await writeFile(site + file, `content of ${path.basename(file)}`);
    // The compressed file of a provider that has one would be sent in its place.
    for (const end of ['.br', '.gz']) await rm(site + file + end, { force: true });
  }
  // Apache gives up the rights of root.
  await chmod(folder, 0o755);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const nginx = async (port: number, servers: string) => {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const main = `include /etc/nginx/modules-enabled/*.conf; daemon off; user root; pid ${folder}/pid; events {}`;
  const http = `access_log off; ${paths.join(' ')} ${servers.replaceAll('listen 80;', `listen 127.0.0.1:${port};`)}`;
  await writeFile(`${folder}/nginx.conf`, `${main} http { ${http} }`);
  return ['-e', 'stderr', '-c', `${folder}/nginx.conf`];
};

const apache = async (port: number, base: string) => {
  await writeFile(`${site}/.htaccess`, read('deploy/htaccess').replaceAll(/ (?=\/\S*404\.html)/gu, ` ${base}`));
  const modules = 'mpm_event authz_core dir autoindex mime alias headers negotiation deflate filter'.split(' ');
  const lines = [
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `ServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog /dev/null`,
    `User www-data\nGroup www-data\nTypesConfig /etc/mime.types`,
    `DocumentRoot ${base ? folder : site}`,
    // As web spaces have it.
    `<Directory ${site}>\nOptions +MultiViews +Indexes\nAllowOverride All\nRequire all granted\n</Directory>`,
  ];
  await writeFile(`${folder}/apache.conf`, lines.join('\n'));
  return ['-X', '-f', `${folder}/apache.conf`];
};

/** The samples: with which program, below which path, and how to start it. Each writes a configuration. */
const SAMPLES = [
  {
    sample: 'nginx.conf',
    program: 'nginx',
    base: '',
    configure: async (port: number) =>
      nginx(port, read('deploy/nginx.conf').replaceAll('listen [::]:80;', '').replaceAll('/srv/help', site)),
  },
  {
    sample: 'nginx-sub-path.conf',
    program: 'nginx',
    base: '/help',
    configure: async (port: number) =>
      nginx(port, `server { listen 80; ${read('deploy/nginx-sub-path.conf').replaceAll('/srv/help', site)} }`),
  },
  {
    sample: 'Caddyfile',
    program: 'caddy',
    base: '',
    configure: async (port: number) => {
      const servers = read('deploy/Caddyfile')
        .replace('help.example.com', `http://127.0.0.1:${port}`)
        .replace('http:// {', `http://:${port} {`);
      await writeFile(`${folder}/Caddyfile`, `{\n\tadmin off\n}\n${servers.replaceAll('/srv/help', site)}`);
      return ['run', '--config', `${folder}/Caddyfile`];
    },
  },
  { sample: 'htaccess', program: 'apache2', base: '', configure: async (port: number) => apache(port, '') },
  { sample: 'htaccess', program: 'apache2', base: '/site', configure: async (port: number) => apache(port, '/site') },
];

describe.each(SAMPLES)(
  'with $program, deploy/$sample and the path "$base/"',
  ({ sample, program, base, configure }) => {
    describe.skipIf(isMissing(`the built site with deploy/${sample}`, program))('the built site', () => {
      let server: ChildProcess;
      let host: string;
      const ask = async (address: string, init: RequestInit = {}): Promise<Response> =>
        fetch(host + address, { redirect: 'manual', ...init });
      const get = async (address: string, init: RequestInit = {}) => ask(base + address, init);
      const header = async (name: string, address: string) => (await get(address)).headers.get(name);

      beforeAll(async () => {
        const port = await freePort();
        const args = await configure(port);
        server = spawn(findProgram(program) ?? program, args, {
          env: { ...process.env, HOME: folder },
          stdio: 'ignore',
        });
        host = `http://127.0.0.1:${port}`;
        await vi.waitFor(async () => get('/'), { timeout: 10_000 });
      });
      afterAll(async () => {
        const ended = once(server, 'exit');
        server.kill();
        await ended;
      });

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

      // A web space compresses, if it can, by itself.
      test.each(program === 'apache2' ? ['gzip'] : ['br', 'gzip'])('is sent as %s', async (encoding) => {
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

      test.each(['/nowhere/', '/es/nowhere/', '/_astro/', '/_headers', '/_redirects', '/.env'])(
        'has no %s',
        async (address) => {
          const response = await get(address);
          // Apache refuses the list of a folder with 403.
          const status = program === 'apache2' && address === '/_astro/' ? 403 : 404;
          const page = address.startsWith('/es/') ? '/es/404.html' : '/404.html';
          expect([response.status, await response.text()]).toEqual([status, readFileSync(site + page, 'utf8')]);
        },
      );

      test('has redirect pages, and adds a missing last slash', async () => {
        expect(await (await get('/go/iphone/')).text()).toContain('/guides/iphone/');
        const location = new URL((await header('location', '/go/iphone')) ?? '', host);
        expect(location.href).toBe(`${host}${base}/go/iphone/`);
      });

      test.runIf(base)('leads from its path without the last slash to its home page', async () => {
        const { status, headers } = await ask(base);
        const location = new URL(headers.get('location') ?? '', host);
        expect([status, location.href]).toEqual([301, `${host}${base}/`]);
      });

      // Apps ask for these at the root of the host. A web space has nothing of the site there.
      test.skipIf(program === 'apache2' && base)(
        'has security.txt, and answers the POST that Outlook sends for its setup file',
        async () => {
          expect((await ask(SECURITY)).status).toBe(200);
          const response = await ask(AUTODISCOVER, { method: 'POST', body: '<Autodiscover/>' });
          expect([response.status, await response.text()]).toEqual([200, 'content of autodiscover.xml']);
        },
      );

      test.skipIf(program === 'apache2' || base)(
        'has the settings, and nothing else, for autoconfig hosts',
        async () => {
          const { port } = new URL(host);
          const askAs = async (name: string, address: string) =>
            new Promise<[number | undefined, string]>((resolve, reject) => {
              const request = httpGet(
                { host: '127.0.0.1', port, path: address, headers: { host: name } },
                (response) => {
                  text(response).then((body) => resolve([response.statusCode, body]), reject);
                },
              );
              request.on('error', reject);
            });
          for (const name of ['autoconfig.customer.example', 'AutoConfig.customer.co.uk:80']) {
            for (const file of AUTOCONFIG) {
              const found = [200, 'content of config-v1.1.xml'];
              expect(await askAs(name, file), name).toEqual(found);
              expect(await askAs(name, `${file}?emailaddress=jane%40customer.example`), name).toEqual(found);
            }
            for (const address of ['/', PAGE, AUTODISCOVER, '/_headers']) {
              expect((await askAs(name, address))[0], name + address).toBe(404);
            }
          }
          if (program === 'caddy') expect((await askAs('other.example', '/'))[0]).toBe(404);
        },
      );
    });
  },
);

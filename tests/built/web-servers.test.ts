import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webServersMissing } from '../../scripts/web-servers.ts';
import { IMMUTABLE, isHashed, REVALIDATED, SITE_HEADERS, typeOf } from '../../src/lib/hosting/headers.ts';
import { SECURITY_TXT_PATH } from '../../src/lib/hosting/security-txt.ts';
import { AUTODISCOVER_PATH } from '../../src/lib/setup-files/outlook.ts';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import other from '../fixtures/other-provider.ts';
import { filesIn, OTHER_DIST } from '../support/built-site.ts';
import { ask, releaseOf, type RunningServer, startCaddy, startNginx, startOwn } from '../support/web-servers.ts';

/** The published site on real web servers, and on the project's own: the same table for all. */

const missing = webServersMissing();
if (missing) console.log(`SKIPPED: the tests with real web servers: ${missing}.`);

const files = filesIn(OTHER_DIST).map((file) => `/${file}`);
const PAGE = '/errors/550-authentication-is-required-for-relay/';
const LONG_AGO = 'Thu, 01 Jan 1970 00:00:00 GMT';

/** The first file of the site that fits. */
function one(pattern: RegExp): string {
  const found = files.find((file) => pattern.test(file));
  if (found === undefined) throw new Error(`no file of the site fits ${pattern}`);
  return found;
}
const SCRIPT = one(/^\/_astro\/.*\.js$/u);
const HASHED = [SCRIPT, one(/\.pf_fragment$/u), one(/\.pf_index$/u), one(/\.pf_meta$/u)];
const UNHASHED = [
  ...['/', PAGE, `${PAGE}index.md`, '/settings.json', '/llms.txt', '/sitemap-index.xml', '/icon.svg'],
  ...['/pagefind/pagefind.js', '/pagefind/pagefind-entry.json', '/pagefind/wasm.en.pagefind', '/pagefind/words.en.txt'],
  ...[one(/^\/og\/.*\.png$/u), SECURITY_TXT_PATH, ...(await setupFiles(other)).map(({ address }) => address)],
];
/** The pages that lead on, read as they stand: what a server does must be the same. */
const redirects = files
  .filter((file) => file.endsWith('/index.html'))
  .map((file) => ({ address: file.replace(/index\.html$/u, ''), html: readFileSync(OTHER_DIST + file, 'utf8') }))
  .filter(({ html }) => html.includes('http-equiv="refresh"'));
/** Put into the site for the test: nothing of it must be seen. */
const SECRET = 'not for readers';
const SECRETS = ['/.env', '/.git/config', '/guides/.htpasswd', '/.well-known/.secret', '/.well-known/a/.b/c.txt'];

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync };
type Coding = keyof typeof DECODERS;
const ENDS: Readonly<Record<Coding, string>> = { br: 'br', gzip: 'gz', zstd: 'zst' };

const SERVERS: readonly [string, (release: string) => Promise<RunningServer>, readonly Coding[]][] = [
  ["the project's own server", startOwn, ['br', 'gzip', 'zstd']],
  // Debian has no zstd module for nginx.
  ['nginx', startNginx, ['br', 'gzip']],
  ['Caddy', startCaddy, ['br', 'gzip', 'zstd']],
];

let release: Awaited<ReturnType<typeof releaseOf>>;
beforeAll(async () => {
  release = await releaseOf(OTHER_DIST);
  for (const secret of SECRETS) {
    const file = path.join(release.folder, 'site', secret);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, SECRET);
  }
});
afterAll(async () => release.remove());

const content = async (address: string): Promise<Buffer> =>
  readFile(path.join(release.folder, 'site', address.endsWith('/') ? `${address}index.html` : address));

describe.each(SERVERS)('on %s', (_, start, codings) => {
  describe.skipIf(missing !== undefined && start !== startOwn)('the site', () => {
    let server: RunningServer;
    const get = async (address: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
      ask(server.port, address, headers, method);
    beforeAll(async () => {
      server = await start(release.folder);
    });
    afterAll(async () => server.stop());

    test('answers with the file, its type and every header of the list, once', async () => {
      for (const address of [...HASHED, ...UNHASHED]) {
        const { status, headers, body } = await get(address);
        expect(status, address).toBe(200);
        expect(body.equals(await content(address)), address).toBe(true);
        expect(headers['content-type'], address).toBe(typeOf(address.endsWith('/') ? 'index.html' : address));
        for (const [header, value] of Object.entries(SITE_HEADERS)) {
          expect(headers[header.toLowerCase()], `${address} ${header}`).toBe(value);
        }
      }
    });

    test('lets readers keep for a year what has a hash in its name, and asks again for all else', async () => {
      expect(HASHED.every(isHashed)).toBe(true);
      for (const address of HASHED) expect((await get(address)).headers['cache-control'], address).toBe(IMMUTABLE);
      for (const address of UNHASHED) expect((await get(address)).headers['cache-control'], address).toBe(REVALIDATED);
    });

    test('redirects each old address and short link to its page, with and without the slash', async () => {
      expect(redirects.length).toBeGreaterThan(20);
      for (const { address, html } of redirects) {
        const to = /content="0; url=([^"]*)"/u.exec(html)?.[1];
        for (const from of [address, address.slice(0, -1)]) {
          const { status, headers } = await get(from);
          expect(status, from).toBe(address.startsWith('/go/') ? 302 : 301);
          expect(headers.location, from).toBe(to);
          expect(headers['cache-control'], from).toBe(REVALIDATED);
          expect(headers['x-content-type-options'], from).toBe('nosniff');
        }
      }
    });

    test('leads from a page without its slash to the one with it', async () => {
      const { status, headers } = await get('/guides/iphone');
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe('/guides/iphone/');
    });

    test('says 404, with the page that offers search, where there is nothing; nobody may keep that', async () => {
      const page = await content('/404.html');
      for (const address of ['/nowhere/', '/nowhere.json', '/_astro/gone.js', '/pagefind/fragment/en_0.pf_fragment']) {
        const { status, headers, body } = await get(address);
        expect(status, address).toBe(404);
        expect(body.equals(page), address).toBe(true);
        expect(headers['content-type'], address).toBe('text/html; charset=utf-8');
        expect(headers['cache-control'], address).toBe(REVALIDATED);
        expect(headers['content-security-policy'], address).toBe(SITE_HEADERS['Content-Security-Policy']);
      }
      expect((await get('/404.html')).status).toBe(200);
    });

    test('lists no folder', async () => {
      for (const address of ['/og/', '/_astro/', '/pagefind/', '/pagefind/fragment/', '/.well-known/']) {
        const { status, body } = await get(address);
        expect(status, address).toBe(404);
        expect(body.equals(await content('/404.html')), address).toBe(true);
      }
    });

    test('keeps back files for servers, names with a dot in front, and all outside of it', async () => {
      const outside = ['/../server/nginx.conf', '/%2e%2e/server/nginx.conf', '/guides/..%2f..%2fserver/nginx.conf'];
      for (const address of [...SECRETS, '/%2eenv', '/_headers', '/_redirects', '/.nojekyll', ...outside]) {
        const { status, body } = await get(address);
        expect([400, 404], address).toContain(status);
        expect(body.toString(), address).not.toMatch(/not for readers|Cache-Control|error_page/u);
      }
      expect((await get(SECURITY_TXT_PATH)).body.toString()).toContain(other.site.securityContact);
    });

    test.each(codings)('sends the %s file that the build made', async (coding) => {
      const texts = [PAGE, SCRIPT, '/settings.schema.json', '/pagefind/pagefind.js'];
      for (const address of [...texts, '/settings/apple.mobileconfig', '/mail/config-v1.1.xml']) {
        const plain = await get(address);
        expect(plain.headers['content-encoding'], address).toBeUndefined();
        const { status, headers, body } = await get(address, { 'accept-encoding': coding });
        expect(status, address).toBe(200);
        expect(headers['content-encoding'], address).toBe(coding);
        expect(headers['vary'], address).toMatch(/accept-encoding/iu);
        expect(headers['content-type'], address).toBe(plain.headers['content-type']);
        expect(headers['cache-control'], address).toBe(plain.headers['cache-control']);
        const file = address.endsWith('/') ? `${address}index.html` : address;
        expect(body.equals(await content(`${file}.${ENDS[coding]}`)), address).toBe(true);
        expect(DECODERS[coding](body).equals(plain.body), address).toBe(true);
      }
      const gone = await get('/nowhere/', { 'accept-encoding': coding });
      expect(gone.headers['content-encoding']).toBe(coding);
      expect(gone.status).toBe(404);
    });

    test("sends brotli to today's browsers, and leaves alone what is compressed already or for programs", async () => {
      const browser = { 'accept-encoding': 'gzip, deflate, br, zstd' };
      expect((await get(PAGE, browser)).headers['content-encoding']).toBe('br');
      for (const address of [
        ...HASHED.slice(1),
        '/pagefind/wasm.en.pagefind',
        one(/^\/og\/.*\.png$/u),
        `${PAGE}index.md`,
      ]) {
        const { headers, body } = await get(address, browser);
        expect(headers['content-encoding'], address).toBeUndefined();
        expect(body.equals(await content(address)), address).toBe(true);
      }
    });

    test('answers a reader who has the page already without sending it again', async () => {
      for (const accepted of ['br', 'identity']) {
        for (const address of [PAGE, SCRIPT]) {
          const first = await get(address, { 'accept-encoding': accepted });
          const tag = first.headers.etag ?? '';
          expect(tag).toMatch(/^"[^"]+"$/u);
          const again = await get(address, { 'accept-encoding': accepted, 'if-none-match': tag });
          expect(again.status, address).toBe(304);
          expect(again.body).toHaveLength(0);
          expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
          const changed = { 'accept-encoding': accepted, 'if-none-match': '"another"', 'if-modified-since': LONG_AGO };
          expect((await get(address, changed)).body.equals(first.body)).toBe(true);
        }
      }
    });

    test('sends the part of a file that is asked for', async () => {
      for (const address of [PAGE, one(/^\/og\/.*\.png$/u)]) {
        const whole = await content(address);
        const size = whole.length;
        const begin = await get(address, { range: 'bytes=0-99' });
        expect([begin.status, begin.headers['content-range']]).toEqual([206, `bytes 0-99/${size}`]);
        expect(begin.body.equals(whole.subarray(0, 100))).toBe(true);
        const end = await get(address, { range: 'bytes=-50' });
        expect([end.status, end.headers['content-range']]).toEqual([206, `bytes ${size - 50}-${size - 1}/${size}`]);
        expect(end.body.equals(whole.subarray(size - 50))).toBe(true);
        const beyond = await get(address, { range: `bytes=${size}-` });
        expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${size}`]);
      }
    });

    test('answers HEAD like GET, without the body', async () => {
      const { status, headers, body } = await get(PAGE, { 'accept-encoding': 'br' }, 'HEAD');
      expect([status, headers['content-encoding'], body.length]).toEqual([200, 'br', 0]);
      // Caddy leaves the length of compressed files out.
      const length = (await content(`${PAGE}index.html.br`)).length;
      expect([undefined, String(length)]).toContain(headers['content-length']);
    });

    test("answers Outlook's POST for its setup file like GET, and no other", async () => {
      const posted = await get(AUTODISCOVER_PATH, { 'content-type': 'text/xml' }, 'POST');
      expect(posted.status).toBe(200);
      expect(posted.body.equals(await content(AUTODISCOVER_PATH))).toBe(true);
      expect(posted.headers['content-type']).toBe('application/xml');
      expect((await get(PAGE, {}, 'POST')).status).toBe(405);
    });
  });
});

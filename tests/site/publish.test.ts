import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webServersMissing } from '../../scripts/web-servers.ts';
import { isHashed } from '../../src/publishing/headers.ts';
import { publishRelease } from '../../src/publishing/release.ts';
import { DIST, filesIn, OTHER_DIST } from '../support/built-site.ts';
import { ask, releaseOf, type RunningServer, startNginx } from '../support/web-servers.ts';

/** A release while readers are on the site. The two built sites stand for two releases with nothing in common. */

describe.skipIf(webServersMissing() !== undefined)('a release on a running nginx', () => {
  let folder: string;
  let server: RunningServer;
  let next: Awaited<ReturnType<typeof releaseOf>>;
  const PAGE = '/errors/550-authentication-is-required-for-relay/';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mail-help-srv-'));
    next = await releaseOf(OTHER_DIST);
    // As after a change to every script.
    await rename(path.join(next.folder, 'site/_astro'), path.join(next.folder, 'site/_astro2'));
    await publishRelease(DIST, `${DIST}-server`, folder, new Date('2026-11-24T10:00:00Z'));
    server = await startNginx(path.join(folder, 'current'));
  });
  afterAll(async () => {
    await server.stop();
    await next.remove();
    await rm(folder, { recursive: true, force: true });
  });

  test('loses no request, mixes no two releases, and keeps what open pages still ask for', async () => {
    const texts = await Promise.all([DIST, OTHER_DIST].map(async (dist) => readFile(`${dist}${PAGE}index.html`)));
    const seen: number[] = [];
    let over = false;
    const reader = async (): Promise<void> => {
      while (!over) {
        const { status, body } = await ask(server.port, PAGE);
        expect(status).toBe(200);
        seen.push(texts.findIndex((text) => text.equals(body)));
        // Leaves the machine to the publishing.
        await setTimeout(5);
      }
    };
    const reading = reader();
    const sites = [next.folder, undefined, next.folder];
    for (const [hour, site] of sites.entries()) {
      const [from, rules] = site ? [`${site}/site`, `${site}/server`] : [DIST, `${DIST}-server`];
      await publishRelease(from, rules, folder, new Date(Date.UTC(2026, 10, 24, 11 + hour)));
    }
    over = true;
    await reading;
    expect(new Set(seen)).toEqual(new Set([0, 1]));

    // What was current last is the second site; every file with a hash of the first is still there, as it was.
    expect((await ask(server.port, PAGE)).body.equals(texts[1] ?? Buffer.alloc(0))).toBe(true);
    const hashed = filesIn(DIST).filter((file) => isHashed(`/${file}`) && !/\.(?:br|gz|zst)$/u.test(file));
    expect(hashed.length).toBeGreaterThan(100);
    for (const file of hashed) {
      const { status, body } = await ask(server.port, `/${file}`);
      expect(status, file).toBe(200);
      expect(body.equals(await readFile(path.join(DIST, file))), file).toBe(true);
    }
  });

  test('shows a changed page to a browser that has the old one', async () => {
    const { headers, body } = await ask(server.port, PAGE);
    const known = { 'if-none-match': headers.etag ?? '', 'if-modified-since': headers['last-modified'] ?? '' };
    expect((await ask(server.port, PAGE, known)).status).toBe(304);
    await publishRelease(DIST, `${DIST}-server`, folder, new Date('2026-11-24T18:00:00Z'));
    const after = await ask(server.port, PAGE, known);
    expect(after.status).toBe(200);
    expect(after.body.equals(body)).toBe(false);
  });
});

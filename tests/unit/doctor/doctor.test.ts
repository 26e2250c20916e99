import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckedPage } from '../../../src/content-model/check.ts';
import { contentFindings } from '../../../src/doctor/content.ts';
import { exitCode, type Finding, HARMS, report } from '../../../src/doctor/findings.ts';
import { askPage, linkFindings } from '../../../src/doctor/links.ts';
import { type Machine, machineFindings } from '../../../src/doctor/machine.ts';
import { differingPackages } from '../../../src/supply/packages.ts';
import { settingsFindings } from '../../../src/doctor/settings.ts';
import own from '../../../src/mail-settings.ts';
import other from '../../fixtures/other-provider.ts';
import { ROOT } from '../../support/project.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('the report', () => {
  const findings: Finding[] = HARMS.toReversed().map((harm) => ({
    harm,
    what: `It is ${harm}.`,
    where: ['1', '2', '3', '4', '5', '6', '7'].map((number) => `${harm}-${number}`),
    remedy: 'Mend it.',
  }));

  test('says the worst for a reader first, each with where and what to do', () => {
    const text = report(findings);
    const places = HARMS.map((harm) => text.indexOf(`It is ${harm}.`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text.match(/What to do: Mend it\./gu)).toHaveLength(HARMS.length);
  });

  test('names few places and counts the others, or names all', () => {
    expect(report(findings)).toContain('stops-5\n    and 2 more');
    expect(report(findings)).not.toContain('stops-6');
    expect(report(findings, true)).toContain('stops-7');
  });

  test('ends with 1 only where a build would stop or publish something wrong', () => {
    for (const finding of findings) expect(exitCode([finding]), finding.harm).toBe(finding.harm === 'stops' ? 1 : 0);
    expect(exitCode([])).toBe(0);
    expect(report([])).toBe('Nothing is missing.');
  });
});

describe('the machine', () => {
  const GOOD: Machine = {
    node: '20.1.0',
    nodeWanted: '>=20',
    git: true,
    browser: '/usr/bin/chromium',
    mailToolsMissing: undefined,
    freeBytes: 9e9,
    port: 4321,
    portFree: true,
    packages: [],
  };

  test('with everything has nothing to say', () => {
    expect(machineFindings(GOOD)).toEqual([]);
  });

  test.each<[string, Partial<Machine>, Finding['harm'], RegExp]>([
    ['an old Node', { node: '18.19.0' }, 'stops', /Node 18\.19\.0.*Node 20 or newer/u],
    ['other packages than locked', { packages: ['a: missing, locked 1.0.0'] }, 'stops', /a: missing.*npm ci/u],
    ['a full disk', { freeBytes: 5e6 }, 'stops', /5 MB .*Make room/u],
    ['a disk with little room', { freeBytes: 1e9 }, 'work', /1000 MB .*tests need 2 GB/u],
    ['no git', { git: false }, 'work', /no git/u],
    ['no browser', { browser: undefined }, 'work', /CHROMIUM_PATH/u],
    ['no mail tools', { mailToolsMissing: 'there is no swaks' }, 'work', /there is no swaks.*Debian/u],
    ['a port in use', { portFree: false }, 'work', /Port 4321 .*PORT=4322/u],
  ])('with %s is told what to do', (_, change, harm, says) => {
    const findings = machineFindings({ ...GOOD, ...change });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.harm).toBe(harm);
    expect(report(findings).replaceAll('\n', ' ')).toMatch(says);
  });

  test('packages are compared with the lock file, place by place', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/@x/b': { version: '2.0.0' },
      'node_modules/c': { version: '3.0.0', optional: true },
      'node_modules/d': { version: '4.0.0' },
    };
    const here: Record<string, string> = { 'node_modules/a': '1.0.0', 'node_modules/a/node_modules/@x/b': '2.1.0' };
    expect(differingPackages({ packages }, (place) => here[place])).toEqual([
      '@x/b: 2.1.0, locked 2.0.0',
      'd: missing, locked 4.0.0',
    ]);
  });
});

describe('the settings', () => {
  const real = {
    ...own,
    support: { ...own.support, email: 'help@provider.org' },
    site: { ...own.site, url: 'https://help.provider.org', securityContact: 'mailto:security@provider.org' },
    incoming: [{ protocol: 'IMAP' as const, host: 'imap.provider.org', port: 993, security: 'SSL/TLS' as const }],
  };

  test('with everything in them have nothing to say', () => {
    expect(settingsFindings(real, 'settings.ts')).toEqual([]);
  });

  test('without an incoming server say what that costs the reader', () => {
    const [finding] = settingsFindings({ ...real, incoming: undefined }, 'settings.ts');
    expect(finding?.harm).toBe('lacks');
    expect(finding?.what).toMatch(/No setup files .*Readers who set up an account anew/u);
    expect(finding?.where).toEqual(['settings.ts: incoming']);
  });

  test('without an address or number of support say that only its website is left', () => {
    const [finding] = settingsFindings({ ...real, support: own.support }, 'settings.ts');
    expect(finding?.what).toMatch(/website alone/u);
  });

  test('that put this site where another one is ask whether that is so', () => {
    const [finding] = settingsFindings(
      { ...real, site: { ...real.site, url: 'https://profusionsupport.com' } },
      'x.ts',
    );
    expect(finding).toMatchObject({ harm: 'misleads', where: ['x.ts: site.url'] });
  });

  test('with names that are kept for examples would publish something wrong', () => {
    const findings = settingsFindings(other, 'other.ts');
    expect(exitCode(findings)).toBe(1);
    expect(report(findings)).toContain(`other.ts: outgoing.host is "${other.outgoing.host}"`);
  });
});

function page(file: string, data: object = {}): CheckedPage {
  const collection = file.split('/')[0] as CheckedPage['collection'];
  const source = (url: string, note?: string) => ({ title: 'A page', url, note });
  return {
    collection,
    file,
    data: {
      published: day('2026-01-01'),
      checked: day('2026-02-01'),
      changes: [],
      versions: ['4'],
      sources: [source('https://a.invalid/1'), source('https://b.invalid/2')],
      ...data,
    },
  } as unknown as CheckedPage;
}

describe('the content', () => {
  const today = day('2026-02-10');

  test('that is fresh and confirmed has nothing to say', () => {
    expect(contentFindings([page('guides/a.mdx'), page('errors/a.mdx')], [], today)).toEqual([]);
  });

  test.each<[string, CheckedPage, Finding['harm'], string]>([
    ['overdue', page('guides/a.mdx', { reviewAfterDays: 4 }), 'misleads', 'guides/a.mdx: overdue by 5 days'],
    ['due soon', page('guides/a.mdx', { reviewAfterDays: 12 }), 'work', 'guides/a.mdx: due on 2026-02-13'],
    ['checked tomorrow', page('guides/a.mdx', { checked: day('2026-02-11') }), 'stops', 'checked is 2026-02-11'],
    [
      'never reviewed',
      page('guides/a.mdx', { checked: day('2026-01-01') }),
      'work',
      'guides/a.mdx: published and last checked on 2026-01-01',
    ],
    [
      'not confirmed',
      page('guides/a.mdx', { versions: ['4 (read as code, not seen)'] }),
      'misleads',
      'guides/a.mdx: 4 (read as code, not seen)',
    ],
    [
      'of one source',
      page('errors/a.mdx', { sources: [{ title: 'A', url: 'https://a.invalid/' }] }),
      'misleads',
      'errors/a.mdx',
    ],
  ])('%s is named with its file', (_, one, harm, place) => {
    const findings = contentFindings([one, page('guides/fresh.mdx')], [], today);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.harm).toBe(harm);
    expect(findings[0]?.where.join()).toContain(place);
    expect(findings[0]?.where.join()).not.toContain('fresh');
  });

  test.each([
    ['Sending was not tried on a Mac.', true],
    ['The label could not be confirmed.', true],
    ['It was not itself seen by us.', true],
    ['The server has not replied, and the message could not be sent.', false],
  ])('the remark "%s" counts as unconfirmed: %s', (note, counts) => {
    const sources = [
      { title: 'A', url: 'https://a.invalid/', note },
      { title: 'B', url: 'https://b.invalid/' },
    ];
    expect(contentFindings([page('articles/a.mdx', { sources })], [], today)).toHaveLength(counts ? 1 : 0);
  });

  test('a translation is old where its original was checked or changed after it', () => {
    const translation = (data: object, translated: string) => ({
      file: 'translations/es/guides/a.mdx',
      original: page('guides/a.mdx', data),
      translated: day(translated),
    });
    expect(contentFindings([], [translation({}, '2026-02-01')], today)).toEqual([]);
    const changes = [{ date: day('2026-02-05'), what: 'A step was added.' }];
    for (const old of [translation({}, '2026-01-31'), translation({ changes }, '2026-02-04')]) {
      const [finding] = contentFindings([], [old], today);
      expect(finding?.harm).toBe('misleads');
      expect(finding?.where[0]).toContain('translations/es/guides/a.mdx: compared on');
    }
  });
});

describe('the links of sources', () => {
  const withSources = (...urls: string[]) =>
    page('errors/a.mdx', { sources: urls.map((url) => ({ title: 'A', url })) });

  test('are asked once each, and never two at once of a host', async () => {
    const asked: string[] = [];
    const open = new Map<string, number>();
    const urls = ['https://a.invalid/1', 'https://a.invalid/2', 'https://b.invalid/1', 'https://a.invalid/1#part'];
    const findings = await linkFindings([withSources(...urls), withSources(...urls)], async (url) => {
      const { host } = new URL(url);
      asked.push(url);
      open.set(host, (open.get(host) ?? 0) + 1);
      expect(open.get(host)).toBe(1);
      await new Promise(setImmediate);
      open.set(host, 0);
      return { status: 200 };
    });
    expect(asked.sort()).toEqual(urls.slice(0, 3));
    expect(findings).toEqual([]);
  });

  test('that are gone, moved or silent are told apart, with the page that names them', async () => {
    const urls = ['gone', 'moved', 'refused', 'silent', 'good'].map((name) => `https://${name}.invalid/`);
    const answers = [
      { status: 404 },
      { status: 301, location: 'https://new.invalid/' },
      { status: 403 },
      { error: 'ENOTFOUND' },
      { status: 200 },
    ];
    const findings = await linkFindings(
      [withSources(...urls)],
      async (url) => answers[urls.indexOf(url)] ?? { error: 'x' },
    );
    expect(findings.map(({ harm, where }) => [harm, ...where])).toEqual([
      ['misleads', 'https://gone.invalid/: answers 404 (errors/a.mdx)'],
      ['work', 'https://moved.invalid/: now at https://new.invalid/ (errors/a.mdx)'],
      [
        'work',
        'https://refused.invalid/: answers 403 (errors/a.mdx)',
        'https://silent.invalid/: ENOTFOUND (errors/a.mdx)',
      ],
    ]);
  });

  test('are not called gone on a machine that is not online', async () => {
    const findings = await linkFindings([withSources('https://a.invalid/', 'https://b.invalid/')], async () => ({
      error: 'ENOTFOUND',
    }));
    expect(findings).toMatchObject([{ harm: 'work', where: [] }]);
    expect(findings[0]?.what).toContain('not online');
  });

  test('are not all waited for where nothing answers, nor is a silent host asked twice', async () => {
    const urls = Array.from({ length: 60 }, (_, number) => `https://host-${number}.invalid/`);
    const asked: string[] = [];
    const silent = async (url: string) => {
      asked.push(url);
      return { error: 'no answer' };
    };
    const [finding] = await linkFindings([withSources(...urls)], silent);
    expect(finding?.what).toContain('not online');
    expect(asked.length).toBeLessThan(20);

    const twice = ['https://a.invalid/1', 'https://a.invalid/2', 'https://b.invalid/'];
    const again: string[] = [];
    const findings = await linkFindings([withSources(...twice)], async (url) => {
      again.push(url);
      return url.includes('a.invalid') ? { error: 'no answer' } : { status: 200 };
    });
    expect(again).toEqual(['https://a.invalid/1', 'https://b.invalid/']);
    expect(findings[0]?.where).toHaveLength(2);
  });

  test('a real request follows nothing and comes to an answer, whatever the server does', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/hung-up') request.socket.destroy();
      else response.writeHead(200).end('text');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await askPage(`${base}/`)).toEqual({ status: 200 });
    expect(await askPage(`${base}/moved`)).toEqual({ status: 301, location: `${base}/new` });
    expect(await askPage(`${base}/hung-up`)).toEqual({ error: expect.any(String) as string });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await askPage(`${base}/`)).toEqual({ error: 'ECONNREFUSED' });
  });
});

describe('the command', () => {
  const doctor = (env: NodeJS.ProcessEnv, ...args: string[]) =>
    spawnSync(process.execPath, ['scripts/doctor.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  test('has advice for this project, and none of it stops a build', () => {
    const { status, stdout, stderr } = doctor({ BUILD_DAY: '2026-11-24' });
    expect(stderr).toBe('');
    expect(status, stdout).toBe(0);
    expect(stdout).toContain('src/mail-settings.ts: incoming');
  });

  test('finds on a later day that all pages are overdue', () => {
    expect(doctor({ BUILD_DAY: '2040-01-01' }).stdout).toMatch(
      /\d\d pages not compared with the sources for too long/u,
    );
  });

  test('ends with 1 and the field where a settings file cannot be used', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mail-help-doctor-'));
    try {
      const file = path.join(folder, 'settings.ts');
      await writeFile(file, `export default ${JSON.stringify({ ...own, outgoing: { ...own.outgoing, port: 25 } })};`);
      const { status, stdout } = doctor({ MAIL_SETTINGS: file });
      expect(status).toBe(1);
      expect(stdout).toMatch(/Stops a build[^]*outgoing\.port: found 25[^]*What to do/u);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('says how it is used', () => {
    const { status, stderr } = doctor({}, '--onlin');
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: npm run doctor -- [--online] [--all]');
  });
});

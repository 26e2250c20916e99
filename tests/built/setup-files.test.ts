import { select } from 'hast-util-select';
import { parse } from 'plist';
import { describe, expect, test } from 'vitest';
import { dnsRecords, zoneLines } from '../../src/lib/setup-files/dns.ts';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { attributes, DIST, filesIn, OTHER_DIST, pageAt, pagesIn, read, textIn } from '../support/built-site.ts';

const FILES = (await setupFiles(other)).map(({ address }) => address.slice(1));
const pages = pagesIn(DIST);
const otherPages = pagesIn(OTHER_DIST);

describe('a site whose provider publishes an incoming server', () => {
  test('holds every setup file, with the values of its provider and none of the first one', () => {
    for (const file of FILES) {
      const text = read(OTHER_DIST, file);
      for (const host of [other.outgoing.host, other.incoming[0]?.host]) expect(text, file).toContain(host);
      for (const first of [own.outgoing.host, own.provider.name, `>${own.outgoing.port}<`]) {
        expect(text, file).not.toContain(first);
      }
    }
  });

  test('offers the profile without an address to readers without JavaScript', () => {
    const { tree } = pageAt('/settings/apple/', otherPages);
    const [file = ''] = attributes('main a[href$=".mobileconfig"]', tree, 'href');
    expect(parse(read(OTHER_DIST, file))).toMatchObject({ PayloadOrganization: other.provider.company });
    expect(select('apple-profile[hidden]', tree)).toBeDefined();
    // A profile holds one incoming server, and the page shows that one.
    expect(textIn('main', tree)).toContain(other.incoming[0]?.host);
    expect(textIn('main', tree)).not.toContain(other.incoming[1]?.host);
  });
});

describe('a site whose provider publishes none', () => {
  test('has no setup file and no link to one', () => {
    expect(filesIn(DIST).filter((file) => FILES.includes(file))).toEqual([]);
    for (const { address, html } of pages) {
      for (const file of FILES) expect(html, address).not.toContain(`href="/${file}"`);
    }
  });
});

describe.each([
  { name: 'this provider', folder: DIST, site: pages, settings: own },
  { name: 'another provider', folder: OTHER_DIST, site: otherPages, settings: other },
])('the settings of $name', ({ folder, site, settings }) => {
  test('have each DNS record for owners of domains', () => {
    const { tree } = pageAt('/settings/dns/', site);
    for (const line of zoneLines(dnsRecords(settings)).split('\n')) {
      expect(textIn('main', tree)).toContain(line.replace(/\s+/gu, ' '));
    }
  });

  test('are there for programs, and named in llms.txt with the pages about them', () => {
    const { provider, outgoing } = settings;
    expect(JSON.parse(read(folder, 'settings.json'))).toMatchObject({ provider, outgoing });
    const addresses = ['settings.json', 'settings.schema.json', 'settings/apple/index.md', 'settings/dns/index.md'];
    for (const address of addresses) expect(read(folder, 'llms.txt')).toContain(`/${address}`);
  });
});

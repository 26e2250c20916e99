import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { parse } from 'plist';
import { describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import { dnsRecords, zoneLines } from '../../src/lib/setup-files/dns.ts';
import { setupFiles } from '../../src/lib/setup-files/index.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, filesIn, OTHER_DIST, pagesIn } from '../support/built-site.ts';

const FILES = (await setupFiles(other)).map(({ address }) => address.slice(1));

function page(folder: string, address: string): { main: Element; text: string } {
  const main = select('main', pagesIn(folder).find((one) => one.address === address)?.tree as never) as Element;
  return { main, text: toText(main) };
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

describe('a site whose provider publishes an incoming server', () => {
  test('holds every setup file, with the values of its provider and none of the first one', () => {
    expect(filesIn(OTHER_DIST)).toEqual(expect.arrayContaining(FILES));
    for (const file of FILES) {
      const text = read(OTHER_DIST, file);
      for (const host of [other.outgoing.host, other.incoming[0]?.host]) expect(text, file).toContain(host);
      for (const first of [own.outgoing.host, own.provider.name, own.webmail.name, `>${own.outgoing.port}<`]) {
        expect(text, file).not.toContain(first);
      }
    }
  });

  test('offers the file without an address to readers without JavaScript', () => {
    const { main, text } = page(OTHER_DIST, '/settings/apple/');
    const link = select('a[href$=".mobileconfig"]', main) as Element;
    const file = String(link.properties['href']).slice(1);
    const profile = parse(read(OTHER_DIST, file)) as { PayloadOrganization: string };
    expect(profile.PayloadOrganization).toBe(other.provider.company);
    expect(text).toContain('Profile Downloaded');
    expect(select('apple-profile[hidden]', main)).toBeDefined();
    // A profile holds one incoming server, and the page shows that one.
    expect(text).toContain(other.incoming[0]?.host);
    expect(text).not.toContain(other.incoming[1]?.host);
  });

  test('gives domain owners each record', () => {
    const { text, main } = page(OTHER_DIST, '/settings/dns/');
    expect(text).toContain(zoneLines(dnsRecords(other)));
    for (const { name, target } of dnsRecords(other)) {
      expect(text).toContain(name);
      expect(text).toContain(target);
    }
    expect(text).not.toContain('For the owner of this site');
    expect(selectAll('a[href^="mailto:"]', main)).toEqual([]);
  });
});

describe('a site whose provider publishes none', () => {
  test('has no setup file and no link to one', () => {
    expect(filesIn(DIST).filter((file) => FILES.includes(file))).toEqual([]);
    for (const { address, html } of pagesIn(DIST)) {
      for (const file of FILES) expect(html, address).not.toContain(`href="/${file}"`);
    }
  });

  test('shows its readers the guide and the values instead, and no word about what its owner should do', () => {
    const { main, text } = page(DIST, '/settings/apple/');
    expect(select('a[href="/guides/iphone/"]', main)).toBeDefined();
    expect(text).toContain(own.outgoing.host);
    expect(text).not.toMatch(/profile|\.mobileconfig|settings file/iu);
  });

  test('tells its owner what to add, on the page for administrators', () => {
    const { text } = page(DIST, '/settings/dns/');
    expect(text).toContain('For the owner of this site: what is missing');
    for (const file of FILES) expect(text).toContain(`/${file}`);
    expect(text).toContain('Add incoming to the settings file');
    expect(text).toContain(zoneLines(dnsRecords(own)));
  });
});

describe.each([
  ['this provider', DIST],
  ['another provider', OTHER_DIST],
])('the settings of %s for programs', (_, folder) => {
  test('keep to the schema that is published beside them', () => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const schema = JSON.parse(read(folder, 'settings.schema.json')) as { $id: string };
    const settings = JSON.parse(read(folder, 'settings.json')) as { $schema: string };
    expect(ajv.validate(schema, settings), ajv.errorsText()).toBe(true);
    expect(settings.$schema).toBe(schema.$id);
  });

  test('stand in llms.txt with the pages about them', () => {
    const text = read(folder, 'llms.txt');
    for (const address of [
      'settings.json',
      'settings.schema.json',
      'settings/apple/index.md',
      'settings/dns/index.md',
    ]) {
      expect(text).toContain(`/${address}`);
      expect(filesIn(folder)).toContain(address);
    }
  });
});

test('the central article carries nothing of this', () => {
  const article = read(DIST, 'errors/550-authentication-is-required-for-relay/index.html');
  expect(article).not.toMatch(/apple-profile|settings\/(?:apple|dns)|mobileconfig/u);
});

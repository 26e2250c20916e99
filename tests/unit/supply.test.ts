import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { advisoriesIn, auditReport } from '../../src/supply/audit.ts';
import { billOfMaterials } from '../../src/supply/bill-of-materials.ts';
import { isAllowed, licencesText, namesIn } from '../../src/supply/licences.ts';
import { type Lock, lockedPackages, packageName } from '../../src/supply/packages.ts';
import { ROOT } from '../support/project.ts';

const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;

test('every package has a licence that is allowed', () => {
  const packages = lockedPackages(lock);
  expect(packages.length).toBeGreaterThan(500);
  const offenders = packages
    .filter(([, { license }]) => !isAllowed(license))
    .map(([place, { version, license }]) => `${packageName(place)}@${version}: ${license ?? 'no licence'}`);
  expect(offenders).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['GPL-3.0-only OR Apache-2.0 AND MIT', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['MIT AND (GPL-3.0-only OR ISC)', true],
  ['MIT AND GPL-3.0-only', false],
  ['(MIT OR ISC) AND GPL-3.0-only', false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', false],
  ['MIT ISC', false],
  ['(MIT', false],
  ['SEE LICENSE IN FILE', false],
  ['', false],
  [undefined, false],
])('the licence %j is allowed: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test('the list of licences names each package with its notice, in an order of its own', () => {
  const one = { name: 'b', version: '2.0.0', licence: 'MIT', use: 'code', text: 'Copyright B\n' };
  const text = licencesText([one, { ...one, name: 'a', text: 'Copyright A' }]);
  expect(text).toMatch(/a 2\.0\.0 \(MIT\): code\nb 2\.0\.0 \(MIT\): code\n[^]*Copyright A[^]*Copyright B/u);
  expect(licencesText([{ ...one, name: 'a', text: 'Copyright A' }, one])).toBe(text);
  expect(namesIn(text)).toEqual(['a', 'b']);
});

describe('the bill of materials', () => {
  const project = { name: 'mail-help', version: '0.1.0' };
  const small: Lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/@x/tool': { version: '2.0.0', license: '(MIT OR ISC)' },
      'node_modules/@x/tool/node_modules/ships': { version: '1.0.0', license: 'MIT' },
      'node_modules/ships': {
        version: '1.0.0',
        license: 'MIT',
        integrity: `sha512-${Buffer.from('ab').toString('base64')}`,
      },
    },
  };
  interface Bill {
    serialNumber: string;
    components: { name: string; version: string; scope: string; purl: string; licenses: object[]; hashes?: object[] }[];
  }

  test('names every package of the lock file once, and tells what travels to readers from tools', () => {
    const { components } = JSON.parse(billOfMaterials(project, small, new Set(['ships']))) as Bill;
    expect(components).toMatchObject([
      { purl: 'pkg:npm/%40x/tool@2.0.0', scope: 'excluded', licenses: [{ expression: '(MIT OR ISC)' }] },
      {
        purl: 'pkg:npm/ships@1.0.0',
        scope: 'required',
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [{ alg: 'SHA-512', content: '6162' }],
      },
    ]);
  });

  test('changes with its content and with nothing else', () => {
    const bill = billOfMaterials(project, small, new Set(['ships']));
    expect(billOfMaterials(project, small, new Set(['ships']))).toBe(bill);
    const other = JSON.parse(billOfMaterials({ ...project, version: '0.2.0' }, small, new Set(['ships']))) as Bill;
    expect(other.serialNumber).not.toBe((JSON.parse(bill) as Bill).serialNumber);
    expect(other.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/u);
    expect(bill).not.toMatch(/timestamp/u);
  });
});

describe('the audit', () => {
  const good: Lock = { packages: { '': { version: '1.0.0' }, 'node_modules/a': { version: '1.0.0', license: 'MIT' } } };
  const found = JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      a: { name: 'a', severity: 'high', via: [{ title: 'A hole', url: 'https://github.com/advisories/1' }] },
      b: { name: 'b', severity: 'high', via: ['a'] },
    },
  });

  test('names each known fault once, and ends with 1', () => {
    const { text, status } = auditReport(good, advisoriesIn(found));
    expect(text).toContain('Known faults: 1.\n  a (high): A hole, https://github.com/advisories/1');
    expect(status).toBe(1);
  });

  test('says plainly where the registry could not be asked, and ends with 2', () => {
    for (const output of ['', '{"message":"405 Method Not Allowed","error":{"summary":""}}']) {
      const { text, status } = auditReport(good, advisoriesIn(output));
      expect(text).toContain('the registry could not be asked');
      expect(text).not.toContain('none');
      expect(status).toBe(2);
    }
  });

  test('is content where nothing is known and every licence is allowed', () => {
    const { text, status } = auditReport(good, advisoriesIn('{"vulnerabilities":{}}'));
    expect(text).toBe('Known faults: none.\n\nLicences of 1 packages: MIT 1. All are allowed.');
    expect(status).toBe(0);
  });

  test('names a package whose licence is not allowed', () => {
    const bad: Lock = { packages: { 'node_modules/@x/b': { version: '2.0.0', license: 'GPL-3.0-only' } } };
    const { text, status } = auditReport(bad, advisoriesIn('{"vulnerabilities":{}}'));
    expect(text).toContain('Not allowed:\n  @x/b@2.0.0: GPL-3.0-only');
    expect(status).toBe(1);
  });
});

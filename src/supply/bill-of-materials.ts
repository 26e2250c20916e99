import { createHash } from 'node:crypto';
import { type Lock, lockedPackages, type LockedPackage, packageName } from './packages.ts';

/**
 * The software bill of materials, in CycloneDX 1.5 (JSON). It is made from the lock file alone, so that the same lock
 * file gives the same bytes on every machine: without the hour and the random number that `npm sbom` puts in.
 */

/** The project, as package.json names it. */
export interface Project {
  readonly name: string;
  readonly version: string;
}

/**
 * @param shipped names of the packages that travel to readers: their scope is "required"; that of the tools, which are
 *   used to build and to test, "excluded"
 */
export function billOfMaterials(project: Project, lock: Lock, shipped: ReadonlySet<string>): string {
  // A package that is installed in several places is one component.
  const components = new Map(
    lockedPackages(lock).map(([place, entry]) => {
      const component = componentOf(packageName(place), entry, shipped);
      return [component['bom-ref'], component] as const;
    }),
  );
  const inOrder = [...components.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': purl(project.name, project.version),
        type: 'application',
        name: project.name,
        version: project.version,
      },
    },
    components: inOrder,
  };
  const serialNumber = uuidOf(JSON.stringify(bill));
  return `${JSON.stringify({ ...bill, serialNumber: `urn:uuid:${serialNumber}` }, undefined, 2)}\n`;
}

function componentOf(name: string, { version, license, integrity }: LockedPackage, shipped: ReadonlySet<string>) {
  const reference = purl(name, version);
  return {
    'bom-ref': reference,
    type: 'library',
    name,
    version,
    scope: shipped.has(name) ? 'required' : 'excluded',
    purl: reference,
    ...(license === undefined ? {} : { licenses: [licenceOf(license)] }),
    ...(integrity === undefined ? {} : { hashes: hashesOf(integrity) }),
  };
}

/** One licence by its SPDX identifier, several as an expression, as CycloneDX wants them. */
function licenceOf(license: string): object {
  return /^[\w.+-]+$/u.test(license) ? { license: { id: license } } : { expression: license };
}

/** The address of an npm package (package URL specification). The @ of a scope is escaped. */
function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

const ALGORITHMS: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

/** `sha512-` and base64, as Subresource Integrity writes it, in hexadecimal. */
function hashesOf(integrity: string): object[] {
  return integrity.split(' ').flatMap((part) => {
    const [, name = '', value = ''] = /^(\w+)-(.+)$/u.exec(part) ?? [];
    const alg = ALGORITHMS[name];
    return alg === undefined ? [] : [{ alg, content: Buffer.from(value, 'base64').toString('hex') }];
  });
}

/** A UUID made from content (RFC 9562, version 8), so that it changes with it and with nothing else. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

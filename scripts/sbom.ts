import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LICENCES_FILE } from '../src/integrations/licences.ts';
import { billOfMaterials, type Project } from '../src/supply/bill-of-materials.ts';
import { namesIn } from '../src/supply/licences.ts';
import type { Lock } from '../src/supply/packages.ts';
import { ROOT } from './run.ts';

/**
 * `npm run sbom -- [--site DIR] [--out FILE]`: writes the software bill of materials (CycloneDX 1.5) to `sbom.cdx.json`.
 * It lies beside the site and not in it: readers have no use for it. Which packages travel to readers, the built site
 * says. Exit status 1 where the site was not built.
 */
const { values } = parseArgs({
  options: { site: { type: 'string', default: 'dist' }, out: { type: 'string', default: 'sbom.cdx.json' } },
});
const licences = path.resolve(ROOT, values.site, LICENCES_FILE);
if (!existsSync(licences)) {
  console.error(`There is no ${path.relative(process.cwd(), licences)}. Run npm run build first.`);
  process.exit(1);
}
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const shipped = namesIn(readFileSync(licences, 'utf8'));
const bill = billOfMaterials(read('package.json') as Project, read('package-lock.json') as Lock, new Set(shipped));
writeFileSync(path.resolve(ROOT, values.out), bill);
console.log(`Wrote ${values.out}: ${shipped.length} packages travel to readers, all others only build and test.`);

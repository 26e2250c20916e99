import path from 'node:path';
import { parseArgs } from 'node:util';
import { publishRelease, PublishError } from '../src/publishing/release.ts';
import { ROOT } from './run.ts';

/**
 * `npm run publish:folder -- FOLDER`: makes the built site the current release in a web server's folder.
 * `--from DIR` names another build than `dist/`.
 */
const { values, positionals } = parseArgs({ options: { from: { type: 'string' } }, allowPositionals: true });
const [folder, ...others] = positionals;
if (folder === undefined || others.length > 0) {
  console.error('Name the folder to publish into: npm run publish:folder -- /srv/site');
  process.exit(1);
}
const site = path.resolve(ROOT, values.from ?? 'dist');
try {
  const { release, carried, removed } = await publishRelease(site, `${site}-server`, path.resolve(folder), new Date());
  console.log(`Published ${release}`);
  if (carried.length > 0) console.log(`${carried.length} files of earlier releases stay for readers in mid-visit.`);
  if (removed.length > 0) console.log(`Removed: ${removed.join(', ')}`);
} catch (error) {
  if (!(error instanceof PublishError)) throw error;
  console.error(error.message);
  process.exit(1);
}

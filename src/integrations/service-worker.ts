import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroUserConfig } from 'astro';

type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/** Where browsers look for the worker: at the root, since a worker answers only for addresses below its own. */
export const SERVICE_WORKER = 'sw.js';

/** Whether pages are kept for reading without a connection. `OFFLINE=off` takes the worker away from readers again. */
export const OFFLINE = process.env['OFFLINE'] !== 'off';

/** Bundles the service worker with the site's other scripts, under a name that never changes. */
export function bundleServiceWorker(): VitePlugin {
  return {
    name: 'service-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      const source = new URL(`../offline/${OFFLINE ? 'worker' : 'retire'}.ts`, import.meta.url);
      this.emitFile({ type: 'chunk', id: fileURLToPath(source), fileName: SERVICE_WORKER });
    },
  };
}

/**
 * Writes into the bundled worker which publish it belongs to and which languages have a part of their own. The publish
 * is named by what stands in its pages, so that the same site built again is the same publish.
 *
 * @param out the folder of the finished site
 * @param hashes a hash of each of its HTML files, by path
 * @throws {Error} where the worker is missing or needs other files: browsers run it as one script
 */
export async function writeServiceWorker(out: string, hashes: ReadonlyMap<string, string>): Promise<void> {
  const file = path.join(out, SERVICE_WORKER);
  const code = await readFile(file, 'utf8');
  if (/^\s*(?:import|export)\b/mu.test(code)) throw new Error(`${SERVICE_WORKER} must be one script without imports`);
  const names = [...hashes].map(([page, hash]) => [path.relative(out, page).replaceAll(path.sep, '/'), hash] as const);
  names.sort(([one], [other]) => (one < other ? -1 : 1));
  const publish = createHash('sha256').update(code).update(JSON.stringify(names)).digest('hex').slice(0, 16);
  const languages = names.flatMap(([name]) => /^([\w-]+)\/offline\/index\.html$/u.exec(name)?.[1] ?? []);
  await writeFile(file, `const OFFLINE=${JSON.stringify({ publish, languages })};${code}`);
}

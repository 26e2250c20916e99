import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent, ContentError } from '../src/content-model/check.ts';
import { caddyRules } from '../src/publishing/caddy.ts';
import { nginxRules } from '../src/publishing/nginx.ts';
import { type Redirect, redirectsOf } from '../src/publishing/redirects.ts';
import { buildDay, BuildDayError } from '../src/review.ts';
import { loadSettings } from '../src/settings/load.ts';
import { SettingsError } from '../src/settings/parse.ts';
import { ROOT, runTool } from './run.ts';

/**
 * `npm run build`: the site in `dist/`, or in the folder that `--outDir` names. It is built beside the target and
 * moved there when it is whole, so that a build that fails leaves the last good site as it was. Beside it, in
 * `dist-server/`, are the rules for nginx and Caddy: what they are made from is known here, and readers need none of it.
 */
const { values, tokens } = parseArgs({ options: { outDir: { type: 'string' } }, strict: false, tokens: true });
const target = path.resolve(ROOT, typeof values['outDir'] === 'string' ? values['outDir'] : 'dist');
const partial = `${target}.partial-${process.pid}`;

const given = process.argv.slice(2);
const own = tokens.find((token) => token.kind === 'option' && token.name === 'outDir');
const others = own
  ? given.filter(
      (_, index) => index !== own.index && !(index === own.index + 1 && own.kind === 'option' && !own.inlineValue),
    )
  : given;

let redirects: Redirect[];
try {
  // Said here, in plain words, before Astro would say it with a stack trace.
  const settings = await loadSettings();
  const content = await checkContent(ROOT, settings);
  redirects = redirectsOf(
    settings,
    content.filter(({ collection }) => collection === 'guides'),
  );
  buildDay();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ContentError || error instanceof BuildDayError)) throw error;
  console.error(`\nThe site was not built.\n\n${error.message}\n`);
  process.exit(1);
}

const status = await runTool('astro', ['build', ...others, '--outDir', partial]);
if (status === 0) {
  await rm(target, { recursive: true, force: true });
  await rename(partial, target);
  await mkdir(`${target}-server`, { recursive: true });
  await writeFile(path.join(`${target}-server`, 'nginx.conf'), nginxRules(redirects));
  await writeFile(path.join(`${target}-server`, 'Caddyfile'), caddyRules(redirects));
  console.log(`Built ${path.relative(process.cwd(), target) || target}`);
} else {
  await rm(partial, { recursive: true, force: true });
}
process.exit(status);

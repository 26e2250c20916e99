import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent, ContentError } from '../src/content-model/check.ts';
import { buildDay, BuildDayError } from '../src/review.ts';
import { loadSettings } from '../src/settings/load.ts';
import { SettingsError } from '../src/settings/parse.ts';
import { ROOT, runTool } from './run.ts';

/**
 * `npm run build`: the site in `dist/`, or in the folder that `--outDir` names. It is built beside the target and
 * moved there when it is whole, so that a build that fails leaves the last good site as it was.
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

try {
  // Said here, in plain words, before Astro would say it with a stack trace.
  await checkContent(ROOT, await loadSettings());
  buildDay();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ContentError || error instanceof BuildDayError)) throw error;
  console.error(`\nThe site was not built.\n\n${error.message}\n`);
  process.exit(1);
}

// What is published does not depend on what the caller's environment says of itself, such as NODE_ENV=test.
const status = await runTool('astro', ['build', ...others, '--outDir', partial], { NODE_ENV: 'production' });
if (status === 0) {
  await rm(target, { recursive: true, force: true });
  await rename(partial, target);
  console.log(`Built ${path.relative(process.cwd(), target) || target}`);
} else {
  await rm(partial, { recursive: true, force: true });
}
process.exit(status);

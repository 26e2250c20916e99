import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent, ContentError } from '../src/content-model/check.ts';
import { prepareForServers } from '../src/publishing/prepare.ts';
import { missingSecurityContact } from '../src/publishing/security-txt.ts';
import { buildDay, BuildDayError } from '../src/review.ts';
import { loadSettings, settingsFile } from '../src/settings/load.ts';
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

/** The day of the build, the settings and the content. @throws where they cannot be used */
async function prepare() {
  const settings = await loadSettings();
  return { settings, content: await checkContent(ROOT, settings), day: buildDay() };
}

let prepared: Awaited<ReturnType<typeof prepare>>;
try {
  // Said here, in plain words, before Astro would say it with a stack trace.
  prepared = await prepare();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ContentError || error instanceof BuildDayError)) throw error;
  console.error(`\nThe site was not built.\n\n${error.message}\n`);
  process.exit(1);
}

const status = await runTool('astro', ['build', ...others, '--outDir', partial]);
try {
  if (status === 0) {
    const { settings, content, day } = prepared;
    const cache = path.join(ROOT, 'node_modules/.cache/compressed');
    await prepareForServers(partial, `${target}-server`, settings, content, day, cache);
    const missing = missingSecurityContact(settings, path.relative(ROOT, settingsFile(ROOT)));
    if (missing) console.warn(missing);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
    console.log(`Built ${path.relative(process.cwd(), target) || target}`);
  }
} finally {
  await rm(partial, { recursive: true, force: true });
}
process.exit(status);

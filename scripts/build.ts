import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent, ContentError } from '../src/content-model/check.ts';
import { collectGarbage } from '../src/garbage.ts';
import { Finishing } from '../src/finishing/finish.ts';
import { ShareImages } from '../src/finishing/share-images.ts';
import { IS_WHOLE_BUILD } from '../src/integrations/help-site.ts';
import { prepareForServers } from '../src/publishing/prepare.ts';
import { missingSecurityContact } from '../src/publishing/security-txt.ts';
import { buildDay, BuildDayError, overdueWarning, reviewsOf } from '../src/review.ts';
import { loadSettings, settingsFile } from '../src/settings/load.ts';
import { SettingsError } from '../src/settings/parse.ts';
import { fillInAll, typographic } from '../src/settings/wording.ts';
import { missingForSetupFiles } from '../src/setup-files/index.ts';
import { ROOT, startTool } from './run.ts';

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

/** Says in plain words what is wrong with what the owner wrote; Astro would say it with a stack trace. */
function explain(error: unknown): void {
  if (!(error instanceof SettingsError || error instanceof ContentError || error instanceof BuildDayError)) throw error;
  console.error(`\nThe site was not built.\n\n${error.message}\n`);
}

/** Draws the images of pages while Astro, which works on one core, has not written them yet. */
async function drawImages(siteName: string, titles: readonly string[]): Promise<void> {
  const images = new ShareImages(siteName, ROOT);
  let ended = false;
  void astro.ended.then(() => (ended = true));
  for (const title of titles) if (!ended) await images.keep(title);
}

/** The day of the build and the settings; `undefined` where they cannot be used, which was said. */
async function prepare() {
  try {
    return { day: buildDay(), settings: await loadSettings() };
  } catch (error) {
    explain(error);
    return undefined;
  }
}

const prepared = await prepare();
if (!prepared) process.exit(1);

// Content is checked while Astro starts, and nothing of Astro is heard before all of it is right.
// What is published does not depend on what the caller's environment says of itself, such as NODE_ENV=test.
const env = { [IS_WHOLE_BUILD]: '1', NODE_ENV: 'production' };
const astro = startTool('astro', ['build', ...others, '--outDir', partial], env, [
  // Rendering makes much that lives shortly; room for it (in MiB) saves a tenth of the time.
  '--max-semi-space-size=64',
]);
let status = 1;
try {
  const { settings, day } = prepared;
  const content = await checkContent(ROOT, settings);
  collectGarbage();
  astro.show();
  await drawImages(
    settings.site.name,
    content.map(({ data }) => typographic(fillInAll(settings, data.title))),
  );
  const finishing = new Finishing(partial, content.length, settings, ROOT);
  status = await astro.ended;
  if (status === 0) {
    const { pages, searched } = await finishing.site();
    await prepareForServers(partial, `${target}-server`, settings, content, day, ROOT);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
    const file = path.relative(ROOT, settingsFile(ROOT));
    const owner = [
      missingForSetupFiles(settings, file),
      overdueWarning(reviewsOf(content, day)),
      missingSecurityContact(settings, file),
    ];
    for (const line of owner) if (line) console.warn(line);
    const to = path.relative(process.cwd(), target) || target;
    console.log(`Built ${to}: ${pages} pages, ${searched} of them in the search`);
  }
} catch (error) {
  astro.stop();
  await astro.ended;
  await rm(partial, { recursive: true, force: true });
  explain(error);
}
await rm(partial, { recursive: true, force: true });
process.exit(status);

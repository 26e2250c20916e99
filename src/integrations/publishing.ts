import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Redirect } from '../publishing/redirects.ts';
import { SECURITY_TXT_PATH, securityTxt } from '../publishing/security-txt.ts';
import { headersFile, redirectsFile } from '../publishing/static-host.ts';
import type { MailSettings } from '../settings/schema.ts';
import { compressFiles } from './compress.ts';

/**
 * The last step of a build: what the site's server needs, and the compressed files.
 *
 * @param out the folder of the finished site
 * @param day the day of the build
 * @param cache a folder that outlasts this build
 */
export async function prepareForServers(
  out: string,
  settings: MailSettings,
  redirects: readonly Redirect[],
  day: Date,
  cache: string,
): Promise<void> {
  await writeFile(path.join(out, '_headers'), headersFile());
  await writeFile(path.join(out, '_redirects'), redirectsFile(redirects));
  // GitHub's pages would leave out files with an underscore in front.
  await writeFile(path.join(out, '.nojekyll'), '');
  const security = securityTxt(settings, day);
  if (security !== undefined) {
    await mkdir(path.join(out, path.dirname(SECURITY_TXT_PATH)), { recursive: true });
    await writeFile(path.join(out, SECURITY_TXT_PATH), security);
  }
  await compressFiles(out, cache);
}

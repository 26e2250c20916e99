import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailSettings } from '../settings/schema.ts';
import { caddyRules } from './caddy.ts';
import { compressFiles } from './compress.ts';
import { nginxRules } from './nginx.ts';
import { redirectsOf } from './redirects.ts';
import { SECURITY_TXT_PATH, securityTxt } from './security-txt.ts';
import { headersFile, redirectsFile } from './static-host.ts';

/**
 * The last step of a build, when nothing else changes the site any more: what servers need, and the compressed files.
 *
 * @param site the folder of the finished site
 * @param rules the folder for the rules for nginx and Caddy: beside the site, since readers need none of them
 * @param content all pages that are made from content
 * @param day the day of the build
 * @param root the project's folder
 */
export async function prepareForServers(
  site: string,
  rules: string,
  settings: MailSettings,
  content: readonly { readonly collection: string; readonly id: string }[],
  day: Date,
  root: string,
): Promise<void> {
  const redirects = redirectsOf(
    settings,
    content.filter(({ collection }) => collection === 'guides'),
  );
  // GitHub Pages leaves out files whose names begin with an underscore, unless this file is there.
  await writeFile(path.join(site, '.nojekyll'), '');
  await writeFile(path.join(site, '_headers'), headersFile());
  await writeFile(path.join(site, '_redirects'), redirectsFile(redirects));
  const security = securityTxt(settings, day);
  if (security !== undefined) {
    await mkdir(path.join(site, path.dirname(SECURITY_TXT_PATH)), { recursive: true });
    await writeFile(path.join(site, SECURITY_TXT_PATH), security);
  }
  compressFiles(site, root);

  await mkdir(rules, { recursive: true });
  await writeFile(path.join(rules, 'nginx.conf'), nginxRules(redirects));
  await writeFile(path.join(rules, 'Caddyfile'), caddyRules(redirects));
}

import type { APIRoute } from 'astro';
import { DEFAULT_LOCALE, LOCALES } from '../i18n/index.ts';
import { redirectsFile, redirectsOf } from '../lib/hosting/redirects.ts';
import { SECURITY_TXT_PATH, securityTxt } from '../lib/hosting/security-txt.ts';
import { buildDay } from '../lib/review.ts';
import { loadSite } from '../site.ts';

/**
 * `_redirects`, and `security.txt` if the settings name a contact. Astro skips files in `src/pages` whose names begin
 * with an underscore, so `_redirects` can't have a file of its own.
 */
export async function getStaticPaths() {
  const { settings } = await loadSite();
  const sites = await Promise.all(LOCALES.map((locale) => loadSite(locale)));
  const guides = sites.flatMap(({ locale, guides }) => guides.filter((page) => page.locale === locale));
  const languages = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);
  const security = securityTxt(settings, buildDay());
  return [
    {
      params: { hostFile: '_redirects' },
      props: { text: redirectsFile(redirectsOf(settings, guides), settings.site.base, languages) },
    },
    ...(security === undefined
      ? []
      : [{ params: { hostFile: SECURITY_TXT_PATH.slice(1) }, props: { text: security } }]),
  ];
}

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);

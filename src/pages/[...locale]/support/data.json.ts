import type { APIRoute } from 'astro';
import { ANSWERABLE_CAUSES, repairFor } from '../../../lib/diagnosis/causes.ts';
import type { SupportData } from '../../../lib/support-reply/data.ts';
import { providerHosts } from '../../../lib/settings/support.ts';
import { guideNames, guideOutlines, isMailApp } from '../../../site.ts';
import { localePaths } from '../../../i18n/index.ts';

export const getStaticPaths = localePaths;

/** Whether an error is named by what a server or an app says, which tells nothing to customers who didn't see that. */
function isQuote(name: string, message: string): boolean {
  return /\d/u.test(name) || message.toLowerCase().includes(name.toLowerCase());
}

/** The errors and guides that a reply can be about. */
export const GET: APIRoute = async ({ locals }) => {
  const { site, foreign } = locals;
  const [outlines, names] = await Promise.all([guideOutlines(site), guideNames()]);
  const causes = Map.groupBy(site.errors, ({ data }) => data.cause);
  const data: SupportData = {
    // In the order of the causes, with what customers ask about most first.
    groups: ANSWERABLE_CAUSES.flatMap((cause) => {
      const errors = causes.get(cause) ?? [];
      if (errors.length === 0) return [];
      const { label } = locals.t.answer.diagnosis.causes[cause];
      return {
        label,
        errors: errors.map(({ id, name, address, locale, data: { cause, message, summary, repair } }) => ({
          id,
          name,
          address,
          message,
          problem: cause !== 'other' && (foreign(locale) !== undefined || isQuote(name, message)) ? label : name,
          summary,
          repair: repairFor(cause, repair),
          lang: foreign(locale),
        })),
      };
    }),
    guides: outlines.map(({ id, name, address, locale, steps }) => ({
      ...{ id, name, address, steps },
      names: names.get(id) ?? [],
      isMailApp: site.guides.some((guide) => guide.id === id && isMailApp(guide)),
      lang: foreign(locale),
    })),
    providerHosts: providerHosts(site.settings),
  };
  return Response.json(data);
};

import type { APIRoute } from 'astro';
import type { SupportData } from '../../../components/tools/SupportReply.tsx';
import { ANSWERABLE_CAUSES, repairFor } from '../../../lib/diagnosis/causes.ts';
import { guideNames, guideOutlines, isMailApp } from '../../../site.ts';
import { providerHosts } from '../../../lib/settings/support.ts';
import { localeOf, localePaths } from '../../../i18n/index.ts';

export const getStaticPaths = localePaths;

/** The errors and guides that a reply can be about. */
export const GET: APIRoute = async ({ locals }) => {
  const { locale, site } = locals;
  const [outlines, names] = await Promise.all([guideOutlines(site), guideNames()]);
  const causes = Map.groupBy(site.errors, ({ data }) => data.cause);
  /** The language of a page if it isn't that of the reply. */
  const foreign = (address: string) => (localeOf(address) === locale ? undefined : localeOf(address));
  const data: SupportData = {
    // In the order of the causes, with what customers ask about most first.
    groups: ANSWERABLE_CAUSES.flatMap((cause) => {
      const errors = causes.get(cause) ?? [];
      if (errors.length === 0) return [];
      const { label } = locals.t.answer.diagnosis.causes[cause];
      /** A name that quotes a server or an app says nothing to a customer who didn't see that. */
      const isQuote = (name: string, message: string) =>
        /\d/u.test(name) || message.toLowerCase().includes(name.toLowerCase());
      return {
        label,
        errors: errors.map(({ id, name, address, data: { cause, message, summary, repair } }) => ({
          id,
          name,
          address,
          message,
          problem: cause !== 'other' && (foreign(address) || isQuote(name, message)) ? label : name,
          summary,
          repair: repairFor(cause, repair),
          lang: foreign(address),
        })),
      };
    }),
    guides: outlines.map(({ id, name, address, steps }) => ({
      id,
      name,
      names: names.get(id) ?? [],
      isMailApp: site.guides.some((guide) => guide.id === id && isMailApp(guide)),
      address,
      steps,
      lang: foreign(address),
    })),
    providerHosts: providerHosts(site.settings),
  };
  return Response.json(data);
};

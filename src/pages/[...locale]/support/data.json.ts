import type { APIRoute } from 'astro';
import { ANSWERABLE_CAUSES, repairFor } from '../../../lib/diagnosis/causes.ts';
import type { SupportData } from '../../../lib/support-reply/data.ts';
import { guideOutlines } from '../../../site.ts';
import { localeOf, localePaths } from '../../../i18n/index.ts';

export const getStaticPaths = localePaths;

/** The errors and guides that a reply can be about. */
export const GET: APIRoute = async ({ locals }) => {
  const { locale, site } = locals;
  const outlines = await guideOutlines(site);
  const causes = Map.groupBy(site.errors, ({ data }) => data.cause);
  /** The language of a page if it isn't that of the reply. */
  const foreign = (address: string) => (localeOf(address) === locale ? undefined : localeOf(address));
  const data: SupportData = {
    // In the order of the causes, with what customers ask about most first.
    groups: ANSWERABLE_CAUSES.flatMap((cause) => {
      const errors = causes.get(cause) ?? [];
      if (errors.length === 0) return [];
      return {
        label: locals.t.answer.diagnosis.causes[cause].label,
        errors: errors.map(({ id, name, address, data: { cause, message, summary, repair } }) => ({
          id,
          name,
          address,
          message,
          summary,
          repair: repairFor(cause, repair),
          lang: foreign(address),
        })),
      };
    }),
    guides: outlines.map(({ id, name, address, steps }) => ({ id, name, address, steps, lang: foreign(address) })),
  };
  return Response.json(data);
};

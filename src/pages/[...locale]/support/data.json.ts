import type { APIRoute } from 'astro';
import { ANSWERABLE_CAUSES, repairFor } from '../../../lib/diagnosis/causes.ts';
import type { SupportData } from '../../../lib/support-reply/data.ts';
import { guideOutlines } from '../../../site.ts';
import { localePaths } from '../../../i18n/index.ts';

export const getStaticPaths = localePaths;

/** The errors and guides that a reply can be about. */
export const GET: APIRoute = async ({ locals }) => {
  const { site, foreign } = locals;
  const outlines = await guideOutlines(site);
  const causes = Map.groupBy(site.errors, ({ data }) => data.cause);
  const data: SupportData = {
    // In the order of the causes, with what customers ask about most first.
    groups: ANSWERABLE_CAUSES.flatMap((cause) => {
      const errors = causes.get(cause) ?? [];
      if (errors.length === 0) return [];
      return {
        label: locals.t.answer.diagnosis.causes[cause].label,
        errors: errors.map(({ id, name, address, locale, data: { cause, message, summary, repair } }) => ({
          id,
          name,
          address,
          message,
          summary,
          repair: repairFor(cause, repair),
          lang: foreign(locale),
        })),
      };
    }),
    guides: outlines.map(({ id, name, address, locale, steps }) => ({
      ...{ id, name, address, steps },
      lang: foreign(locale),
    })),
  };
  return Response.json(data);
};

import type { APIRoute } from 'astro';
import type { SupportData } from '../../components/tools/SupportReply.tsx';
import { guideOutlines } from '../../site.ts';

/** The errors and guides that a reply can be about. */
export const GET: APIRoute = async ({ locals }) => {
  const outlines = await guideOutlines(locals.site);
  const data: SupportData = {
    errors: locals.site.errors.map(({ id, name, href, data: { message, summary } }) => ({
      id,
      name,
      href,
      message,
      summary,
    })),
    guides: outlines.map(({ id, name, href, steps }) => ({
      id,
      name,
      href,
      steps: steps.map(({ number, title }) => ({ number, title })),
    })),
  };
  return Response.json(data);
};

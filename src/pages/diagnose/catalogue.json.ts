import type { APIRoute } from 'astro';
import { buildCatalogue } from '../../diagnosis/catalogue.ts';

/** The errors' signals for the diagnosis page; made anew with each build, and refused where a cause has no article. */
export const GET: APIRoute = ({ locals }) => {
  const catalogue = buildCatalogue(locals.site.errors.map(({ id, data }) => ({ slug: id, data })));
  return new Response(JSON.stringify(catalogue), { headers: { 'content-type': 'application/json' } });
};

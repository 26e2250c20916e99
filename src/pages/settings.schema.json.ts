import type { APIRoute } from 'astro';
import { publishedJsonSchema } from '../lib/settings/published.ts';

/** What may stand in `/settings.json`, as a JSON Schema. */
export const GET: APIRoute = ({ locals }) => {
  const body = publishedJsonSchema(locals.site.settings);
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { headers: { 'content-type': 'application/schema+json' } });
};

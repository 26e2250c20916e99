import type { APIRoute } from 'astro';
import { publishedSettings } from '../lib/settings/published.ts';

/** The settings for programs: what the settings page shows, and nothing else. */
export const GET: APIRoute = ({ locals }) => {
  const body = publishedSettings(locals.site.settings);
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { headers: { 'content-type': 'application/json' } });
};

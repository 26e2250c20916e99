import type { APIRoute } from 'astro';

/** The settings for programs: what the settings page shows, and nothing else. */
export const GET: APIRoute = ({ locals }) => {
  const { provider, server, webmail, support, outgoing, incoming } = locals.site.settings;
  const body = { provider, server, webmail, support, outgoing, ...(incoming ? { incoming } : {}) };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { headers: { 'content-type': 'application/json' } });
};

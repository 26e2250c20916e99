import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${locals.site.settings.site.url}/sitemap-index.xml\n`);

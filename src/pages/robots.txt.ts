import type { APIRoute } from 'astro';
import { siteAddress } from '../lib/settings/site-address.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${siteAddress(locals.site.settings.site, '/sitemap-index.xml')}\n`);

import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { letterIcon } from '../lib/brand/drawings.ts';
import { brandFile } from '../lib/brand/files.ts';
import { loadSite } from '../site.ts';

/** The icon of the site. */
export const GET: APIRoute = async () => {
  const { settings, palettes } = await loadSite();
  const own = brandFile(settings.brand?.icon);
  const svg = own === undefined ? letterIcon(palettes.light.accent, palettes.light['on-accent']) : await readFile(own);
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};

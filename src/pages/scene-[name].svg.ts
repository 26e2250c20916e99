import type { APIRoute } from 'astro';
import { bandScene, type SceneName, SCENES } from '../lib/brand/drawings.ts';
import { loadSite } from '../site.ts';

/** The drawings of `BandScene.astro`. */
export function getStaticPaths() {
  return SCENES.map((name) => ({ params: { name } }));
}

export const GET: APIRoute<Record<string, never>, { name: SceneName }> = async ({ params }) => {
  const { palettes } = await loadSite();
  return new Response(bandScene(params.name, palettes), { headers: { 'Content-Type': 'image/svg+xml' } });
};

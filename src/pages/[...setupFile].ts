import type { APIRoute } from 'astro';
import { settings } from '../lib/settings/index.ts';
import { type SetupFile, setupFiles } from '../lib/setup-files/index.ts';
import { profileSigner } from '../lib/setup-files/signed-profile.ts';

/** The setup files, each at the address where mail apps look for it; none without an incoming server. */
export async function getStaticPaths() {
  const files = await setupFiles(settings, profileSigner());
  return files.map((file) => ({ params: { setupFile: file.address.slice(1) }, props: file }));
}

export const GET: APIRoute<SetupFile> = ({ props: { type, text, signed } }) =>
  new Response(signed ?? text, { headers: { 'content-type': type } });

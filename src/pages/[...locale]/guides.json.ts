import type { APIRoute } from 'astro';
import { guideOutlines } from '../../site.ts';
import { localePaths } from '../../i18n/index.ts';

export const getStaticPaths = localePaths;

/** Where in each guide each thing is done, and what the app calls each setting: for the settings check. */
export const GET: APIRoute = async ({ locals }) => Response.json(await guideOutlines(locals.site));

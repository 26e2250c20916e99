import type { APIRoute } from 'astro';
import { guideOutlines } from '../site.ts';

/** Where in each guide each thing is done, and what the app calls each setting: for the settings check. */
export const GET: APIRoute = async ({ locals }) => Response.json(await guideOutlines(locals.site));

import { defineMiddleware } from 'astro:middleware';
import { loadSite } from './site.ts';

/** Puts the site's settings and content where every page and every component of content finds them. */
export const onRequest = defineMiddleware(async (context, next) => {
  context.locals.site = await loadSite();
  return next();
});

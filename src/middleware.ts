import { defineMiddleware } from 'astro:middleware';
import { DEFAULT_LOCALE, stringsFor } from './i18n/index.ts';

/** Puts the language, the site's settings and its content where every page and every component of content finds them. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals } = context;
  locals.locale = context.currentLocale ?? DEFAULT_LOCALE;
  locals.t = stringsFor(locals.locale);
  locals.foreign = (language) => (language === locals.locale ? undefined : language);
  // Astro keeps middleware, and with it the content that it imports. In dev, only a later import sees what has changed.
  const { loadSite } = await import('./site.ts');
  locals.site = await loadSite(locals.locale);
  locals.page = locals.site.pages.get(context.url.pathname);
  return next();
});

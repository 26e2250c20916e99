import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { DEFAULT_LOCALE, LOCALES, localAddress, stringsFor } from '../../i18n/index.ts';
import { ENGLISH_PAGES, type TRANSLATED_PAGES } from '../../lib/fixed-pages.ts';
import { drawShareImage } from '../../lib/share-image.ts';
import { loadSite } from '../../site.ts';

/** A share image for every page: `/og/guides/iphone.png` for `/guides/iphone/`, `/og/home.png` for the home page. */
export async function getStaticPaths() {
  const pages = await Promise.all(LOCALES.map(pagesIn));
  return pages.flat().map(({ address, ...props }) => ({ params: { path: address.slice(1, -1) || 'home' }, props }));
}

async function pagesIn(locale: string) {
  const { settings, errors, guides, articles, symptoms } = await loadSite(locale);
  const siteName = settings.site.name;
  const t = stringsFor(locale);
  const translated = {
    '/': siteName,
    '/articles/': t.articleList.title,
    '/errors/': t.errorList.title,
    '/glossary/': t.glossary.title,
    '/guides/': t.guideList.title,
    '/search/': t.searchPage.title,
    '/symptoms/': t.symptomList.title,
  } satisfies Record<(typeof TRANSLATED_PAGES)[number], string>;
  const fixed = locale === DEFAULT_LOCALE ? { ...translated, ...ENGLISH_PAGES } : translated;
  return [
    ...Object.entries(fixed).map(([address, title]) => ({
      address: localAddress(locale, address),
      siteName,
      title,
      subtitle: address === '/' ? t.home.title : undefined,
    })),
    ...[...errors, ...guides, ...articles, ...symptoms]
      .filter((page) => page.locale === locale)
      .map(({ address, data }) => ({
        address,
        siteName,
        title: data.title,
        subtitle: 'message' in data ? data.message : undefined,
      })),
  ];
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(new Uint8Array(await drawShareImage(props)), { headers: { 'Content-Type': 'image/png' } });

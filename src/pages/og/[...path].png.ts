import type { APIRoute, InferGetStaticPropsType } from 'astro';
import sharp from 'sharp';
import { DEFAULT_LOCALE, LOCALES, localAddress, stringsFor } from '../../i18n/index.ts';
import { brandFile } from '../../lib/brand/files.ts';
import { ENGLISH_PAGES, fixedTitles } from '../../lib/fixed-pages.ts';
import { nameParts } from '../../lib/settings/wording.ts';
import { drawShareImage, shareImageLook } from '../../og/share-image.ts';
import { loadSite } from '../../site.ts';

/** A share image for every page: `/og/guides/iphone.png` for `/guides/iphone/`, `/og/home.png` for the home page. */
export async function getStaticPaths() {
  const pages = await Promise.all(LOCALES.map(pagesIn));
  return pages.flat().map(({ address, ...props }) => ({ params: { path: address.slice(1, -1) || 'home' }, props }));
}

async function pagesIn(locale: string) {
  const { errors, guides, articles, symptoms } = await loadSite(locale);
  const t = stringsFor(locale);
  const fixed = { ...fixedTitles(t), ...(locale === DEFAULT_LOCALE && ENGLISH_PAGES) };
  return [
    ...Object.entries(fixed).map(([address, title]) => ({
      address: localAddress(locale, address),
      isHome: address === '/',
      title,
      subtitle: address === '/' ? t.home.lead : undefined,
    })),
    ...[...errors, ...guides, ...articles, ...symptoms]
      .filter((page) => page.locale === locale)
      .map(({ address, data }) => ({
        address,
        isHome: false,
        title: data.title,
        subtitle: 'message' in data ? data.message : undefined,
      })),
  ];
}

const { settings, palettes } = await loadSite();
const { logo, icon, shareImage = {} } = settings.brand ?? {};
const look = await shareImageLook(palettes, nameParts(settings), {
  logo: brandFile(logo),
  icon: brandFile(icon),
  background: brandFile(shareImage.background),
});
const home = brandFile(shareImage.home);

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
  props: { isHome, ...texts },
}) => {
  const png = isHome && home !== undefined ? await sharp(home).png().toBuffer() : await drawShareImage(texts, look);
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};

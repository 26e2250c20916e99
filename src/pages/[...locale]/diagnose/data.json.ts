import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getCollection } from 'astro:content';
import { DEFAULT_LOCALE, fill, localePaths } from '../../../i18n/index.ts';
import { cutAround } from '../../../i18n/label.ts';
import { catalogueFor, trainDiagnosis } from '../../../lib/diagnosis/catalogue.ts';
import type { DiagnoseData, GuideOffer } from '../../../lib/diagnosis/data.ts';
import { namedSupport } from '../../../lib/settings/support.ts';
import { type ErrorPage, guideNames, guideOutlines, isMailApp, loadSite } from '../../../site.ts';
import { withBase } from '../../../base.ts';

/**
 * Trains the diagnosis, once for all languages: what recognizes an error is the same in each. Refused where a cause has
 * no article.
 */
export async function getStaticPaths() {
  const [{ errors }, texts] = await Promise.all([loadSite(), getCollection('errorTexts')]);
  const trained = await trainDiagnosis(
    errors.map(({ id, data }) => ({ slug: id, data })),
    texts.map(({ data }) => data),
  );
  return localePaths().map((path) => ({ ...path, props: { trained } }));
}

/** What the diagnosis needs: what was learned, the words to say it in the reader's language, and the guides to lead on to. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ locals, props: { trained } }) => {
  const { site, t, foreign } = locals;
  const { errors, clients, settings } = site;
  const { diagnosis, fixIt, fixItIn, ...words } = t.answer;
  const articles = errors.map((page) => ({
    ...{ slug: page.id, address: page.address, data: page.data, quoted: quotedIn(page) },
    language: foreign(page.locale),
  }));
  const [outlines, names] = await Promise.all([guideOutlines(site), guideNames()]);
  const guides = clients.map(({ id, name, group, guide, variants }): GuideOffer => {
    const outline = outlines.find((one) => one.id === id);
    return {
      id,
      name,
      names: [guide, ...variants].flatMap((one) => names.get(one.id) ?? []),
      isMailApp: isMailApp(guide),
      language: foreign(guide.locale),
      fixIt: (fixItIn as Readonly<Partial<Record<string, string>>>)[id] ?? fill(fixIt, { name }),
      group,
      href: outline?.href ?? withBase('/guides/'),
      hasVariants: variants.length > 0,
      repairs: Object.fromEntries(
        (outline?.steps ?? [])
          // The first step that covers a repair is the one to begin with.
          .toReversed()
          .flatMap(({ number, title, covers }) => covers.map((repair) => [repair, { step: number, title }])),
      ),
    };
  });
  const { provider, outgoing } = settings;
  const body: DiagnoseData = {
    catalogue: catalogueFor(articles, trained, diagnosis),
    guides,
    right: {
      provider: provider.name,
      host: outgoing.host,
      port: outgoing.port,
      security: outgoing.security,
      support: namedSupport(settings),
    },
    words: { ...words, inEnglish: t.inEnglish, addressProblems: t.addressProblems },
  };
  return Response.json(body);
};

/** The words of an error in the title of a translation, which leaves them in the language of the original. */
function quotedIn({ locale, data: { title, message } }: ErrorPage): string | undefined {
  return locale === DEFAULT_LOCALE ? undefined : cutAround(title, [message])[1];
}

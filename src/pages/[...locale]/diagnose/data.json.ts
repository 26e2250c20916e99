import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { buildCatalogue } from '../../../lib/diagnosis/catalogue.ts';
import type { DiagnoseData, GuideOffer } from '../../../components/tools/use-diagnosis.ts';
import { namedSupport } from '../../../lib/settings/support.ts';
import { guideOutlines } from '../../../site.ts';
import { withBase } from '../../../base.ts';
import { localePaths } from '../../../i18n/index.ts';

export const getStaticPaths = localePaths;

/**
 * What the diagnosis needs: the classifiers, trained here, refused where a cause has no article, and the guides that it can lead
 * on to.
 */
export const GET: APIRoute = async ({ locals }) => {
  const { errors, clients, settings } = locals.site;
  const texts = await getCollection('errorTexts');
  const catalogue = await buildCatalogue(
    errors.map(({ id, data }) => ({ slug: id, data })),
    texts.map(({ data }) => data),
  );
  const outlines = await guideOutlines(locals.site);
  const guides = clients.map(({ id, name, group, variants }): GuideOffer => {
    const outline = outlines.find((one) => one.id === id);
    return {
      id,
      name,
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
  const right = {
    provider: provider.name,
    host: outgoing.host,
    port: outgoing.port,
    security: outgoing.security,
    support: namedSupport(settings),
  };
  const body: DiagnoseData = { catalogue, guides, right };
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
};

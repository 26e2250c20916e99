import { type CollectionEntry, getCollection, render } from 'astro:content';
import type { FieldSummary, StepSummary } from './content-model/mdx.ts';
import type { ArticleData, CollectionName, ErrorData, GROUPS, GuideData } from './content-model/schemas.ts';
import { settings } from './settings/index.ts';
import type { MailSettings } from './settings/schema.ts';
import { fillInAll, typographic } from './settings/wording.ts';

/**
 * Settings and content put together: what pages hand on to components. The settings are filled into front matter
 * here and not in the collection's schema, because Astro caches collections between builds and the cache knows
 * nothing of the settings.
 */

interface PageOf<Kind extends CollectionName, Data> {
  readonly kind: Kind;
  readonly id: string;
  /** Address on this site, with a slash at both ends. */
  readonly href: string;
  /** Short name for lists and breadcrumbs. */
  readonly name: string;
  readonly data: Data;
  readonly entry: CollectionEntry<Kind>;
}

export type ErrorPage = PageOf<'errors', ErrorData>;
export type GuidePage = PageOf<'guides', GuideData>;
export type ArticlePage = PageOf<'articles', ArticleData>;
export type ContentPage = ErrorPage | GuidePage | ArticlePage;

/** A mail app, device or program as readers choose it: the first guide of a family, with the family's others. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly guide: GuidePage;
  readonly variants: readonly GuidePage[];
}

export interface Site {
  readonly settings: MailSettings;
  readonly errors: readonly ErrorPage[];
  readonly guides: readonly GuidePage[];
  readonly articles: readonly ArticlePage[];
  readonly clients: readonly Client[];
}

async function load(): Promise<Site> {
  const [errors, guides, articles] = await Promise.all([
    getCollection('errors'),
    getCollection('guides'),
    getCollection('articles'),
  ]);

  const errorPages = errors.map((entry): ErrorPage =>
    page('errors', entry, { ...fillInAll(settings, { ...entry.data, signals: [] }), signals: entry.data.signals }),
  );
  const guidePages = guides.map((entry): GuidePage => page('guides', entry, fillInAll(settings, entry.data)));
  const articlePages = articles.map((entry): ArticlePage => page('articles', entry, fillInAll(settings, entry.data)));

  guidePages.sort((a, b) => a.data.order - b.data.order);
  // The error that brings most readers here comes first.
  const first = ({ data }: ErrorPage) => Number(data.main && data.cause === 'relay-authentication-required');
  errorPages.sort((a, b) => first(b) - first(a) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  articlePages.sort((a, b) => a.name.localeCompare(b.name));

  const clients = guidePages
    .filter((guide) => !guide.id.includes('/'))
    .map((guide): Client => {
      const family = guidePages.filter((other) => other.id === guide.id || other.id.startsWith(`${guide.id}/`));
      const { client: name, group } = guide.data;
      return { id: guide.id, name, group, guide, variants: family.length > 1 ? family : [] };
    });

  return { settings, errors: errorPages, guides: guidePages, articles: articlePages, clients };
}

function page<
  Kind extends CollectionName,
  Data extends { title: string; summary: string; description: string; navTitle?: string | undefined },
>(kind: Kind, entry: CollectionEntry<Kind>, filled: Data): PageOf<Kind, Data> {
  const data: Data = {
    ...filled,
    title: typographic(filled.title),
    summary: typographic(filled.summary),
    description: typographic(filled.description),
  };
  return { kind, id: entry.id, href: `/${kind}/${entry.id}/`, name: data.navTitle ?? data.title, data, entry };
}

let loaded: Promise<Site> | undefined;

/** The whole site's settings and content; read once a build, and anew for each request while editing. */
export function loadSite(): Promise<Site> {
  if (import.meta.env.DEV) return load();
  loaded ??= load();
  return loaded;
}

/** The pages that `page` names as related, in the order in which it names them. The content check made sure they exist. */
export function relatedPages(site: Site, { data }: ContentPage): ContentPage[] {
  const pick = <P extends ContentPage>(pages: readonly P[], ids: readonly string[]) =>
    ids.flatMap((id) => pages.find((candidate) => candidate.id === id) ?? []);
  return [
    ...pick(site.errors, data.related.errors),
    ...pick(site.guides, data.related.guides),
    ...pick(site.articles, data.related.articles),
  ];
}

/** A guide as tools offer it: what it is called, and where in it each thing is done. */
export interface GuideOutline {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly steps: readonly StepSummary[];
  readonly fields: readonly FieldSummary[];
}

/** The outlines of all guides, in the order of lists. */
export async function guideOutlines({ guides }: Site): Promise<GuideOutline[]> {
  return Promise.all(
    guides.map(async ({ id, href, name, entry }) => {
      const { steps, fields } = (await render(entry)).remarkPluginFrontmatter as Pick<GuideOutline, 'steps' | 'fields'>;
      return { id, name, href, steps, fields };
    }),
  );
}

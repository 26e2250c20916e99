import { type CollectionEntry, getCollection, render } from 'astro:content';
import { DEFAULT_LOCALE, localAddress, localeParam, LOCALES, localized, stringsFor } from './i18n/index.ts';
import { addressOf } from './lib/content/addresses.ts';
import { type Palettes, palettesOf } from './lib/brand/palette.ts';
import type { BodyFacts } from './lib/content/body-facts.ts';
import type { GlossaryTerm } from './lib/content/glossary.ts';
import { translateLikelyCause, translateQuestion } from './lib/content/question-texts.ts';
import { shownTexts } from './lib/content/page-texts.ts';
import type { LikelyCause, Question } from './lib/content/questions.ts';
import {
  type ArticleData,
  type CollectionName,
  type ErrorData,
  type GROUPS,
  type GuideData,
  isCentral,
  type SymptomData,
} from './lib/content/schemas.ts';
import type { SymptomGroup } from './lib/content/symptom-groups.ts';
import { TRANSLATED_PAGES } from './lib/fixed-pages.ts';
import { namesOf } from './lib/named-guides.ts';
import { mapTexts } from './lib/plain-text.ts';
import { settings } from './lib/settings/index.ts';
import type { MailSettings } from './lib/settings/schema.ts';
import { fillInAll, typographic } from './lib/settings/wording.ts';

/**
 * Settings and content put together: what pages hand on to components. The settings are filled into front matter
 * here and not in the collection's schema, because Astro caches collections between builds and the cache knows
 * nothing of the settings.
 */

interface PageOf<Kind extends CollectionName, Data> {
  readonly kind: Kind;
  readonly id: string;
  /** Address on this site, with a slash at both ends: `/es/guides/iphone/`. */
  readonly address: string;
  /** The link to it, which differs where the site is published below a path. */
  readonly href: string;
  /** Short name for lists and breadcrumbs. */
  readonly name: string;
  readonly data: Data;
  readonly entry: CollectionEntry<Kind> | CollectionEntry<'translations'>;
  /** The language of the text: where a translation is missing it is not that of the site around it. */
  readonly locale: string;
  /** The page's address in each language that it exists in. */
  readonly languages: Readonly<Record<string, string>>;
}

export type ErrorPage = PageOf<'errors', ErrorData>;
export type GuidePage = PageOf<'guides', GuideData>;
type ArticlePage = PageOf<'articles', ArticleData>;
type SymptomPage = PageOf<'symptoms', SymptomData>;
export type ContentPage = ErrorPage | GuidePage | ArticlePage | SymptomPage;

/** A mail app, device or program as readers choose it: the first guide of a family, with the family's others. */
interface Client {
  readonly id: string;
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly guide: GuidePage;
  readonly variants: readonly GuidePage[];
}

/** An entry of a list, and the language of its texts. */
type InLanguage<Entry> = Entry & { readonly locale: string };

/** A word, and in a translation what it's called in the language of the original, which many apps show. */
type Term = InLanguage<GlossaryTerm> & { readonly original?: Pick<GlossaryTerm, 'term' | 'also'> | undefined };

export interface Site {
  /** The language of this site. */
  readonly locale: string;
  readonly settings: MailSettings;
  /** The colors of the brand. */
  readonly palettes: Palettes;
  readonly errors: readonly ErrorPage[];
  readonly guides: readonly GuidePage[];
  readonly articles: readonly ArticlePage[];
  readonly symptoms: readonly SymptomPage[];
  /** All of these by the link to each. */
  readonly pages: ReadonlyMap<string, ContentPage>;
  /** The messages of all errors, without the code in front and the full stop: titles quote the words alone. */
  readonly messages: readonly string[];
  readonly clients: readonly Client[];
  /** Answers to "What happens?" on the way to the symptom pages. */
  readonly symptomGroups: readonly InLanguage<SymptomGroup>[];
  /** The questions of `/find/`, and where they lead. */
  readonly questions: readonly InLanguage<Question>[];
  readonly likelyCauses: readonly InLanguage<LikelyCause>[];
  readonly glossary: readonly Term[];
}

const palettes = palettesOf(settings.brand?.colors);

/** The settings with the site's name in a language. */
function settingsIn(locale: string): MailSettings {
  const { site } = settings;
  return { ...settings, site: { ...site, name: site.names?.[locale] ?? site.name } };
}

/** Drafts are shown in dev only. */
const isShown = ({ data }: { data: { draft: boolean } }): boolean => import.meta.env.DEV || !data.draft;

async function load(locale: string): Promise<Site> {
  const [errors, guides, articles, symptoms, translations] = await Promise.all([
    getCollection('errors', isShown),
    getCollection('guides', isShown),
    getCollection('articles', isShown),
    getCollection('symptoms', isShown),
    getCollection('translations'),
  ]);
  const [glossary, terms, symptomGroups, answers, questions, questionTexts, causes, causeTexts] = await Promise.all([
    getCollection('glossary'),
    getCollection('glossaryTexts'),
    getCollection('symptomGroups'),
    getCollection('symptomGroupTexts'),
    getCollection('questions'),
    getCollection('questionTexts'),
    getCollection('likelyCauses'),
    getCollection('likelyCauseTexts'),
  ]);
  const translated = new Map(translations.map((entry) => [entry.id, entry]));
  /** The texts of a list's entry in the site's language, if there are any. */
  const textsOf = <Texts extends { readonly id: string }>(
    lists: readonly { readonly id: string; readonly data: readonly Texts[] }[],
    entry: string,
  ): Texts | undefined => lists.find(({ id }) => id === locale)?.data.find(({ id }) => id === entry);

  /** A page in the site's language, or in the default one where there is no translation. */
  function page<Kind extends CollectionName, Data extends PageTexts>(
    kind: Kind,
    entry: CollectionEntry<Kind> & { readonly id: string },
    original: Data,
  ): PageOf<Kind, Data> {
    const translation = translated.get(`${locale}/${kind}/${entry.id}`);
    const sources = [...original.sources, ...(translation?.data.sources ?? [])];
    const { settings: words } = stringsFor(translation ? locale : DEFAULT_LOCALE);
    const data = shownTexts(settings, { ...original, ...translation?.data, sources } as Data, words);
    const own = addressOf(kind, entry.id);
    const languages = Object.fromEntries(
      LOCALES.filter((one) => one === DEFAULT_LOCALE || translated.has(`${one}/${kind}/${entry.id}`)).map((one) => [
        one,
        localized(one, own),
      ]),
    );
    return {
      kind,
      id: entry.id,
      address: localAddress(translation ? locale : DEFAULT_LOCALE, own),
      href: localized(translation ? locale : DEFAULT_LOCALE, own),
      name: data.navTitle ?? data.title,
      data,
      entry: translation ?? entry,
      locale: translation ? locale : DEFAULT_LOCALE,
      languages,
    };
  }

  const errorPages = errors.map((entry): ErrorPage => page('errors', entry, entry.data));
  const guidePages = guides.map((entry): GuidePage => page('guides', entry, entry.data));
  const articlePages = articles.map((entry): ArticlePage => page('articles', entry, entry.data));
  const symptomPages = symptoms.map((entry): SymptomPage => page('symptoms', entry, entry.data));

  symptomPages.sort((a, b) => a.data.order - b.data.order);
  guidePages.sort((a, b) => a.data.order - b.data.order);
  // The error that brings most readers here comes first.
  const first = ({ data }: ErrorPage) => Number(isCentral(data));
  /** What is in the reader's language comes before what isn't. */
  const own = (page: ContentPage) => Number(page.locale === locale);
  errorPages.sort(
    (a, b) => own(b) - own(a) || first(b) - first(a) || a.name.localeCompare(b.name, locale, { numeric: true }),
  );
  articlePages.sort((a, b) => own(b) - own(a) || a.name.localeCompare(b.name, locale));

  const clients = guidePages
    .filter((guide) => !guide.id.includes('/'))
    .map((guide): Client => {
      const family = guidePages.filter((other) => other.id === guide.id || other.id.startsWith(`${guide.id}/`));
      const { client: name, group } = guide.data;
      return { id: guide.id, name, group, guide, variants: family.length > 1 ? family : [] };
    });

  return {
    locale,
    settings: settingsIn(locale),
    palettes,
    errors: errorPages,
    guides: guidePages,
    articles: articlePages,
    symptoms: symptomPages,
    pages: new Map(
      [...errorPages, ...guidePages, ...articlePages, ...symptomPages].map((one): [string, ContentPage] => [
        one.href,
        one,
      ]),
    ),
    messages: errorPages.map(({ data }) => data.message.replaceAll(/^(?:\d{3} )?(?:\d\.\d+\.\d+ )?|\.$/gu, '')),
    clients,
    symptomGroups: symptomGroups
      .map(({ data }) => {
        const texts = textsOf(answers, data.id);
        const also = data.also.map(({ text, to }, index) => ({ text: texts?.also[index] ?? text, to }));
        return inLanguage({ ...data, ...texts, also }, texts ? locale : DEFAULT_LOCALE);
      })
      .sort((a, b) => a.order - b.order),
    questions: questions.map(({ data }) => {
      const texts = textsOf(questionTexts, data.id);
      return inLanguage(texts ? translateQuestion(data, texts) : data, texts ? locale : DEFAULT_LOCALE);
    }),
    likelyCauses: causes.map(({ data }) => {
      const texts = textsOf(causeTexts, data.id);
      return inLanguage(texts ? translateLikelyCause(data, texts) : data, texts ? locale : DEFAULT_LOCALE);
    }),
    glossary: glossary
      .map(({ data }) => {
        const texts = textsOf(terms, data.id);
        const original = texts && { term: data.term, also: data.also };
        return { ...inLanguage({ ...data, ...texts }, texts ? locale : DEFAULT_LOCALE), original };
      })
      .sort((a, b) => a.term.localeCompare(b.term, locale)),
  };
}

/** An entry of a list with the settings filled in, and the language that it's in. */
function inLanguage<Entry extends object>(entry: Entry, locale: string): InLanguage<Entry> {
  return { ...mapTexts(fillInAll(settings, entry, stringsFor(locale).settings), typographic), locale };
}

/** What every page says of itself. */
interface PageTexts {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly navTitle?: string | undefined;
  readonly searchTerms: readonly string[];
  readonly sources: readonly object[];
}

const loaded = new Map<string, Promise<Site>>();

/** The settings and all content in a language, read once a build, and in dev for each request. */
export function loadSite(locale: string = DEFAULT_LOCALE): Promise<Site> {
  const site = (import.meta.env.DEV ? undefined : loaded.get(locale)) ?? load(locale);
  loaded.set(locale, site);
  return site;
}

/**
 * The paths of a kind's pages in every language that they exist in, as `getStaticPaths` of a `[...locale]` route returns
 * them. Without the pages: dev keeps what `getStaticPaths` returns, and would show a changed page as it was.
 */
export async function localizedPaths<Kind extends CollectionName>(kind: Kind) {
  const lists = LOCALES.map(async (locale) => {
    const site = await loadSite(locale);
    const pages: readonly Site[Kind][number][] = site[kind];
    return pages
      .filter((page) => page.locale === locale)
      .map((page) => ({ params: { locale: localeParam(locale), id: page.id } }));
  });
  return (await Promise.all(lists)).flat();
}

/** The page at one of the `localizedPaths`. */
export function pageWithId<Page extends ContentPage>(pages: readonly Page[], id: string): Page {
  const page = pages.find((one) => one.id === id);
  if (!page) throw new Error(`There is no page ${id} in the content.`);
  return page;
}

/**
 * The link to an address, and the language of the page there: that of the site if the page is there in it. Of pages
 * elsewhere, such as webmail, the language isn't known, and they are taken for the reader's own.
 */
export function linkTo(site: Site, to: string): { href: string; locale: string } {
  if (!to.startsWith('/')) return { href: to, locale: site.locale };
  const address = to.replace(/[?#].*$/u, '');
  const page = [...site.pages.values()].find(({ kind, id }) => addressOf(kind, id) === address);
  const isEverywhere = (TRANSLATED_PAGES as readonly string[]).includes(address);
  const locale = page?.locale ?? (isEverywhere ? site.locale : DEFAULT_LOCALE);
  return { href: localized(locale, to), locale };
}

/** The pages that `page` names as related, in the order in which it names them. The content check made sure they exist. */
export function relatedPages(site: Site, { data }: ContentPage): ContentPage[] {
  return [
    ...pick(site.errors, data.related.errors),
    ...pick(site.guides, data.related.guides),
    ...pick(site.articles, data.related.articles),
    ...pick(site.symptoms, data.related.symptoms),
  ];
}

/** The guides to the apps that a reader of `guide` may really have, the likeliest first. */
export function confusedWith({ guides }: Site, guide: GuidePage): GuidePage[] {
  return pick(guides, guide.data.confusedWith);
}

/** The article on app passwords; undefined if there is none. */
export function appPasswordArticle({ articles }: Site): ContentPage | undefined {
  return articles.find(({ id }) => id === 'app-passwords');
}

function pick<P extends ContentPage>(pages: readonly P[], ids: readonly string[]): P[] {
  return ids.flatMap((id) => pages.find((candidate) => candidate.id === id) ?? []);
}

/** A guide as tools offer it: its name, and where in it each thing is done. */
export interface GuideOutline
  extends Pick<BodyFacts, 'steps' | 'fields'>, Pick<GuidePage, 'address' | 'href' | 'locale'> {
  readonly id: string;
  readonly name: string;
}

/** The outlines of all guides, in the order of lists. */
export async function guideOutlines({ guides }: Site): Promise<GuideOutline[]> {
  return Promise.all(
    guides.map(async ({ id, address, href, name, locale, entry }) => {
      const { steps, fields } = (await render(entry)).remarkPluginFrontmatter as BodyFacts;
      return { id, name, address, href, locale, steps, fields };
    }),
  );
}

/** The names of each guide, by its id, in every language. */
export async function guideNames(): Promise<Map<string, string[]>> {
  const sites = await Promise.all(LOCALES.map(loadSite));
  const pages = Map.groupBy(
    sites.flatMap(({ guides }) => guides),
    ({ id }) => id,
  );
  return new Map(
    [...pages].map(([id, own]) => [
      id,
      namesOf(
        id,
        own.map(({ data }) => data),
      ),
    ]),
  );
}

/** Whether a guide is about a mail app, and not about a website, a device or a program. */
export function isMailApp({ data: { group, platform } }: GuidePage): boolean {
  return group === 'apps' && platform !== 'web';
}

import type { ContentPage, ErrorPage } from '../site.ts';
import { shareImageAddress } from './content/addresses.ts';
import { isoDay } from './dates.ts';
import type { MailSettings } from './settings/schema.ts';
import { siteAddress } from './settings/site-address.ts';

/** schema.org descriptions of pages, for search engines. Only what the page itself shows. */

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** https://schema.org/BreadcrumbList */
export function crumbList(crumbs: readonly Crumb[], origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: new URL(crumb.href, origin).href,
    })),
  };
}

/** What an article's description needs to know of a page. */
type Article = Pick<ContentPage, 'address' | 'locale'> & {
  readonly data: Pick<ContentPage['data'], 'title' | 'description' | 'published' | 'checked'>;
};

type Publisher = Pick<MailSettings, 'site' | 'provider'>;

/** https://schema.org/Organization: who publishes the site. */
function publisher({ site, provider }: Publisher): object {
  const logo = { '@type': 'ImageObject', url: siteAddress(site, '/icon.svg') };
  return { '@type': 'Organization', name: provider.company, url: siteAddress(site, '/'), logo };
}

/** https://schema.org/WebSite: what the first page is. */
export function webSite(locale: string, settings: Publisher): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: settings.site.name,
    url: siteAddress(settings.site, '/'),
    inLanguage: locale,
    publisher: publisher(settings),
  };
}

/** https://schema.org/TechArticle */
export function techArticle(page: Article, settings: Publisher): object {
  const { site } = settings;
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: page.data.title,
    description: page.data.description,
    datePublished: isoTime(page.data.published),
    dateModified: isoTime(page.data.checked),
    inLanguage: page.locale,
    mainEntityOfPage: siteAddress(site, page.address),
    image: siteAddress(site, shareImageAddress(page.address)),
    // A role at the provider, and no person.
    author: { '@type': 'Organization', name: site.author, url: siteAddress(site, '/') },
    publisher: publisher(settings),
  };
}

/** https://schema.org/FAQPage; `undefined` where the page shows no questions. */
export function questionPage(questions: ErrorPage['data']['questions']): object | undefined {
  if (questions.length === 0) return undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}

/** The beginning of a day, with its time zone. */
function isoTime(date: Date): string {
  return `${isoDay(date)}T00:00:00Z`;
}

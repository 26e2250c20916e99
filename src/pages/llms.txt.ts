import type { APIRoute } from 'astro';
import { DEFAULT_LOCALE, LOCALES, stringsFor } from '../i18n/index.ts';
import { ENGLISH_PAGES, fixedTitles } from '../lib/fixed-pages.ts';
import { PUBLISHED_PATH, PUBLISHED_SCHEMA_PATH } from '../lib/settings/published.ts';
import { siteAddress } from '../lib/settings/site-address.ts';
import { sendingRows, settingsText } from '../lib/settings/wording.ts';
import { type ContentPage, loadSite } from '../site.ts';

/** An overview for language models (llmstxt.org): the settings, and each page with its Markdown address. */
export const GET: APIRoute = async ({ locals }) => {
  const { t } = locals;
  const { settings, errors, guides, articles, symptoms } = locals.site;
  const titles = { ...fixedTitles(t), ...ENGLISH_PAGES };
  const { name } = settings.site;
  const to = (address: string) => siteAddress(settings.site, address);
  const page = (title: string, address: string, about: string) => `- [${title}](${to(`${address}index.md`)}): ${about}`;
  const fixed = (address: keyof typeof titles, about: string) => page(titles[address], address, about);
  const list = (pages: readonly ContentPage[]) =>
    pages.map(({ address, name: title, data }) => page(title, address, data.description)).join('\n');
  const translations = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).map(async (locale) => {
    const site = await loadSite(locale);
    const pages = [...site.errors, ...site.symptoms, ...site.guides, ...site.articles];
    return `## ${stringsFor(locale).language}\n\n${list(pages.filter((one) => one.locale === locale))}\n`;
  });
  const values = settingsText(sendingRows(settings, stringsFor(DEFAULT_LOCALE).settings)).replaceAll(/^/gmu, '- ');
  return new Response(`# ${name}

> Help for customers of ${settings.provider.name} whose mail app can’t send. The links lead to Markdown. Without index.md at the end, they lead to the pages that people read.

## Settings

The settings for outgoing mail (SMTP):

${values}

More about them:

${fixed('/settings/', 'what each setting is called in mail apps')}
- [settings.json](${to(PUBLISHED_PATH)}): the settings for programs, described by [a JSON Schema](${to(PUBLISHED_SCHEMA_PATH)})
${fixed('/settings/apple/', 'the settings for Apple’s Mail app')}
${fixed('/settings/dns/', 'for owners of a domain with mail here')}

## Errors

${list(errors)}

## Problems

${list(symptoms)}

## Guides

${list(guides)}

## Articles

${list(articles)}

## Words

${fixed('/glossary/', 'what SMTP, port, relay and other words mean')}

${(await Promise.all(translations)).join('\n')}`);
};

import type { APIRoute } from 'astro';
import { PUBLISHED_PATH, PUBLISHED_SCHEMA_PATH } from '../lib/settings/published.ts';
import type { ContentPage } from '../site.ts';

/** An overview for language models (llmstxt.org): each page with its Markdown address. */
export const GET: APIRoute = ({ locals }) => {
  const { settings, errors, guides, articles, symptoms } = locals.site;
  const list = (pages: readonly ContentPage[]) =>
    pages
      .map(({ href, name, data }) => `- [${name}](${settings.site.url}${href}index.md): ${data.description}`)
      .join('\n');
  return new Response(`# ${settings.site.name}

> Help for customers of ${settings.provider.name} whose mail app cannot send.

## Settings

- [The right settings](${settings.site.url}/settings/index.md): also for programs at ${settings.site.url}${PUBLISHED_PATH} (JSON Schema: ${settings.site.url}${PUBLISHED_SCHEMA_PATH})
- [Set up mail on an iPhone, iPad or Mac](${settings.site.url}/settings/apple/index.md)
- [DNS records for domain owners](${settings.site.url}/settings/dns/index.md)

## Errors

${list(errors)}

## Problems

${list(symptoms)}

## Guides

${list(guides)}

## Articles

${list(articles)}

## Words

- [Words explained](${settings.site.url}/glossary/index.md): what SMTP, port, relay and the others mean
`);
};

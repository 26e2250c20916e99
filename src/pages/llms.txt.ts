import type { APIRoute } from 'astro';
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

- [The right settings](${settings.site.url}/settings/index.md): also for programs at ${settings.site.url}/settings.json

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

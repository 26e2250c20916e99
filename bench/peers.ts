/**
 * The generators that the site is compared with, each as its own documentation sets it up: its default theme and
 * nothing switched off. Versions are pinned here; raise them together.
 */

const ASTRO = '7.3.4';
const PAGEFIND = '1.5.2';

export interface Peer {
  readonly id: string;
  readonly name: string;
  /** What is compared: theme and search. */
  readonly about: string;
  /** Peers with the same folder share what is installed. */
  readonly install: string;
  /** npm packages with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** A program that npm does not have, and the Debian package with it. */
  readonly program?: string;
  /** The project: path and text of each file but the articles. */
  readonly files: Readonly<Record<string, string>>;
  /** Path of an article's file. */
  readonly articleFile: (slug: string) => string;
  /** Whether the title stands in the text, for generators that do not show that of the front matter. */
  readonly titleInText?: boolean;
  /** What is run to build, in order. The first word is a file of an installed package, or `program`. */
  readonly commands: readonly (readonly string[])[];
  /** Folder of the finished site. */
  readonly output: string;
  /** What is kept between builds beside the output; removed before a cold build. */
  readonly caches: readonly string[];
  /** Address of an article in the finished site. */
  readonly address: (slug: string) => string;
}

const asFolder = (slug: string): string => `/articles/${slug}/`;
const indexWith = (output: string): readonly string[] => ['pagefind/lib/runner/bin.cjs', '--site', output];

/** A page without a theme, as small as one that is valid and can be searched. Used by generators that bring none. */
const barePage = (title: string, description: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta name="description" content="${description}">
</head>
<body>
<main data-pagefind-body>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const astroPage = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
${barePage('{entry.data.title}', 'DESCRIPTION', '<Content />').replace('"DESCRIPTION"', '{entry.data.description}')}`;

function bareAstro(id: string, name: string, options: { readonly config: string; readonly type: 'md' | 'mdx' }): Peer {
  return {
    id,
    name,
    about: 'no theme; Pagefind',
    install: 'astro',
    packages: {
      astro: ASTRO,
      '@astrojs/markdown-remark': '7.3.1',
      '@astrojs/mdx': '8.0.2',
      'remark-gfm': '4.0.1',
      pagefind: PAGEFIND,
    },
    files: {
      'astro.config.mjs': options.config,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const schema = z.object({ title: z.string(), description: z.string() });
export const collections = {
  articles: defineCollection({ loader: glob({ base: './src/articles', pattern: '*.${options.type}' }), schema }),
};
`,
      'src/pages/articles/[slug].astro': astroPage,
    },
    articleFile: (slug) => `src/articles/${slug}.${options.type}`,
    commands: [['astro/bin/astro.mjs', 'build'], indexWith('dist')],
    output: 'dist',
    caches: ['node_modules', '.astro'],
    address: asFolder,
  };
}

const WITH_REMARK = `processor: unified({ gfm: false, remarkPlugins: [remarkGfm] })`;

export const PEERS: readonly Peer[] = [
  bareAstro('astro-satteri', 'Astro, Sätteri', { config: 'export default {};\n', type: 'md' }),
  bareAstro('astro-remark', 'Astro, remark-gfm', {
    config: `import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
export default { markdown: { ${WITH_REMARK} } };
`,
    type: 'md',
  }),
  bareAstro('astro-mdx', 'Astro, remark-gfm, MDX', {
    config: `import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import remarkGfm from 'remark-gfm';
export default { markdown: { ${WITH_REMARK} }, integrations: [mdx()] };
`,
    type: 'mdx',
  }),
  {
    id: 'starlight',
    name: 'Starlight',
    about: 'its theme; Pagefind',
    install: 'starlight',
    packages: { astro: ASTRO, '@astrojs/starlight': '0.42.4', sharp: '0.35.5' },
    files: {
      'astro.config.mjs': `import starlight from '@astrojs/starlight';
export default { site: 'https://docs.example', integrations: [starlight({ title: 'Help' })] };
`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    },
    articleFile: (slug) => `src/content/docs/articles/${slug}.md`,
    commands: [['astro/bin/astro.mjs', 'build']],
    output: 'dist',
    caches: ['node_modules', '.astro'],
    address: asFolder,
  },
  {
    id: 'vitepress',
    name: 'VitePress',
    about: 'its theme; its local search',
    install: 'vitepress',
    packages: { vitepress: '1.6.4' },
    files: {
      '.vitepress/config.mjs': `import { readdirSync } from 'node:fs';
const names = readdirSync(new URL('../articles', import.meta.url)).filter((name) => name.endsWith('.md'));
const items = names.map((name) => name.slice(0, -3)).map((slug) => ({ text: slug, link: '/articles/' + slug }));
export default {
  title: 'Help',
  description: 'Help',
  // Articles link to folders, as the other generators write them.
  ignoreDeadLinks: true,
  themeConfig: { search: { provider: 'local' }, sidebar: [{ text: 'Articles', items }] },
};
`,
      'index.md': '# Help\n',
    },
    articleFile: (slug) => `articles/${slug}.md`,
    titleInText: true,
    commands: [['vitepress/bin/vitepress.js', 'build']],
    output: '.vitepress/dist',
    caches: ['.vitepress/cache', '.vitepress/.temp'],
    address: (slug) => `/articles/${slug}.html`,
  },
  {
    id: 'docusaurus',
    name: 'Docusaurus',
    about: 'classic theme, docs only; @easyops-cn/docusaurus-search-local',
    install: 'docusaurus',
    packages: {
      '@docusaurus/core': '3.10.2',
      '@docusaurus/preset-classic': '3.10.2',
      '@easyops-cn/docusaurus-search-local': '0.55.3',
      '@mdx-js/react': '3.1.1',
      react: '19.3.1',
      'react-dom': '19.3.1',
    },
    files: {
      'docusaurus.config.mjs': `export default {
  title: 'Help',
  url: 'https://docs.example',
  baseUrl: '/',
  trailingSlash: true,
  // A plain .md file is read as Markdown, not as MDX.
  markdown: { format: 'detect' },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]],
  themes: [['@easyops-cn/docusaurus-search-local', { hashed: true, docsRouteBasePath: '/', indexBlog: false }]],
};
`,
      'docs/index.md': '---\nslug: /\ntitle: Help\n---\n\nHelp.\n',
    },
    articleFile: (slug) => `docs/articles/${slug}.md`,
    commands: [['@docusaurus/core/bin/docusaurus.mjs', 'build']],
    output: 'build',
    caches: ['.docusaurus', 'node_modules'],
    address: asFolder,
  },
  {
    id: 'eleventy',
    name: 'Eleventy',
    about: 'no theme; Pagefind',
    install: 'eleventy',
    packages: { '@11ty/eleventy': '3.1.8', pagefind: PAGEFIND },
    files: {
      '_includes/page.liquid': barePage('{{ title }}', '{{ description }}', '{{ content }}'),
      'articles/articles.json': '{ "layout": "page.liquid" }\n',
    },
    articleFile: (slug) => `articles/${slug}.md`,
    commands: [['@11ty/eleventy/cmd.cjs', '--quiet'], indexWith('_site')],
    output: '_site',
    caches: ['.cache'],
    address: asFolder,
  },
  {
    id: 'hugo',
    name: 'Hugo',
    about: 'no theme; Pagefind',
    install: 'hugo',
    packages: { pagefind: PAGEFIND },
    program: 'hugo',
    files: {
      'hugo.toml': `baseURL = 'https://docs.example/'
title = 'Help'
disableKinds = ['taxonomy', 'term', 'RSS', 'section', 'home']
`,
      'layouts/_default/single.html': barePage('{{ .Title }}', '{{ .Description }}', '{{ .Content }}'),
    },
    articleFile: (slug) => `content/articles/${slug}.md`,
    commands: [['hugo', '--quiet', '--cleanDestinationDir'], indexWith('public')],
    output: 'public',
    caches: ['resources'],
    address: asFolder,
  },
];

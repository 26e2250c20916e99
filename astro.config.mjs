import { readdirSync, statSync } from 'node:fs';
import { constants } from 'node:zlib';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import compressor from 'astro-compressor';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/integrations/content-check.ts';
import { cspHashes } from './src/integrations/csp-hashes.ts';
import { devContent } from './src/integrations/dev-content.ts';
import { markdownPages } from './src/integrations/markdown-pages.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { serviceWorker } from './src/integrations/service-worker.ts';
import { sitemapOfPages } from './src/integrations/sitemap.ts';
import { loadSettings, settingsFile } from './src/lib/settings/load.ts';
import { remarkPlugins } from './src/remark/index.ts';

// A wrong settings file ends the build here, before anything is written.
const settings = await loadSettings();
// A language is a file in this folder; only the default one has no name in its addresses.
const locales = readdirSync(new URL('src/i18n/locales', import.meta.url)).map((file) => file.replace('.ts', ''));

/** Texts that web servers send compressed, and that are worth it. */
const compressed = ({ filePath }) =>
  /\.(?:html|css|js|json|svg|xml|txt)$/u.test(filePath) && statSync(filePath).size >= 1000;

export default defineConfig({
  site: settings.site.url,
  trailingSlash: 'always',
  i18n: { defaultLocale: 'en', locales },
  build: {
    // One request shows the page: its styles travel with it.
    inlineStylesheets: 'always',
  },
  markdown: {
    processor: unified({ gfm: false, remarkPlugins: remarkPlugins(settings) }),
    // Highlighting needs styles in attributes, which the security policy refuses.
    syntaxHighlight: false,
  },
  integrations: [
    mdx({ optimize: true }),
    preact(),
    devContent(),
    // These run after the pages are built, in this order.
    sitemapOfPages(locales),
    markdownPages(),
    searchIndex(),
    cspHashes(),
    serviceWorker(),
    // Level 10 takes half the time of 11, and its files are 3 % larger.
    compressor({
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } },
      zstd: false,
      hooks: { fileFilter: compressed },
    }),
    // Last, so that its notices end the output of a build, where nobody overlooks them.
    contentCheck(settings),
  ],
  devToolbar: { enabled: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        // No text becomes markup or script; `src/scripts/trusted-types.ts` says what may.
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ],
      // Pagefind's search core is WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
  vite: {
    resolve: { alias: { '#mail-settings': settingsFile() } },
    // A worker may import what it needs later.
    worker: { format: 'es' },
    // Only the worker imports it. Dev would find it with the first pasted error, and reload the page.
    optimizeDeps: { include: ['postal-mime'] },
    build: {
      license: { fileName: 'licences.txt' },
      // Astro's own directive in content modules, which Rolldown doesn't know.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  // The script of every page in one file, with what others share of it.
                  {
                    name: 'page',
                    test: /layouts\/BaseLayout|src\/scripts\/|i18n\/(?:fill|english\/copy)|support-reply\/summary|preload-helper/u,
                  },
                  { name: 'preact', test: /node_modules\/@?preact|components\/tools\/use-(?:json|started|bfcache)/u },
                ],
              },
            },
          },
        },
      },
    },
  },
});

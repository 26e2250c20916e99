import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import compressor from 'astro-compressor';
import { defineConfig, fontProviders } from 'astro/config';
import './src/lib/env-file.ts';
import { DEFAULT_LOCALE } from './src/i18n/locale.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { cspHashes } from './src/integrations/csp-hashes.ts';
import { mailSettings } from './src/integrations/mail-settings.ts';
import { devContent } from './src/integrations/dev-content.ts';
import { missingPages } from './src/integrations/missing-pages.ts';
import { markdownPages } from './src/integrations/markdown-pages.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { serviceWorker } from './src/integrations/service-worker.ts';
import { sitemapOfPages } from './src/integrations/sitemap.ts';
import { brandFile, checkBrandFiles } from './src/lib/brand/files.ts';
import { FONT_PROPERTIES } from './src/lib/brand/styles.ts';
import { loadLanguages } from './src/lib/content/languages.ts';
import { loadSettings } from './src/lib/settings/load.ts';
import { remarkPlugins } from './src/remark/index.ts';

// A wrong settings file ends the build here, before anything is written.
const settings = await loadSettings();
await checkBrandFiles(settings);
const { logo, printLogo, fonts = {} } = settings.brand ?? {};
const languages = await loadLanguages(import.meta.dirname);
const locales = languages.map(({ locale }) => locale);
/** What the site says itself, by language. */
const strings = Object.fromEntries(languages.map(({ locale, value }) => [locale, value]));

const NO_PICTURE = fileURLToPath(new URL('src/no-picture.ts', import.meta.url));

/** A font of the brand for Astro, which writes its styles and makes the fallback as wide as the font. */
const fontOf = ([use, { family: name, files, fallback }]) => ({
  name,
  cssVariable: FONT_PROPERTIES[use],
  fallbacks: [fallback],
  provider: fontProviders.local(),
  options: { variants: files.map((file) => ({ src: [brandFile(file)] })) },
});

/** Texts that web servers send compressed, and that are worth it. */
const compressed = ({ filePath }) =>
  /\.(?:html|css|js|json|svg|xml|txt)$/u.test(filePath) && statSync(filePath).size >= 1000;

export default defineConfig({
  site: settings.site.url,
  base: settings.site.base ?? '/',
  trailingSlash: 'always',
  i18n: { defaultLocale: DEFAULT_LOCALE, locales },
  build: {
    // One request shows the page: its styles travel with it.
    inlineStylesheets: 'always',
  },
  markdown: {
    processor: unified({ gfm: false, remarkPlugins: remarkPlugins(settings, strings) }),
    // Highlighting needs styles in attributes, which the security policy refuses.
    syntaxHighlight: false,
  },
  fonts: Object.entries(fonts)
    .filter(([, font]) => font?.files)
    .map(fontOf),
  integrations: [
    mdx({ optimize: true }),
    preact(),
    mailSettings(),
    devContent(),
    // These run after the pages are built, in this order.
    missingPages(locales, DEFAULT_LOCALE),
    sitemapOfPages(locales, settings.site.base),
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
    resolve: {
      alias: {
        '#logo': brandFile(logo) ?? NO_PICTURE,
        '#print-logo': brandFile(printLogo) ?? NO_PICTURE,
      },
    },
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
                  // The script of every page in one file, with what others share of it. Windows has backslashes in paths.
                  {
                    name: 'page',
                    test: /layouts[\\/]BaseLayout|src[\\/]scripts[\\/]|i18n[\\/](?:fill|english[\\/]copy)/u,
                  },
                  {
                    name: 'preact',
                    test: /node_modules[\\/]@?preact|src[\\/](?:base|i18n[\\/]addresses)|components[\\/]tools[\\/]use-(?:json|started)/u,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
});

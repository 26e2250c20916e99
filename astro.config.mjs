import { readdirSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/integrations/content-check.ts';
import { loadSettings, settingsFile } from './src/lib/settings/load.ts';
import { remarkPlugins } from './src/remark/index.ts';

// A wrong settings file ends the build here, before anything is written.
const settings = await loadSettings();

export default defineConfig({
  site: settings.site.url,
  trailingSlash: 'always',
  // A language is a file in this folder; only the first one has no name in its addresses.
  i18n: {
    defaultLocale: 'en',
    locales: readdirSync(new URL('src/i18n/locales', import.meta.url)).map((file) => file.replace('.ts', '')),
  },
  build: {
    // One request shows the page: its styles travel with it.
    inlineStylesheets: 'always',
  },
  markdown: {
    processor: unified({ gfm: false, remarkPlugins: remarkPlugins(settings) }),
    // Highlighting needs styles in attributes, which the security policy refuses.
    syntaxHighlight: false,
  },
  integrations: [mdx(), preact(), contentCheck(settings)],
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
    // Astro's own directive in content modules, which Rolldown doesn't know.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
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
                  { name: 'preact', test: /node_modules\/@?preact|components\/tools\/use-/u },
                ],
              },
            },
          },
        },
      },
    },
  },
});

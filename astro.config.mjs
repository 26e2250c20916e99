import { readdirSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { helpSite } from './src/integrations/help-site.ts';
import { renderedOnly } from './src/integrations/rendered-only.ts';
import { shortStyles } from './src/integrations/short-styles.ts';
import { loadSettings, settingsFile } from './src/lib/settings/load.ts';

// A wrong settings file ends the build here, before anything is written.
const settings = await loadSettings();

export default defineConfig({
  site: settings.site.url,
  trailingSlash: 'always',
  // A language is a file in this folder; only the first one has no name in its addresses.
  i18n: {
    defaultLocale: 'en',
    locales: readdirSync(new URL('src/i18n/locales', import.meta.url)).map((file) => file.replace(/\.ts$/u, '')),
  },
  output: 'static',
  build: {
    format: 'directory',
    // One request shows the page: its styles travel with it.
    inlineStylesheets: 'always',
  },
  // Code in content is shown as it is, in the colors of the text.
  markdown: { syntaxHighlight: false },
  integrations: [
    mdx(),
    renderedOnly(preact({ include: ['**/islands/*.tsx'] })),
    helpSite(),
    shortStyles(new URL('src/styles/', import.meta.url)),
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
        // No text becomes markup or script; `src/islands/trusted-types.ts` says what may.
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ],
      // Pagefind's search core is WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
  vite: {
    resolve: { alias: { '#mail-settings': settingsFile() } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Astro's own names say `astro_type_script_index_0_lang` in each page that asks for one.
              entryFileNames: ({ name }) => `_astro/${name.replace(/\.astro.*/u, '')}.[hash].js`,
              // What scripts share comes in three files, and not in a dozen small ones with a request each.
              codeSplitting: {
                groups: [
                  // What most pages run, with what the programs of some pages import of it.
                  {
                    name: 'page',
                    test: /layouts\/Base\.astro|preload-helper|i18n\/(?:fill|english\/copy)|support\/summary|islands\/(?:clipboard|drawn|offline|page|paste-error|programs|progress|reader-address|returning|search-open|support-note|trusted-types)\.ts$/u,
                    priority: 2,
                  },
                  { name: 'address', test: /email-address|guide-links|english\/address-problems/u, minShareCount: 2 },
                  { name: 'preact', test: /node_modules\/@?preact|islands\/use-/u, minShareCount: 2 },
                ],
              },
            },
          },
        },
      },
    },
  },
});

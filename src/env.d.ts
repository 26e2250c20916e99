/** The text of a style sheet, for a script that brings its own. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}

interface ImportMetaEnv {
  /** Whether pages are kept for reading without a connection. */
  readonly OFFLINE: boolean;
}

declare namespace App {
  // A file with an import statement would no longer be a global declaration.
  /* eslint-disable @typescript-eslint/consistent-type-imports */
  interface Locals {
    /** Settings and content, in the language of the page. */
    site: import('./site.ts').Site;
    /** The language of the page, and what the site itself says in it. */
    locale: string;
    t: import('./i18n/index.ts').Strings;
    /** A language if it isn't that of the page, for `lang` and `hreflang`. */
    foreign(language: string | undefined): string | undefined;
    /** The page made from content that is shown; `undefined` on others. */
    page: import('./site.ts').ContentPage | undefined;
  }
}

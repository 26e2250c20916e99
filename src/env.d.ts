declare namespace App {
  // A file with an import statement would no longer be a global declaration.
  /* eslint-disable @typescript-eslint/consistent-type-imports */
  interface Locals {
    /** Settings and content, in the language of the page. */
    site: import('./site.ts').Site;
    /** The language of the page, and what the site itself says in it. */
    locale: string;
    t: import('./i18n/index.ts').Strings;
  }
}

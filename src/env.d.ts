declare namespace App {
  interface Locals {
    // A file with an import statement would no longer be a global declaration.
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports
    site: import('./site.ts').Site;
  }
}

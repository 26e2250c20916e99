import type { TestProject } from 'vitest/node';
import { loadCatalogue } from '../../src/lib/diagnosis/load-catalogue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The diagnosis's catalogue as JSON, as the site's page fetches it. */
    catalogue: string;
  }
}

/** Trains the diagnosis once for all test files. */
export default async function provideCatalogue(project: TestProject): Promise<void> {
  project.provide('catalogue', JSON.stringify(await loadCatalogue()));
}

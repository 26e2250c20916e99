import type { Target } from './target.ts';

/** Everything that is fuzzed; each is loaded alone, because some read all content. */
export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  settings: async () => (await import('./settings.ts')).settings,
  content: async () => (await import('./content.ts')).content,
  diagnosis: async () => (await import('./diagnosis.ts')).diagnosis,
  addresses: async () => (await import('./addresses.ts')).addresses,
  fragments: async () => (await import('./addresses.ts')).fragments,
  search: async () => (await import('./search.ts')).search,
  'setup files': async () => (await import('./setup-files.ts')).setupFiles,
  support: async () => (await import('./support.ts')).support,
  pages: async () => (await import('./pages.ts')).pages,
};

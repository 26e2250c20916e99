import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema, errorSchema, guideSchema, symptomSchema, translationSchema } from './content-model/schemas.ts';

/** Ids are paths (`outlook/new`), so that a file's place is its page's address. */
const mdx = (folder: string) =>
  glob({
    base: `./src/content/${folder}`,
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/u, ''),
  });

// Astro keeps what it read between builds until this file changes. Raise the number with each new default of a schema.
// Schemas: 2

export const collections = {
  errors: defineCollection({ loader: mdx('errors'), schema: errorSchema }),
  guides: defineCollection({ loader: mdx('guides'), schema: guideSchema }),
  articles: defineCollection({ loader: mdx('articles'), schema: articleSchema }),
  symptoms: defineCollection({ loader: mdx('symptoms'), schema: symptomSchema }),
  /** `es/guides/iphone` is the Spanish text of `guides/iphone`. */
  translations: defineCollection({ loader: mdx('translations'), schema: translationSchema }),
};

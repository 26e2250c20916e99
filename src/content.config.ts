import { defineCollection } from 'astro:content';
import { mdxFiles } from './content-loader.ts';
import { articleSchema, errorSchema, guideSchema, symptomSchema, translationSchema } from './lib/content/schemas.ts';

export const collections = {
  errors: defineCollection({ loader: mdxFiles('errors'), schema: errorSchema }),
  guides: defineCollection({ loader: mdxFiles('guides'), schema: guideSchema }),
  articles: defineCollection({ loader: mdxFiles('articles'), schema: articleSchema }),
  symptoms: defineCollection({ loader: mdxFiles('symptoms'), schema: symptomSchema }),
  /** `es/guides/iphone` is the Spanish text of `guides/iphone`. */
  translations: defineCollection({ loader: mdxFiles('translations'), schema: translationSchema }),
};

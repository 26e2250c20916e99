import path from 'node:path';
import { z } from 'zod';
import { defineCollection } from 'astro:content';
import { file, glob, type Loader } from 'astro/loaders';
import { termSchema } from './lib/content/glossary.ts';
import { likelyCauseTextsSchema, questionTextsSchema } from './lib/content/question-texts.ts';
import { likelyCauseSchema, questionSchema } from './lib/content/questions.ts';
import { withoutEnding } from './lib/content/read-files.ts';
import { articleSchema, errorSchema, guideSchema, symptomSchema, translationSchema } from './lib/content/schemas.ts';
import { symptomGroupSchema, symptomGroupTextsSchema } from './lib/content/symptom-groups.ts';
import { ERROR_TEXTS_FILE, labeledTextSchema, readLabeledTexts } from './lib/diagnosis/labeled-texts.ts';

/**
 * In dev, content that can't be read is read again when something changes. The content check says what is wrong with it.
 * Astro would end dev.
 */
const lenient = (loader: Loader): Loader => ({
  ...loader,
  load: async (context) => {
    try {
      await loader.load(context);
    } catch (error) {
      // Only dev watches.
      if (!context.watcher) throw error;
      context.watcher.once('all', () => lenient(loader).load(context));
    }
  },
});

/** The pages in a folder of `src/content`. A file's path is its id and becomes its address: `outlook/new`. */
const pagesIn = (folder: string) =>
  lenient(
    glob({
      base: `./src/content/${folder}`,
      pattern: '**/*.{md,mdx}',
      generateId: ({ entry }) => withoutEnding(entry),
    }),
  );

const list = (...args: Parameters<typeof file>) => lenient(file(...args));

/** The texts of a list in other languages. A file's language is its id: `es`. */
const textsOf = (name: string) =>
  lenient(
    glob({
      base: './src/content/translations',
      pattern: `*/${name}.yaml`,
      generateId: ({ entry }) => path.dirname(entry),
    }),
  );

export const collections = {
  errors: defineCollection({ loader: pagesIn('errors'), schema: errorSchema }),
  guides: defineCollection({ loader: pagesIn('guides'), schema: guideSchema }),
  articles: defineCollection({ loader: pagesIn('articles'), schema: articleSchema }),
  symptoms: defineCollection({ loader: pagesIn('symptoms'), schema: symptomSchema }),
  /** `es/guides/iphone` is the Spanish text of `guides/iphone`. */
  translations: defineCollection({ loader: pagesIn('translations'), schema: translationSchema }),
  glossary: defineCollection({ loader: list('src/content/glossary.yaml'), schema: termSchema }),
  glossaryTexts: defineCollection({ loader: textsOf('glossary'), schema: z.array(termSchema) }),
  /** What the diagnosis learns from, beside the examples of the errors. */
  errorTexts: defineCollection({
    loader: list(ERROR_TEXTS_FILE, { parser: readLabeledTexts }),
    schema: labeledTextSchema,
  }),
  symptomGroups: defineCollection({ loader: list('src/content/symptom-groups.yaml'), schema: symptomGroupSchema }),
  symptomGroupTexts: defineCollection({ loader: textsOf('symptom-groups'), schema: z.array(symptomGroupTextsSchema) }),
  questions: defineCollection({ loader: list('src/content/questions.yaml'), schema: questionSchema }),
  questionTexts: defineCollection({ loader: textsOf('questions'), schema: z.array(questionTextsSchema) }),
  likelyCauses: defineCollection({ loader: list('src/content/likely-causes.yaml'), schema: likelyCauseSchema }),
  likelyCauseTexts: defineCollection({ loader: textsOf('likely-causes'), schema: z.array(likelyCauseTextsSchema) }),
};

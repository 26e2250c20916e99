import { z } from 'zod';
import { ANSWERABLE_CAUSES } from '../diagnosis/causes.ts';
import { PERMANENCE, SEEN_IN, WHO_FIXES } from '../error-words.ts';
import { line } from './line.ts';
import { isPlainLine } from '../plain-text.ts';

/** Front matter of the collections. `docs/writing.md` says the same to authors. */

const day = z.date({ error: 'a date without quotes, such as 2026-11-24' });

const source = z.strictObject({
  title: line,
  url: z
    .url({ protocol: /^https?$/u, error: 'a web address, such as https://example.com/page' })
    .refine(isPlainLine, 'a web address without invisible characters'),
  note: line.optional(),
});

/** An id of another page: its path below the collection's folder, without `.mdx`. */
const pageId = z
  .string({ error: 'the id of a page, such as outlook/new' })
  .regex(
    /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/u,
    'the id of a page, which is its path below the folder without .mdx, such as outlook/new',
  );

const pageIds = z
  .array(pageId)
  .refine((ids) => new Set(ids).size === ids.length, 'each page once')
  .default([]);

const related = z.strictObject({ errors: pageIds, guides: pageIds, articles: pageIds, symptoms: pageIds });

/** What was changed on a page and when, for readers who come back. */
const change = z.strictObject({ date: day, what: line });

const page = {
  title: line,
  /** True for a page that only `astro dev` shows. */
  draft: z.boolean({ error: 'true or false' }).default(false),
  navTitle: line.optional(),
  description: line
    .min(50, 'a description of 50 to 160 characters, which search engines show below the title')
    .max(170, 'a description of 50 to 160 characters, because search engines cut off the rest'),
  summary: line,
  published: day,
  checked: day,
  sources: z.array(source).min(1, 'at least one source'),
  /** What no source confirms yet. The owner is told; readers aren't. */
  unconfirmed: z.array(line).default([]),
  changes: z.array(change).default([]),
  /** Days after `checked` on which the page is due to be checked again; `src/lib/review.ts` has the usual number. */
  reviewAfterDays: z.int({ error: 'a whole number of days' }).min(1, 'a whole number of days').optional(),
  related: related.default({ errors: [], guides: [], articles: [], symptoms: [] }),
  searchTerms: z.array(line).default([]),
};

const questions = z
  .array(z.strictObject({ question: line.regex(/\?$/u, 'a question that ends with "?"'), answer: line }))
  .default([]);

const PLATFORMS = ['windows', 'mac', 'ios', 'android', 'web', 'any'] as const;
/** The glyphs of `AppIcon.astro`. */
const GLYPHS = ['phones', 'android', 'panes', 'laptop', 'bolt', 'browser'] as const;
export type Glyph = (typeof GLYPHS)[number];
type Platform = (typeof PLATFORMS)[number];

/** Where a reader holds the app: the choice of mail apps asks for this first. */
export type Device = 'phone' | 'computer';

/** Apps for phones name their system. What runs on any system, or in a browser, is repaired on a computer. */
export function deviceOf(platform: Platform): Device {
  return platform === 'ios' || platform === 'android' ? 'phone' : 'computer';
}

/** What a guide is for: mail apps are what most readers have, and are shown first. */
export const GROUPS = ['apps', 'devices', 'programs'] as const;

/** What the five steps of a repair are; every guide covers each of them. */
export const REPAIRS = ['authentication', 'user-name', 'server', 'password', 'test'] as const;
export type Repair = (typeof REPAIRS)[number];

const reason = line.min(20, 'the reason, in a sentence').optional();

/** Repairs that the client of a guide has no place for, each with the reason, for whoever looks after the site. */
const notNeeded = z
  .strictObject({
    authentication: reason,
    'user-name': reason,
    server: reason,
    password: reason,
    test: reason,
  } satisfies Record<Repair, typeof reason>)
  .default({});

const recognize = line.regex(
  /^\S.*\.$/u,
  'a sentence that ends with a period, such as "For the Gmail app on Android."',
);

/** The two short lines of an app in the choice of mail apps: "iPhone or iPad" over "Mail app". */
const tile = z.strictObject({
  name: line.max(24, 'at most 24 characters, because it is a heading in a small tile'),
  hint: line.max(24, 'at most 24 characters, because it is one line in a small tile'),
});

/** False for a page that isn't about sending, such as one about signing in: at its end, nothing is said of sending. */
const sending = z.literal(false, { error: 'false, or leave the field out' }).optional();

export const articleSchema = z.strictObject({
  ...page,
  /** An article of the provider's own needs none. */
  sources: z.array(source).default([]),
  questions,
});

const ofApps =
  'an entry in a guide to a mail app: readers choose their app by it. Other guides have group: devices or programs';

export const guideSchema = z
  .strictObject({
    ...page,
    client: line,
    group: z.enum(GROUPS).default('apps'),
    variant: line.optional(),
    /** Shown under the title: which app this guide is for, and how to recognize it. */
    recognize: recognize.optional(),
    /** Guides to the apps that a reader of this one may really have. */
    confusedWith: pageIds,
    tile: tile.optional(),
    /** For the apps that home shows large: the glyph beside the name. */
    homeIcon: z.enum(GLYPHS, { error: `the glyph of an app that home shows large: ${GLYPHS.join(', ')}` }).optional(),
    versions: z.array(line).min(1, 'at least one client version'),
    platform: z.enum(PLATFORMS),
    order: z.number({ error: 'a number without quotes' }),
    notNeeded,
  })
  .refine(({ group, recognize }) => group !== 'apps' || recognize !== undefined, { path: ['recognize'], error: ofApps })
  .refine(({ group, tile }) => group !== 'apps' || tile !== undefined, { path: ['tile'], error: ofApps });

export const errorSchema = z.strictObject({
  ...page,
  questions,
  cause: z.enum(ANSWERABLE_CAUSES),
  message: line,
  codes: z
    .array(
      z
        .string({ error: "a reply code in quotes, such as '550'" })
        .regex(/^[245]\d\d$/u, "a reply code in quotes, such as '550'"),
    )
    .default([]),
  enhancedCodes: z
    .array(
      z
        .string({ error: "an enhanced code in quotes, such as '5.7.1'" })
        .regex(/^[245]\.\d{1,3}\.\d{1,3}$/u, "an enhanced code in quotes, such as '5.7.1'"),
    )
    .default([]),
  /** Codes that a mail app itself gives, such as Outlook's `0x800CCC79`. */
  appCodes: z
    .array(
      z
        .string({ error: "an app's code in quotes, such as '0x800CCC79'" })
        .regex(/^0x[0-9A-F]{8}$/u, "an app's code in quotes with capital letters, such as '0x800CCC79'"),
    )
    .default([]),
  seenIn: z
    .array(z.enum(SEEN_IN, { error: `one of ${SEEN_IN.join(', ')}` }))
    .min(1, `at least one of ${SEEN_IN.join(', ')}`)
    .refine((places) => new Set(places).size === places.length, 'each place once')
    .default(['any-app']),
  permanence: z.enum(PERMANENCE),
  whoFixes: z.enum(WHO_FIXES),
  firstStep: line,
  /** The repair in a guide that the first step is about, if it isn't the usual one for the cause. */
  repair: z.enum(REPAIRS, { error: `one of ${REPAIRS.join(', ')}` }).optional(),
  sending,
  /** False for a further article on a cause that has its main one. */
  main: z.boolean({ error: 'true or false' }).default(true),
  /** How the error reads in the words of servers, apps, and people. The diagnosis learns from them. */
  examples: z.array(line.max(1500, 'at most 1,500 characters: what tells, without a long log around it')).default([]),
});

/** What a reader notices, before any error text: "I can receive but not send". */
export const symptomSchema = z.strictObject({
  ...page,
  /** Id of the answer in `src/content/symptom-groups.yaml` that leads to this page. */
  group: line,
  order: z.number({ error: 'a number without quotes' }),
  sending,
});

/**
 * A page in another language: its texts. All else (codes, sources, order, dates, examples) is that of the original, so
 * that a translation can never say another value.
 */
export const translationSchema = z.strictObject({
  title: line,
  navTitle: line.optional(),
  description: page.description,
  summary: line,
  searchTerms: z.array(line).default([]),
  /** Sources of the labels in this language, beside those of the original. */
  sources: z.array(source).default([]),
  /** What a drawn screen shows in this language, by the label in the drawing: `Host Name: Nombre de host`. */
  screenLabels: z.record(line, line).default({}),
  /** When the text was last compared with the original. */
  translated: day,
  client: line.optional(),
  variant: line.optional(),
  recognize: recognize.optional(),
  tile: tile.optional(),
  versions: z.array(line).min(1, 'at least one client version').optional(),
  firstStep: line.optional(),
  questions: questions.optional(),
});
export type TranslationData = z.output<typeof translationSchema>;

export const SCHEMAS = {
  errors: errorSchema,
  guides: guideSchema,
  articles: articleSchema,
  symptoms: symptomSchema,
} as const;
export type CollectionName = keyof typeof SCHEMAS;
export const COLLECTIONS = Object.keys(SCHEMAS) as CollectionName[];

export type ErrorData = z.output<typeof errorSchema>;
export type GuideData = z.output<typeof guideSchema>;
export type ArticleData = z.output<typeof articleSchema>;
export type SymptomData = z.output<typeof symptomSchema>;
export type PageData = ErrorData | GuideData | ArticleData | SymptomData;

/** Whether a page is about the error that this site is made for: it has steps for any app, and sections of its own. */
export function isCentral({ cause, main }: Pick<ErrorData, 'cause' | 'main'>): boolean {
  return main && cause === 'relay-authentication-required';
}

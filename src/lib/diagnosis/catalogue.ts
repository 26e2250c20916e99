import { z } from 'zod';
import { ANSWERABLE_CAUSES } from './causes.ts';
import type { Catalogue, CatalogueEntry } from './compile.ts';
import { signalSchema } from './signals.ts';

export type { Catalogue, CatalogueEntry, Permanence, WhoFixes } from './compile.ts';

/**
 * What the diagnosis knows: one entry an error article. Plain JSON, so that a page can fetch it; compiled once where
 * it is used.
 */

/** The fields of an error article's front matter that the diagnosis needs; others are let through. */
export const errorFrontMatter = z.looseObject({
  title: z.string(),
  summary: z.string(),
  cause: z.enum(ANSWERABLE_CAUSES, { error: `one of ${ANSWERABLE_CAUSES.join(', ')}` }),
  main: z.boolean({ error: 'false for a further article on a cause that has one; else leave it out' }).default(true),
  permanence: z.enum(['permanent', 'temporary', 'either']),
  whoFixes: z.enum(['you', 'recipient', 'administrator', 'wait']),
  firstStep: z.string(),
  signals: z.array(signalSchema, { error: 'a list of signals, see src/diagnosis/signals.ts' }).default([]),
});

/** Thrown for a catalogue that cannot be used; the message lists every fault with the article it is in. */
export class CatalogueError extends Error {
  override name = 'CatalogueError';
}

/**
 * The catalogue of a list of error articles.
 *
 * @param articles slug and front matter of each; texts may hold `{server.software}` and the like, signals may not
 * @throws {CatalogueError} for faulty front matter, a cause without main article, or one with several
 */
export function buildCatalogue(articles: readonly { readonly slug: string; readonly data: unknown }[]): Catalogue {
  const problems: string[] = [];
  const entries: CatalogueEntry[] = [];
  for (const { slug, data } of articles) {
    const result = errorFrontMatter.safeParse(data);
    if (!result.success) {
      for (const issue of result.error.issues) problems.push(`${slug}: ${issue.path.join('.')}: ${issue.message}`);
      continue;
    }
    const { cause, main, title, summary, permanence, whoFixes, firstStep, signals } = result.data;
    entries.push({ slug, cause, main, title, summary, permanence, whoFixes, firstStep, signals });
  }
  if (problems.length === 0) problems.push(...causeProblems(entries));
  if (problems.length > 0)
    throw new CatalogueError(
      `The error articles cannot be used for the diagnosis.\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  return { entries: entries.sort((a, b) => a.slug.localeCompare(b.slug)) };
}

/** What is wrong with the causes of a catalogue: each has exactly one main article, and that one has signals. */
export function causeProblems(entries: readonly CatalogueEntry[]): string[] {
  const problems: string[] = [];
  for (const cause of ANSWERABLE_CAUSES) {
    const mains = entries.filter((entry) => entry.cause === cause && entry.main);
    if (mains.length === 0) problems.push(`${cause}: no article in src/content/errors has this cause.`);
    if (mains.length > 1)
      problems.push(
        `${cause}: several main articles: ${mains.map(({ slug }) => slug).join(', ')}. Write "main: false" in all but one.`,
      );
    if (mains.length === 1 && mains[0]?.signals.length === 0)
      problems.push(`${cause}: ${mains[0].slug} has no signals, so the diagnosis can never name it.`);
  }
  return problems;
}

import { z } from 'zod';
import { line } from './line.ts';
import { entryId, parseList } from './lists.ts';
import { nearest, problemLine } from '../problems.ts';

/**
 * The decision path of the home page: answers to "What happens?", each leading to the symptom pages of its group and
 * to other pages. The groups are content; which page is in which group says the page's own front matter.
 */

export const WAYS_IN_FILE = 'src/content/ways-in.yaml';

const wayInSchema = z.strictObject({
  id: entryId,
  answer: line,
  also: z.array(z.strictObject({ text: line, to: line })).default([]),
});

export type WayIn = z.output<typeof wayInSchema>;

/** The answers in the order of the file. @throws {ListError} where the list cannot be used */
export function parseWaysIn(text: string): WayIn[] {
  return parseList(WAYS_IN_FILE, text, wayInSchema);
}

/** What {@link waysInProblems} needs to know of a symptom page. */
export interface GroupedPage {
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly group: string;
}

/**
 * What is wrong between the answers and the pages: a group that is none, an answer that leads nowhere, a link to no
 * page.
 *
 * @param ways the answers
 * @param symptoms the symptom pages
 * @param addresses all addresses of the site
 * @returns one message a file; empty where all is well
 */
export function waysInProblems(
  ways: readonly WayIn[],
  symptoms: readonly GroupedPage[],
  addresses: ReadonlySet<string>,
): string[] {
  const ids = ways.map(({ id }) => id);
  const lost = symptoms
    .filter(({ group }) => !ids.includes(group))
    .map(({ file, group }) => {
      const guess = nearest(group, ids);
      return `${file}: the page belongs to no answer.\n${problemLine('group', JSON.stringify(group), `${guess ? `did you mean "${guess}"? ` : ''}Known in ${WAYS_IN_FILE}: ${ids.join(', ')}`)}`;
    });
  const lines = ways.flatMap(({ id, also }, index) => [
    ...also
      .filter(({ to }) => !addresses.has(to.replace(/[?#].*$/u, '')))
      .map(({ to }) => {
        const guess = nearest(to, [...addresses]);
        return problemLine(
          `[${index}].also`,
          JSON.stringify(to),
          `that is no page of this site${guess ? `; did you mean ${guess}?` : ''}`,
        );
      }),
    ...(also.length > 0 || symptoms.some(({ group }) => group === id)
      ? []
      : [
          problemLine(
            `[${index}].id`,
            JSON.stringify(id),
            'no symptom page has this group, so the answer leads nowhere',
          ),
        ]),
  ]);
  return [...lost, ...(lines.length > 0 ? [`${WAYS_IN_FILE}: an answer leads nowhere.\n${lines.join('\n')}`] : [])];
}

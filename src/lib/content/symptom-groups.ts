import { z } from 'zod';
import { line } from './line.ts';
import { entryId, parseList } from './lists.ts';
import { didYouMean, type Place, problemLine, show } from '../problems.ts';

/**
 * The decision path of the home page: answers to "What happens?", each leading to the symptom pages of its group and
 * to other pages. Each symptom page names its group in its front matter.
 */

export const SYMPTOM_GROUPS_FILE = 'src/content/symptom-groups.yaml';

export const symptomGroupSchema = z.strictObject({
  id: entryId,
  answer: line,
  order: z.number({ error: 'a number without quotes' }),
  also: z.array(z.strictObject({ text: line, to: line })).default([]),
});

/** The texts of an answer in another language; `also` has those of the links, in their order. */
export const symptomGroupTextsSchema = z.strictObject({
  id: entryId,
  answer: line,
  also: z.array(line).default([]),
});

export type SymptomGroup = z.output<typeof symptomGroupSchema>;

/** The answers as the file lists them. @throws {ListError} if the list can't be used */
export function parseSymptomGroups(text: string): SymptomGroup[] {
  return parseList(SYMPTOM_GROUPS_FILE, text, symptomGroupSchema);
}

/** What {@link symptomGroupProblems} needs to know of a symptom page. */
export interface GroupedPage {
  /** Path from the project's root, for messages. */
  readonly file: string;
  readonly group: string;
}

/**
 * What is wrong between the answers and the pages: a group that doesn't exist, an answer that leads nowhere, a link to
 * a page that doesn't exist.
 *
 * @param groups the answers
 * @param symptoms the symptom pages
 * @param addresses all addresses of the site
 * @param place where the answers are in the file
 * @returns one message a file; empty if nothing is wrong
 */
export function symptomGroupProblems(
  groups: readonly SymptomGroup[],
  symptoms: readonly GroupedPage[],
  addresses: ReadonlySet<string>,
  place: Place = () => SYMPTOM_GROUPS_FILE,
): string[] {
  const ids = groups.map(({ id }) => id);
  const lost = symptoms
    .filter(({ group }) => !ids.includes(group))
    .map(({ file, group }) => {
      const remedy = `there is no such group of symptoms. ${didYouMean(group, ids)}The groups in ${SYMPTOM_GROUPS_FILE} are ${ids.join(', ')}`;
      return problemLine(() => file, ['group'], show(group), remedy);
    });
  const lines = groups.flatMap(({ id, also }, index) => [
    ...also.flatMap(({ to }, number) => {
      if (addresses.has(to.replace(/[?#].*$/u, ''))) return [];
      const remedy = `this site has no such page. ${didYouMean(to, [...addresses], '', '')}`.trim();
      return [problemLine(place, [index, 'also', number, 'to'], show(to), remedy)];
    }),
    ...(also.length > 0 || symptoms.some(({ group }) => group === id)
      ? []
      : [
          problemLine(
            place,
            [index, 'id'],
            show(id),
            'no symptom page has this group, and nothing is listed under also',
          ),
        ]),
  ]);
  return [...lost, ...(lines.length > 0 ? [lines.join('\n')] : [])];
}

import { z } from 'zod';
import { fill } from '../../i18n/fill.ts';
import { line } from './line.ts';
import { entryId, parseList } from './lists.ts';
import { didYouMean, fieldName, type FieldPath, type Place, problemLine, show } from '../problems.ts';

/**
 * The way for readers who don't know what's wrong: questions, one a page, that lead to a likely cause and its first step.
 * The address of a page is the answers on the way to it, so that it can be sent to someone.
 */

export const QUESTIONS_FILE = 'src/content/questions.yaml';
export const LIKELY_CAUSES_FILE = 'src/content/likely-causes.yaml';

/** The address of the first question. */
export const FIRST_QUESTION = '/find/';

/** The id of the question that is asked first. Astro doesn't keep the order of the file. */
const START = 'start';

/** More are tiresome on a phone. */
const MOST_QUESTIONS = 5;

/** A page of this site, or a web address from the settings: `{webmail.url}`. */
const link = z.strictObject({ text: line, to: line });

const answerSchema = z
  .strictObject({
    id: entryId,
    text: line,
    detail: line.optional(),
    /** Id of the question that comes next. */
    next: line.optional(),
    /** Id of the likely cause that the answer leads to. */
    cause: line.optional(),
  })
  .refine(({ next, cause }) => (next === undefined) !== (cause === undefined), {
    error: 'an answer with either "next", a question, or "cause", a likely cause',
  });

export const questionSchema = z.strictObject({
  id: entryId,
  question: line.regex(/\?$/u, 'a question that ends with "?"'),
  hint: line.optional(),
  help: z.strictObject({ title: line, text: line, link: link.optional() }).optional(),
  answers: z.array(answerSchema).min(2, 'at least two answers'),
});

export const likelyCauseSchema = z.strictObject({
  id: entryId,
  title: line,
  text: line,
  firstStep: line,
  otherwise: line.optional(),
  settings: z.boolean({ error: 'true or false' }).default(false),
  link,
  more: z.array(link).max(3, 'at most three further pages').default([]),
});

export type Question = z.output<typeof questionSchema>;
export type LikelyCause = z.output<typeof likelyCauseSchema>;

/** An entry, and the language of its texts if there are several. */
type InLanguage<Entry> = Entry & { readonly locale?: string };

/** @throws {ListError} if the list can't be used */
export function parseQuestions(text: string): Question[] {
  return parseList(QUESTIONS_FILE, text, questionSchema);
}

/** @throws {ListError} if the list can't be used */
export function parseLikelyCauses(text: string): LikelyCause[] {
  return parseList(LIKELY_CAUSES_FILE, text, likelyCauseSchema);
}

/** A question that the reader answered, with the address where the answer can be changed. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly address: string;
  /** The language of the two. */
  readonly locale?: string | undefined;
}

/** A page: either the next question or, at the end, the likely cause. */
export type QuestionPage = {
  readonly address: string;
  /** The answers on the way to this page. */
  readonly answered: readonly Answered[];
} & (
  | { readonly question: InLanguage<Question>; readonly cause?: never }
  | { readonly cause: InLanguage<LikelyCause>; readonly question?: never }
);

/** All pages, the first question first. {@link questionProblems} has made sure that there is an end. */
export function questionPages(
  questions: readonly InLanguage<Question>[],
  causes: readonly InLanguage<LikelyCause>[],
): QuestionPage[] {
  const pagesFrom = (
    question: InLanguage<Question> | undefined,
    address: string,
    answered: readonly Answered[],
  ): QuestionPage[] => {
    if (!question || answered.length >= MOST_QUESTIONS) return [];
    const below = question.answers.flatMap(({ id, text, next, cause: causeId }) => {
      const all = [...answered, { question: question.question, answer: text, address, locale: question.locale }];
      const cause = causes.find((one) => one.id === causeId);
      return cause
        ? [{ address: `${address}${id}/`, answered: all, cause }]
        : pagesFrom(
            questions.find((one) => one.id === next),
            `${address}${id}/`,
            all,
          );
    });
    return [{ address, answered, question }, ...below];
  };
  return pagesFrom(
    questions.find(({ id }) => id === START),
    FIRST_QUESTION,
    [],
  );
}

/**
 * What is wrong between questions, causes and pages: an answer or a link that leads nowhere, a question that leads back
 * to itself or comes too late, and what no answer leads to.
 *
 * @param addresses all addresses of the site
 * @param asked where the questions stand
 * @param ends where the causes stand
 * @returns one message a file; empty if everything is right
 */
export function questionProblems(
  questions: readonly Question[],
  causes: readonly LikelyCause[],
  addresses: ReadonlySet<string>,
  asked: Place = () => QUESTIONS_FILE,
  ends: Place = () => LIKELY_CAUSES_FILE,
): string[] {
  const questionIds = questions.map(({ id }) => id);
  const causeIds = causes.map(({ id }) => id);
  const inQuestions: string[] = [];
  const inCauses: string[] = [];

  for (const [index, { answers, help }] of questions.entries()) {
    for (const [number, { id, next, cause }] of answers.entries()) {
      const path = [index, 'answers', number];
      if (answers.findIndex((other) => other.id === id) !== number) {
        inQuestions.push(
          problemLine(asked, [...path, 'id'], show(id), 'another answer to this question has the same id'),
        );
      }
      if (next !== undefined && !questionIds.includes(next)) {
        inQuestions.push(problemLine(asked, [...path, 'next'], show(next), unknown('question', next, questionIds)));
      }
      if (cause !== undefined && !causeIds.includes(cause)) {
        inQuestions.push(problemLine(asked, [...path, 'cause'], show(cause), unknown('likely cause', cause, causeIds)));
      }
    }
    inQuestions.push(...linkProblems(asked, [index, 'help', 'link'], help?.link, addresses));
  }
  const { problems, reached } = walk(questions, asked);
  inQuestions.push(...problems);
  if (!questionIds.includes(START)) {
    inQuestions.push(problemLine(asked, [], show(questionIds), `give the first question the id "${START}"`));
  }
  for (const [index, { id }] of questions.entries()) {
    if (!reached.has(id))
      inQuestions.push(problemLine(asked, [index, 'id'], show(id), 'no answer leads to this question'));
  }

  const reachedCauses = new Set(questions.flatMap(({ answers }) => answers.map(({ cause }) => cause)));
  for (const [index, { id, link: main, more }] of causes.entries()) {
    if (!reachedCauses.has(id)) {
      inCauses.push(problemLine(ends, [index, 'id'], show(id), `no answer in ${QUESTIONS_FILE} leads to this cause`));
    }
    inCauses.push(...linkProblems(ends, [index, 'link'], main, addresses));
    for (const [number, one] of more.entries()) {
      inCauses.push(...linkProblems(ends, [index, 'more', number], one, addresses));
    }
  }
  return [inQuestions, inCauses].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

/** Follows every way from the first question: which questions it meets, and where a way goes on too long. */
function walk(questions: readonly Question[], asked: Place): { problems: string[]; reached: ReadonlySet<string> } {
  const problems = new Map<string, string>();
  const reached = new Set<string>();
  const follow = (id: string, before: readonly string[]): void => {
    const index = questions.findIndex((question) => question.id === id);
    const way = [...before, id];
    reached.add(id);
    for (const [number, { next }] of (questions[index]?.answers ?? []).entries()) {
      if (next === undefined) continue;
      const path = [index, 'answers', number, 'next'];
      const whole = [...way, next].join(' → ');
      if (way.includes(next)) {
        problems.set(fieldName(path), problemLine(asked, path, show(next), `this question was asked before: ${whole}`));
      } else if (way.length >= MOST_QUESTIONS) {
        const remedy = `this is more than ${MOST_QUESTIONS} questions on one way: ${whole}. Lead to a cause instead`;
        problems.set(fieldName(path), problemLine(asked, path, show(next), remedy));
      } else {
        follow(next, way);
      }
    }
  };
  follow(START, []);
  return { problems: [...problems.values()], reached };
}

function unknown(kind: string, id: string, ids: readonly string[]): string {
  return `there is no such ${kind}. ${didYouMean(id, ids)}The ids are ${ids.join(', ')}`;
}

function linkProblems(
  place: Place,
  path: FieldPath,
  target: z.output<typeof link> | undefined,
  addresses: ReadonlySet<string>,
): string[] {
  if (!target || /^\{[\w.]+\.url\}$/u.test(target.to) || addresses.has(target.to.replace(/[?#].*$/u, ''))) return [];
  const guess = didYouMean(target.to, [...addresses], '', '');
  return [problemLine(place, [...path, 'to'], show(target.to), `this site has no such page. ${guess}`.trim())];
}

/**
 * The answers as plain text, for whoever helps: each question with its answer, the likely cause, and the address.
 *
 * @param causeLine how the line with the cause reads; `{title}` is filled in
 */
export function answersAsText({ answered, cause }: QuestionPage, url: string, causeLine: string): string {
  return [
    ...answered.map(({ question, answer }) => `${question} ${answer}`),
    ...(cause ? [fill(causeLine, { title: cause.title })] : []),
    url,
  ].join('\n');
}

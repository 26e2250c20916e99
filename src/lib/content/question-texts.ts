import { z } from 'zod';
import { line } from './line.ts';
import { entryId } from './lists.ts';
import type { LikelyCause, Question } from './questions.ts';

/**
 * The questions of `/find/` and the likely causes in another language. Only texts are translated: the ids, and with them
 * the addresses, and where answers and links lead are those of the original.
 */

export const questionTextsSchema = z.strictObject({
  id: entryId,
  question: line.regex(/\?$/u, 'a question that ends with "?"'),
  hint: line.optional(),
  /** `link` is the text of the link. */
  help: z.strictObject({ title: line, text: line, link: line.optional() }).optional(),
  answers: z.array(z.strictObject({ id: entryId, text: line, detail: line.optional() })),
});

export const likelyCauseTextsSchema = z.strictObject({
  id: entryId,
  title: line,
  text: line,
  firstStep: line,
  otherwise: line.optional(),
  link: line,
  /** The texts of the links, in their order. */
  more: z.array(line).default([]),
});

export type QuestionTexts = z.output<typeof questionTextsSchema>;
export type LikelyCauseTexts = z.output<typeof likelyCauseTextsSchema>;

/** The texts of a question that a translation has to have. */
export function textsOfQuestion({ id, question, hint, help, answers }: Question): QuestionTexts {
  return {
    id,
    question,
    hint,
    help: help && { title: help.title, text: help.text, link: help.link?.text },
    answers: answers.map(({ id: answer, text, detail }) => ({ id: answer, text, detail })),
  };
}

/** The texts of a likely cause that a translation has to have. */
export function textsOfLikelyCause({ settings: _, link, more, ...texts }: LikelyCause): LikelyCauseTexts {
  return { ...texts, link: link.text, more: more.map(({ text }) => text) };
}

/** A question with the texts of a translation. Where one is missing, which only dev lets through, the original stays. */
export function translateQuestion(original: Question, texts: QuestionTexts): Question {
  const { help } = original;
  return {
    ...original,
    question: texts.question,
    hint: texts.hint ?? original.hint,
    help: help && {
      title: texts.help?.title ?? help.title,
      text: texts.help?.text ?? help.text,
      link: help.link && { ...help.link, text: texts.help?.link ?? help.link.text },
    },
    answers: original.answers.map((answer) => {
      const own = texts.answers.find(({ id }) => id === answer.id);
      return { ...answer, text: own?.text ?? answer.text, detail: own?.detail ?? answer.detail };
    }),
  };
}

/** A likely cause with the texts of a translation. Where one is missing, which only dev lets through, the original stays. */
export function translateLikelyCause(original: LikelyCause, { link, more, ...texts }: LikelyCauseTexts): LikelyCause {
  return {
    ...original,
    ...texts,
    link: { ...original.link, text: link },
    more: original.more.map(({ text, to }, index) => ({ text: more[index] ?? text, to })),
  };
}

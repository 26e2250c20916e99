import { describe, expect, test } from 'vitest';
import { ListError } from '../../src/lib/content/lists.ts';
import { loadLikelyCauses, loadQuestions } from '../../src/lib/content/load-lists.ts';
import {
  answersAsText,
  parseLikelyCauses,
  parseQuestions,
  questionPages,
  questionProblems,
} from '../../src/lib/content/questions.ts';
import { known, ROOT } from '../support/content.ts';

const questions = loadQuestions(ROOT);
const causes = loadLikelyCauses(ROOT);
const pages = questionPages(questions, causes);

describe('the questions of this site', () => {
  test('have no faults, and are few enough', () => {
    expect(questionProblems(questions, causes, known.addresses)).toEqual([]);
    expect(pages.length).toBeLessThan(90);
    expect(Math.max(...pages.map(({ answered }) => answered.length))).toBeLessThanOrEqual(5);
  });

  test.each([
    ['the app does not sign in', '/find/error/relay/right-server/right-user-name/', /isn't signing in to send/u],
    ['the user name is incomplete', '/find/error/relay/right-server/other-user-name/', /wrong user name/u],
    ['the server is wrong', '/find/outbox/all/wrong-or-empty/', /outgoing server in your app isn't right/u],
    ['the port is wrong', '/find/error/connection/right-server/wrong-port/', /port or the security/u],
    ['the password is wrong', '/find/password/webmail-works/right-user-name/', /wrong password saved/u],
    ['another provider sends', '/find/error/relay/another-company/', /is sending through another provider's server/u],
  ])('lead to a cause of the original article: %s', (_, address, title) => {
    expect(pages.find((page) => page.address === address)?.cause?.title).toMatch(title);
  });

  test('can be changed from each page, one by one, and handed on as text', () => {
    const page = pages.find(({ address }) => address === '/find/outbox/all/wrong-or-empty/');
    if (!page) throw new Error('no such page');
    expect(page.answered.map(({ address }) => address)).toEqual(['/find/', '/find/outbox/', '/find/outbox/all/']);
    expect(answersAsText(page, 'https://help.example/find/outbox/all/wrong-or-empty/', 'Likely cause: {title}')).toBe(
      [
        'What happens when you send a message? The message stays in the Outbox',
        'Which messages stay in the Outbox? All of them, but new mail still arrives',
        'Which outgoing server does your app show? A similar name, or nothing at all',
        "Likely cause: The outgoing server in your app isn't right",
        'https://help.example/find/outbox/all/wrong-or-empty/',
      ].join('\n'),
    );
  });
});

const ASK = (id: string, first: string, second = 'cause: fixed') =>
  `- {id: ${id}, question: 'Which?', answers: [{id: a, text: A, ${first}}, {id: b, text: B, ${second}}]}\n`;
const CAUSE = '- {id: fixed, title: T, text: x, firstStep: Go., link: {text: x, to: /check/}}\n';

describe('a fault is told with file, field, value and remedy:', () => {
  const addresses = new Set(['/check/']);
  const problems = (asked: string, ends = CAUSE) =>
    questionProblems(parseQuestions(asked), parseLikelyCauses(ends), addresses).join('\n');

  test.each([
    [ASK('start', 'next: sever') + ASK('server', 'cause: fixed'), '[0].answers[0].next: found "sever"; there is no'],
    [ASK('start', 'next: sever') + ASK('server', 'cause: fixed'), 'Did you mean "server"? The ids are start, server.'],
    [ASK('start', 'cause: fxed'), 'found "fxed"; there is no such likely cause. Did you mean "fixed"?'],
    [ASK('start', 'next: two') + ASK('two', 'next: start'), '[1].answers[0].next: found "start"; this question was'],
    [ASK('start', 'cause: fixed') + ASK('two', 'next: two'), '[1].id: found "two"; no answer leads to this question.'],
    [ASK('first', 'cause: fixed'), 'give the first question the id "start".'],
    [ASK('start', 'cause: fixed').replace('id: b', 'id: a'), '[0].answers[1].id: found "a"; another answer to this'],
    [
      ['start', 'b', 'c', 'd', 'e', 'f']
        .map((id, at, all) => ASK(id, at < 5 ? `next: ${all[at + 1]}` : 'cause: fixed'))
        .join(''),
      '[4].answers[0].next: found "f"; this is more than 5 questions on one way: start → b → c → d → e → f.',
    ],
  ])('%#', (asked, says) => {
    const message = problems(asked);
    expect(message).toMatch(/^src\/content\/questions\.yaml: /u);
    expect(message).toContain(says);
  });

  test('in the likely causes', () => {
    const message = problems(
      ASK('start', 'cause: fixed'),
      CAUSE.replace('/check/', '/chek/') + CAUSE.replace('fixed', 'lost'),
    );
    expect(message).toBe(
      'src/content/likely-causes.yaml: [0].link.to: found "/chek/"; this site has no such page. Did you mean /check/?\n' +
        'src/content/likely-causes.yaml: [1].id: found "lost"; no answer in src/content/questions.yaml leads to this cause.',
    );
  });

  test.each([
    [ASK('start', 'nxt: two'), '[0].answers[0].nxt: found "two"; did you mean "next"? The fields here are'],
    [ASK('start', 'next: two, cause: fixed'), 'expected an answer with either "next", a question, or "cause"'],
    [ASK('start', "detail: ''"), '[0].answers[0].detail: found ""; expected text that isn\'t empty.'],
    [ASK('start', 'cause: fixed').replace('Which?', 'Which'), 'expected a question that ends with "?".'],
  ])('that the list itself has: %s', (asked, says) => {
    expect(() => parseQuestions(asked)).toThrow(ListError);
    expect(() => parseQuestions(asked)).toThrow('src/content/questions.yaml:1: ');
    expect(() => parseQuestions(asked)).toThrow(says);
  });
});

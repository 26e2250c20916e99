import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../support/built-site.ts';

/** What a reader does, one thing at a time: the steps of all guides, errors and symptom pages. */

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

interface Sentence {
  readonly file: string;
  readonly text: string;
  /** Whether it stands in the numbered list of a step, where each line is one thing to do. */
  readonly listed: boolean;
}

function sentencesOf(folder: string): Sentence[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.mdx'))
    .flatMap((file) => {
      const { content } = parseFrontmatter(readFileSync(path.join(folder, file), 'utf8'));
      const sentences: Sentence[] = [];
      visit(parser.parse(content), 'mdxJsxFlowElement', (step) => {
        if (step.name !== 'Step') return;
        visit(step, (node, _, parent) => {
          if (node.type !== 'paragraph') return;
          const listed = (parent as RootContent | undefined)?.type === 'listItem';
          // A value or a link with the provider's name counts as the word that it shows.
          visit(node, 'mdxJsxTextElement', (element) => {
            element.children = [{ type: 'text', value: 'value' }];
          });
          for (const text of textOf(node).split(/(?<=[.?!:])\s+/u)) {
            if (/\p{L}/u.test(text)) sentences.push({ file, text, listed });
          }
        });
      });
      return sentences;
    });
}

const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Verbs that tell a reader to do something on a screen. */
const ACTION =
  'tap|click|open|type|choose|select|turn|set|delete|press|scroll|send|write|tick|clear|enter|paste|close|save|restart|drag|swipe|untick|fill';
/** A second thing to do in the same line: "Open X and tap Y", "Tap X, then Y", "Tap X. Tap Y." */
const SECOND = new RegExp(`(?:\\band|, then|\\bthen|[.;:])\\s+(?:then\\s+)?(?:${ACTION})\\b`, 'iu');
const FIRST = new RegExp(`^(?:find|go to|${ACTION})\\b`, 'iu');

describe.each(['src/content/guides', 'src/content/errors', 'src/content/symptoms'])('the steps in %s', (folder) => {
  const sentences = sentencesOf(folder);

  test('are short: the median sentence has at most 15 words, and none more than 30', () => {
    expect(sentences.length).toBeGreaterThan(50);
    expect(median(sentences.map(({ text }) => words(text)))).toBeLessThanOrEqual(15);
    expect(sentences.filter(({ text }) => words(text) > 30).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  test('have one thing to do in each line of a list', () => {
    const double = sentences.filter(({ text, listed }) => listed && FIRST.test(text) && SECOND.test(text));
    expect(double.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });
});

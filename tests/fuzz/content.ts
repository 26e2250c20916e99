import assert from 'node:assert/strict';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { stringify } from 'yaml';
import { examine } from '../../src/content-model/check.ts';
import { fillCode } from '../../src/content-model/code.ts';
import { parseGlossary } from '../../src/content-model/glossary.ts';
import { ListError } from '../../src/content-model/lists.ts';
import { COMPONENTS } from '../../src/content-model/mdx.ts';
import { isPlainLine } from '../../src/content-model/plain-text.ts';
import { parseWaysIn } from '../../src/content-model/ways-in.ts';
import other from '../fixtures/other-provider.ts';
import { contentText, known, type Page, pages } from '../support/content.ts';
import { damaged, hostileText, mutated } from './inputs.ts';
import { holds, type Target } from './target.ts';

const FILE = 'src/content/some/page.mdx';
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** What holds of every text: it is refused in words, or nothing in it is markup, code or an address to run. */
function expectSound({ collection, id }: Page, damagedText: string): void {
  const { problem, data } = examine({ collection, id, file: FILE, text: damagedText }, known);
  if (problem !== undefined) {
    assert.ok(problem.startsWith(`${FILE}:`), problem);
    return;
  }
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  };
  // Signals are patterns that are compared with texts, and are not shown.
  for (const one of strings({ ...data, signals: [] }))
    assert.ok(isPlainLine(one), `${JSON.stringify(one)} was accepted`);
  // What is published is the text without the space around it.
  visit(parser.parse(parseFrontmatter(damagedText).content.trim()) as Nodes, (node) => {
    assert.notEqual(node.type, 'html');
    assert.notEqual(node.type, 'mdxjsEsm');
    assert.notEqual(node.type, 'mdxFlowExpression');
    assert.notEqual(node.type, 'mdxTextExpression');
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name ?? '';
      assert.ok(Object.keys(COMPONENTS).includes(name) || name === 'kbd' || name === 'br', `<${name}> was accepted`);
      for (const attribute of node.attributes) {
        assert.equal(attribute.type, 'mdxJsxAttribute');
        assert.equal(typeof attribute.value, 'string');
        assert.ok(attribute.type === 'mdxJsxAttribute' && !/^on|style|^src|href/iu.test(attribute.name));
      }
    }
    if (node.type === 'link' || node.type === 'definition') {
      assert.match(node.url, /^(?:https?:\/\/|mailto:|tel:|#|\/(?!\/))/u);
    }
    assert.notEqual(node.type, 'image');
    assert.notEqual(node.type, 'imageReference');
  });
}

/** Markdown and JSX that lets through what it should not, where a check forgets it. */
const markdown = fc
  .tuple(
    fc.constantFrom(
      '[x](',
      '![x](',
      '[x]: ',
      '<',
      '<kbd ',
      '<Note title="x" ',
      '<Value of="',
      '{',
      '`',
      '# ',
      '[^1]: ',
    ),
    hostileText,
    fc.constantFrom(')', '/>', '">', '></kbd>', '}', '`', ''),
  )
  .map((parts) => parts.join(''));

const page = fc.constantFrom(...pages);
/** A page of content with changes in its front matter, as it would be saved. */
const badFrontMatter = page.chain((one) => {
  const { frontmatter, content } = parseFrontmatter(one.text);
  return mutated(fc.constant<object>(frontmatter)).map(({ raw }) => {
    let yaml: string;
    try {
      yaml = stringify(raw, { aliasDuplicateObjects: false });
    } catch {
      // What YAML cannot write cannot stand in a file.
      yaml = 'title: [';
    }
    // The body is not what is tried here, and most of the time goes into it.
    return { one, text: `---\n${yaml}---\n\n${content.slice(0, 0)}Text.\n` };
  });
});
const badText = page.chain((one) => damaged(fc.constant(one.text)).map((changed) => ({ one, text: changed })));

function expectListError(read: (given: string) => unknown, given: string): void {
  try {
    read(given);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    assert.match(error.message, /^src\/content\/[a-z-]+\.yaml: /u);
  }
}

export const content: Target = {
  properties: [
    holds(
      'changed front matter is refused in words, or holds plain text alone',
      { cases: 8_000 },
      fc.property(badFrontMatter, ({ one, text: changed }) => expectSound(one, changed)),
    ),
    holds(
      'a damaged text is refused in words, or holds no markup, no code and no address to run',
      { cases: 2_000, few: 25 },
      fc.property(badText, ({ one, text: changed }) => expectSound(one, changed)),
    ),
    holds(
      'a hostile piece in a body is refused in words, or shown as text',
      { cases: 5_000 },
      fc.property(page, fc.array(fc.oneof(hostileText, markdown), { minLength: 1, maxLength: 3 }), (one, pieces) => {
        const body = pieces.map((piece) => piece.slice(0, 2_000)).join('\n\n');
        expectSound(one, `${/^---[^]*?\n---\n/u.exec(one.text)?.[0] ?? ''}\n${body}\n`);
      }),
    ),
    holds(
      'a damaged list is refused in words',
      { cases: 1_000 },
      fc.property(
        damaged(fc.constant(contentText('glossary.yaml'))),
        damaged(fc.constant(contentText('ways-in.yaml'))),
        (terms, ways) => {
          expectListError(parseGlossary, terms);
          expectListError(parseWaysIn, ways);
        },
      ),
    ),
    holds(
      'code without a dotted brace stays as it is',
      { cases: 5_000 },
      fc.property(hostileText, (code) => {
        fc.pre(!/\{[a-zA-Z]+\./u.test(code));
        const { parts, unknown } = fillCode(other, code);
        assert.equal(parts.map((part) => part.text).join(''), code);
        assert.deepEqual(unknown, []);
      }),
    ),
  ],
};

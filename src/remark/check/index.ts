import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { MailSettings } from '../../lib/settings/schema.ts';
import { checkComponents } from './components.ts';
import { checkLeftovers } from './leftovers.ts';
import { checkLinks, type LinkTargets } from './links.ts';
import { checkErrorSections, checkHeadings, checkTerms, type ErrorOutline } from './outline.ts';
import { checkValues } from './values.ts';

/** What the rules compare a body with. */
export interface RuleContext extends Omit<LinkTargets, 'base'> {
  readonly settings: MailSettings;
  /** Ids of the glossary. */
  readonly terms: readonly string[];
  /** For a page about one error. */
  readonly errorOutline?: ErrorOutline | undefined;
}

/** A problem in a body: where, what, and what to do instead. */
export interface BodyProblem {
  readonly line: number;
  readonly message: string;
}

/** What was read last of each file. Dev checks all of them after each change, and reading takes the longest. */
const read = new Map<string, { content: string; tree: Root }>();

/**
 * Reads a body.
 *
 * @param content the file's text with blank lines in place of the front matter, so that line numbers are the file's own
 * @param file the file's path, which tells Markdown from MDX
 * @throws {VFileMessage} if the text is not valid MDX; its `line` says where
 */
export function parseBody(content: string, file: string): Root {
  const before = read.get(file);
  if (before?.content === content) return before.tree;
  const parser = unified().use(remarkParse).use(remarkGfm);
  if (file.endsWith('.mdx')) parser.use(remarkMdx);
  const tree = parser.parse(content);
  read.set(file, { content, tree });
  return tree;
}

/** Applies all rules to a body. To add a rule, write a plugin that calls `file.message(…)`, and name it here. */
export function checkBody(
  tree: Root,
  content: string,
  file: string,
  { settings, terms, errorOutline, ...targets }: RuleContext,
): BodyProblem[] {
  const vfile = new VFile({ path: file, value: content });
  unified()
    .use(checkComponents)
    .use(checkValues, settings)
    .use(checkLinks, { ...targets, base: settings.site.base })
    .use(checkHeadings)
    .use(checkLeftovers)
    .use(checkTerms, terms)
    .use(checkErrorSections, errorOutline)
    .runSync(tree, vfile);
  const problems = vfile.messages.map(({ line, reason }) => ({ line: line ?? 1, message: reason }));
  return problems.sort((a, b) => a.line - b.line);
}

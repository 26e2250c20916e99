import type { Heading, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Strings } from '../../i18n/index.ts';
import { didYouMean } from '../../lib/problems.ts';
import { attribute, isJsx, visitJsx } from '../jsx.ts';

/** Refuses a second page title, a level that is left out, and a heading without words. */
export function checkHeadings() {
  return (tree: Root, file: VFile): void => {
    let above = 1;
    visit(tree, 'heading', ({ depth, position, children }) => {
      const title = toString(children);
      const heading = `"${'#'.repeat(depth)} ${title}"`;
      if (title === '') file.message('This heading has no words. Write some, or delete the # signs.', position);
      else if (depth === 1) file.message(`${heading} would be a second page title. Start headings with ##.`, position);
      else if (depth > above + 1) {
        file.message(`${heading} leaves out a level. Write ${'#'.repeat(above + 1)}.`, position);
      }
      above = depth;
    });
  };
}

/**
 * Refuses terms that the glossary doesn't have, and explaining one twice on a page.
 *
 * @param known ids of the glossary
 */
export function checkTerms(known: readonly string[]) {
  return (tree: Root, file: VFile): void => {
    const explained = new Map<string, number>();
    visitJsx(tree, 'Term', (node) => {
      const id = attribute(node, 'of');
      if (id === undefined) return;
      const before = explained.get(id);
      // Empty if the glossary itself can't be read, which is reported once.
      if (known.length > 0 && !known.includes(id)) {
        file.message(
          `There is no "${id}" in src/content/glossary.yaml. ${didYouMean(id, known)}The terms are ${known.join(', ')}.`,
          node.position,
        );
      } else if (before === undefined) {
        explained.set(id, node.position?.start.line ?? 1);
      } else {
        file.message(
          `"${id}" is already explained on line ${before}. Write the word without <Term> here.`,
          node.position,
        );
      }
    });
  };
}

/** What a page about one error is compared with. */
export interface ErrorOutline {
  /** The page's `firstStep`. */
  readonly firstStep: string;
  /** What the sections are called in the page's language. */
  readonly sections: Strings['errorSections'];
}

/**
 * Refuses sections that a page about one error doesn't have, has in another order or lacks, and steps that don't begin
 * with what the answer to a pasted error says first.
 *
 * @param outline `undefined` for any other page, which isn't checked
 */
export function checkErrorSections(outline: ErrorOutline | undefined) {
  return (tree: Root, file: VFile): void => {
    if (!outline) return;
    const { isThis, isOther, fix, whatToDo, why } = outline.sections;
    /** In order; one of the names for each. */
    const sections = [[isThis], [isOther], [fix, whatToDo], [why]];
    const named = (names: readonly string[]) => names.map((name) => `"## ${name}"`).join(' or ');
    const all = sections.map(named).join(', ');
    const headings = tree.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 2);
    let last = -1;
    for (const heading of headings) {
      const title = toString(heading);
      const place = sections.findIndex((names) => names.includes(title));
      if (place < 0) {
        file.message(
          `A page about one error has no section "## ${title}". ${didYouMean(title, sections.flat())}Its sections are ${all}. Use ### or <Fold> inside one of them.`,
          heading.position,
        );
      } else if (place <= last) {
        file.message(`"## ${title}" is out of order. The sections are ${all}, each once.`, heading.position);
      }
      last = Math.max(last, place);
    }
    for (const names of sections) {
      if (names.includes(isOther) || headings.some((heading) => names.includes(toString(heading)))) continue;
      file.message(
        `The section ${named(names)} is missing. A page about one error has ${all}.`,
        tree.children[0]?.position,
      );
    }
    const steps = headings.find((heading) => [fix, whatToDo].includes(toString(heading)));
    if (steps) checkFirstStep(tree, steps, outline.firstStep, file);
  };
}

function checkFirstStep(tree: Root, fix: Heading, firstStep: string, file: VFile): void {
  const after = tree.children.slice(tree.children.indexOf(fix) + 1);
  const end = after.findIndex((node) => node.type === 'heading' && node.depth === 2);
  const list = after.slice(0, end < 0 ? undefined : end).find((node) => node.type === 'list' && node.ordered);
  const paragraph = list?.type === 'list' ? list.children[0]?.children[0] : undefined;
  const lead = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (lead?.type === 'strong' && withSettings(lead) === firstStep) return;
  file.message(
    `The steps must begin with the firstStep of the front matter, in bold: "1. **${firstStep}**". Change one of the two.`,
    (lead ?? list ?? fix).position,
  );
}

/** The text of a node, with a value of the settings as front matter writes it: `{userName}`. */
function withSettings(node: Nodes): string {
  if (isJsx(node) && node.name === 'Value') return `{${attribute(node, 'of')}}`;
  if ('children' in node) return node.children.map((child) => withSettings(child)).join('');
  return toString(node);
}

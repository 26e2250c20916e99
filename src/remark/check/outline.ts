import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean } from '../../lib/problems.ts';
import { attribute, visitJsx } from '../jsx.ts';

/** Refuses a second page title. */
export function checkHeadings() {
  return (tree: Root, file: VFile): void =>
    visit(tree, 'heading', (node) => {
      if (node.depth > 1) return;
      file.message(`"# ${toString(node)}" would be a second page title. Start headings with ##.`, node.position);
    });
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
      if (!known.includes(id)) {
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

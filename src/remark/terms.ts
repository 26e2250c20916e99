import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { handOn } from './hand-on.ts';
import { attribute, named } from './jsx.ts';

/** Lists the glossary terms that a body explains with `<Term of="…">`. */
export function remarkTerms() {
  return (tree: Root, file: VFile): void => {
    const terms = new Set<string>();
    visit(tree, named('Term'), (node) => void terms.add(attribute(node, 'of') ?? ''));
    handOn(file, { terms: [...terms] });
  };
}

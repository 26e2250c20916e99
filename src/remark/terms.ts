import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { handOn } from './hand-on.ts';
import { attribute, visitJsx } from './jsx.ts';

/** Lists the glossary terms that a body explains with `<Term of="…">`. */
export function remarkTerms() {
  return (tree: Root, file: VFile): void => {
    const terms = new Set<string>();
    visitJsx(tree, 'Term', (node) => void terms.add(attribute(node, 'of') ?? ''));
    handOn(file, { terms: [...terms] });
  };
}

import { existsSync } from 'node:fs';
import type { Root } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { importedNames } from './imported-names.ts';
import { visitJsx } from './jsx.ts';

/** Where the components are that authors may use without importing them. */
const FOLDERS = ['mdx', 'screens'];

/**
 * Imports the components that an MDX file uses. A page then carries the styles and scripts of
 * these alone; a map of all components on the layout would bring them all.
 */
export function remarkComponentImports() {
  return (tree: Root, file: VFile): void => {
    if (!file.path.endsWith('.mdx')) return;
    const own = importedNames(tree);
    const used = new Set<string>();
    visitJsx(tree, undefined, (node) => {
      if (node.name && /^[A-Z]\w*$/u.test(node.name) && !own.has(node.name)) used.add(node.name);
    });
    for (const name of [...used].sort()) {
      const folder = FOLDERS.find((one) => existsSync(new URL(`../components/${one}/${name}.astro`, import.meta.url)));
      if (folder) tree.children.unshift(importOf(name, `/src/components/${folder}/${name}.astro`));
    }
  };
}

function importOf(name: string, source: string): MdxjsEsm {
  const estree: NonNullable<NonNullable<MdxjsEsm['data']>['estree']> = {
    type: 'Program',
    sourceType: 'module',
    body: [
      {
        type: 'ImportDeclaration',
        attributes: [],
        specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
        source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
      },
    ],
  };
  return { type: 'mdxjsEsm', value: `import ${name} from '${source}';`, data: { estree } };
}

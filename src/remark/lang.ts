import type { PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Label, readLabel } from '../i18n/label.ts';
import { attribute, visitJsx } from './jsx.ts';

/** The language that content is first written in. */
const ORIGINAL = 'en';

/** The language of a translation, from its file's path; `undefined` for an original. */
export function languageOf(file: string): string | undefined {
  return /[\\/]content[\\/]translations[\\/]([\w-]+)[\\/]/u.exec(file)?.[1];
}

/**
 * Marks what a translation leaves in English, so that a screen reader pronounces it as English (WCAG 3.1.2): words in
 * italics, and what's in parentheses at the end of a bold label.
 */
export function remarkLang() {
  return (tree: Root, file: VFile): void => {
    if (languageOf(file.path) === undefined) return;
    visit(tree, 'emphasis', (node) => {
      node.data = { ...node.data, hName: 'i', hProperties: { lang: ORIGINAL } };
    });
    visit(tree, 'strong', (node) => {
      const last = node.children.at(-1);
      if (last?.type !== 'text') return;
      const { own, original } = readLabel(last.value);
      if (original === undefined) return;
      const marked: PhrasingContent = {
        type: 'emphasis',
        data: { hName: 'span', hProperties: { lang: ORIGINAL } },
        children: [{ type: 'text', value: original }],
      };
      node.children.splice(-1, 1, { type: 'text', value: `${own} (` }, marked, { type: 'text', value: ')' });
    });
  };
}

/** The labels that a translation gives with the original in parentheses, in bold or in a field. */
export function givenLabels(tree: Root): Label[] {
  const texts: string[] = [];
  visit(tree, 'strong', (node) => void texts.push(toString(node)));
  visitJsx(tree, 'Field', (node) => {
    for (const name of ['label', 'choose']) texts.push(attribute(node, name) ?? '');
  });
  return texts.map(readLabel).filter(({ original }) => original !== undefined);
}

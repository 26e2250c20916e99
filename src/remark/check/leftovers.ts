import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * Characters that would be shown as typed because the Markdown around them has a slip, and what to do. Described in words,
 * because Astro renders Markdown in messages.
 */
const LEFTOVERS: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/^##+\S*/u, 'A heading needs a space after the # signs.'],
  [/\*\*/u, 'Bold text has two stars right before its first word, and two right after its last.'],
  [/\[\^[^\]]+\]/u, 'This footnote has no text. Add a line that begins with the same sign and a colon.'],
  [
    /\[[^\]]+\]\[[^\]]*\]/u,
    'No line says where this link leads. Write its address in parentheses in place of the second brackets.',
  ],
  [
    /\[[^\]]*\]\s+\((?:[/#]|https?:)[^)]*\)?|\[[^\]]*\]\((?:[/#]|https?:).*|\([^)]*\)\[(?:[/#]|https?:).*/u,
    'A link has its words in square brackets and, right after them, its address in parentheses.',
  ],
];

/** Refuses what an author meant as Markdown, and readers would see as it was typed. */
export function checkLeftovers() {
  return (tree: Root, file: VFile): void => {
    const isMdx = file.path.endsWith('.mdx');
    const lines = String(file).split('\n');
    visit(tree, ['text', 'code'], (node) => {
      const { position } = node;
      if (!position) return;
      if (node.type === 'code') {
        const fence = /^\s*(?:```|~~~)/u;
        if (!fence.test(lines[position.start.line - 1]?.slice(position.start.column - 1) ?? '')) return;
        if (position.end.line > position.start.line && fence.test(lines[position.end.line - 1] ?? '')) return;
        file.message(
          'This code block is never closed, so everything below it counts as code. Add a line with ``` where the code ends.',
          position,
        );
      } else if (node.type === 'text') {
        for (const [pattern, remedy] of LEFTOVERS) {
          const found = pattern.exec(node.value);
          if (!found) continue;
          const line = position.start.line + node.value.slice(0, found.index).split('\n').length - 1;
          file.message(`"${found[0]}" would be shown as it is. ${remedy}`, { line, column: 1 });
        }
        if (isMdx && node.value.includes('}') && !node.value.includes('{')) {
          file.message('A } has no { before it. Delete it, or add the {.', position);
        }
      }
    });
  };
}

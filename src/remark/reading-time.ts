import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { handOn } from './hand-on.ts';

/** Words a minute of an unhurried reader on a screen. */
const READING_SPEED = 200;

/** Counts the words of a body for its reading time. */
export function remarkReadingTime() {
  return (tree: Root, file: VFile): void => {
    let words = 0;
    visit(tree, ['text', 'inlineCode', 'code'], (node) => {
      if ('value' in node) words += node.value.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    });
    handOn(file, { minutes: Math.max(1, Math.round(words / READING_SPEED)) });
  };
}

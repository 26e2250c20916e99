import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { handOn } from './hand-on.ts';

/** Words a minute of an unhurried reader on a screen. */
const READING_SPEED = 200;

/** Counts the words of a body for its reading time. */
export function remarkReadingTime() {
  return (tree: Root, file: VFile): void => {
    const words = toString(tree).split(/\s+/u).filter(Boolean).length;
    handOn(file, { minutes: Math.max(1, Math.round(words / READING_SPEED)) });
  };
}

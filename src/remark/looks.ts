import type { Root } from 'mdast';
import { setAttribute, visitJsx } from './jsx.ts';

/** Gives the `<Look>`s of each `<WhatYouSee>` a name that they share, and opens the first. */
export function remarkLooks() {
  return (tree: Root): void => {
    let group = 0;
    visitJsx(tree, 'WhatYouSee', (screen) => {
      group += 1;
      let isFirst = true;
      visitJsx(screen, 'Look', (look) => {
        setAttribute(look, 'group', `look-${group}`);
        if (isFirst) setAttribute(look, 'first', 'true');
        isFirst = false;
      });
    });
  };
}

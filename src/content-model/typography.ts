import type { PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from '../visit.ts';
import { typographic } from '../settings/wording.ts';

/** Stands for what is no text, such as code, so that a quote after it is seen to close. */
const OTHER = '\uFFFC';

/**
 * remark plugin: straight quotes, dashes and dots of a text as typographic ones, the same as in titles. Astro's own
 * (`smartypants`) reads each text as a language first, which takes a quarter of the time of rendering a page.
 */
export function remarkTypography() {
  return (tree: Root): void => {
    visit(tree, (node: Root | RootContent) => {
      if (!['paragraph', 'heading', 'tableCell'].includes(node.type)) return;
      const texts: { value: string }[] = [];
      let whole = '';
      visit(node as { type: 'paragraph'; children: PhrasingContent[] }, (inner) => {
        if (inner.type === 'text') {
          inner.value = inner.value.replaceAll('...', '…').replaceAll('--', '—');
          texts.push(inner);
          whole += inner.value;
        } else {
          const value = inner.type === 'break' ? '\n' : 'value' in inner ? OTHER : '';
          texts.push({ value });
          whole += value;
        }
      });
      // Quotes are told apart by what stands before them, in whichever part of the text that is.
      const set = typographic(whole);
      let at = 0;
      for (const text of texts) {
        const { length } = text.value;
        text.value = set.slice(at, at + length);
        at += length;
      }
    });
  };
}

import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean, show } from '../../lib/problems.ts';

/** How a link to another place than a page of this site begins: nothing that runs code or is loaded by itself. */
const ELSEWHERE = /^(?:https?:\/\/|mailto:|tel:|#)/u;

/**
 * Refuses links to pages that don't exist, and pictures that would be loaded from another site.
 *
 * @param addresses all pages of the site
 */
export function checkLinks(addresses: ReadonlySet<string>) {
  return (tree: Root, file: VFile): void =>
    visit(tree, ['link', 'definition', 'image'], (node) => {
      if (node.type === 'link' || node.type === 'definition') {
        const address = node.url.replace(/[?#].*$/u, '');
        if (node.url.startsWith('/')) {
          if (addresses.has(address)) return;
          file.message(
            `the link leads to ${node.url}, but this site has no such page. ${didYouMean(address, [...addresses], '', '')}`.trim(),
            node.position,
          );
        } else if (!ELSEWHERE.test(node.url)) {
          file.message(
            `the link leads to ${show(node.url)}. A link begins with /, #, https://, mailto: or tel:`,
            node.position,
          );
        }
      } else if (node.type === 'image') {
        if (/^(?:https?:)?\/\//u.test(node.url)) {
          file.message('the picture is on another site. Put it into src/assets and link it from there', node.position);
        }
        if (!node.alt?.trim()) file.message('the picture has no description. Write ![what it shows](…)', node.position);
      }
    });
}

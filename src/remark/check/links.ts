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
  return (tree: Root, file: VFile): void => {
    const pictures = new Set<string>();
    visit(tree, 'imageReference', ({ identifier }) => void pictures.add(identifier));

    visit(tree, ['link', 'definition', 'image', 'imageReference'], (node) => {
      const say = (message: string): void => void file.message(message, node.position);
      if (node.type === 'image' || (node.type === 'definition' && pictures.has(node.identifier))) {
        if (/^(?:https?:)?\/\//u.test(node.url)) {
          say(
            'The picture is on another site, which the security policy blocks. Put it in src/assets and use its path there.',
          );
        }
      } else if (node.type === 'link' || node.type === 'definition') {
        const problem = linkProblem(node.url, addresses);
        if (problem) say(problem);
      }
      if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
        say('The picture has no description. Write ![what it shows](…).');
      }
    });
  };
}

function linkProblem(url: string, addresses: ReadonlySet<string>): string | undefined {
  const address = url.replace(/[?#].*$/u, '');
  if (ELSEWHERE.test(url) || addresses.has(address)) return undefined;
  if (/^\/(?!\/)/u.test(url)) {
    return `The link leads to ${url}, but this site has no such page. ${didYouMean(address, [...addresses], '', '')}`.trim();
  }
  return `The link ${show(url)} can't be used. Begin it with / for a page of this site, or with #, https://, mailto: or tel:.`;
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { didYouMean, show } from '../../lib/problems.ts';
import { anchorsIn } from '../anchors.ts';
import { attribute, visitJsx } from '../jsx.ts';

/** How a link that leaves this site begins: nothing that runs code or loads anything. */
const ELSEWHERE = /^(?:https?:\/\/|mailto:|tel:)/u;
const OTHER_SITE = /^(?:https?:)?\/\//u;

/** Parts that the layout gives every page. */
const OF_LAYOUT = ['main', 'need-person', 'steps', 'fix-it', 'questions', 'related'];

/** Elements that load what their `src` names. */
const LOADING = ['img', 'source', 'video', 'audio'];

const ON_OTHER_SITE =
  'The picture is on another site, which the security policy blocks. Put it in src/assets and use its path there.';
const NO_DESCRIPTION = 'The picture has no description. Write what it shows between ![ and ].';

/** What a link can lead to. */
export interface LinkTargets {
  /** Addresses of all pages of the site. */
  readonly addresses: ReadonlySet<string>;
  /** For pages of content, the parts that a link can lead to. */
  readonly anchors?: ReadonlyMap<string, readonly string[]> | undefined;
  /** The project's folder, for pictures. */
  readonly root: string;
  /** The language of a translated page. */
  readonly locale?: string | undefined;
  /** The languages of the site. */
  readonly locales: readonly string[];
  /** The path that the site is published below, if it is. */
  readonly base?: string | undefined;
}

/** Refuses links to pages that don't exist, and pictures that would be loaded from another site or that aren't there. */
export function checkLinks({ addresses, anchors, root, locale, locales, base = '/' }: LinkTargets) {
  const inLanguage = [...addresses].filter((address) =>
    locale === undefined
      ? !locales.some((other) => address.startsWith(`/${other}/`))
      : address.startsWith(`/${locale}/`),
  );
  return (tree: Root, file: VFile): void => {
    const own = anchorsIn(tree);
    /** What is wrong with a link; `undefined` if it can be used. */
    const linkProblem = (url: string): string | undefined => {
      const [, address = '', anchor = ''] = /^([^?#]*)[^#]*#?(.*)$/u.exec(url) ?? [];
      if (ELSEWHERE.test(url)) return undefined;
      if (locale !== undefined && addresses.has(`/${locale}${address}`)) {
        return `The link leads to ${url}, but that page is there in the language of this one. Write /${locale}${url}.`;
      }
      if (addresses.has(address) || url.startsWith('#')) {
        const parts = address === '' ? own : anchors?.get(address);
        if (!parts || anchor === '' || [...parts, ...OF_LAYOUT].includes(anchor)) return undefined;
        return `The link leads to ${url}, but the page has no heading or step "#${anchor}". ${didYouMean(
          `#${anchor}`,
          parts.map((part) => `#${part}`),
        )}`.trim();
      }
      if (base !== '/' && `${address}/`.startsWith(base)) {
        const within = `/${url.slice(base.length)}`;
        return (
          linkProblem(within) ??
          `The link leads to ${url}. Leave out the path that the site is published below, and write ${within}.`
        );
      }
      if (/^\/(?!\/)/u.test(url)) {
        const guess = didYouMean(address, inLanguage, '', '') || didYouMean(address, [...addresses], '', '');
        return `The link leads to ${url}, but this site has no such page. ${guess}`.trim();
      }
      return `The link ${show(url)} can't be used. Begin it with / for a page of this site, or with #, https://, mailto: or tel:.`;
    };

    const pictures = new Set<string>();
    visit(tree, 'imageReference', ({ identifier }) => void pictures.add(identifier));
    visit(tree, ['link', 'definition', 'image', 'imageReference'], (node) => {
      const say = (message: string): void => void file.message(message, node.position);
      if (node.type === 'image' || (node.type === 'definition' && pictures.has(node.identifier))) {
        const folder = path.dirname(file.path);
        const picture = node.url.startsWith('/') ? path.join('public', node.url) : path.join(folder, node.url);
        if (OTHER_SITE.test(node.url)) say(ON_OTHER_SITE);
        else if (!existsSync(path.join(root, picture))) {
          const assets = path.relative(folder, 'src/assets').replaceAll(path.sep, '/');
          say(`There is no picture ${picture}. Put it in src/assets, and write ${assets}/name.png here.`);
        }
      } else if (node.type === 'link' || node.type === 'definition') {
        const problem = linkProblem(node.url);
        if (problem) say(problem);
        if (node.type === 'link' && node.children.length === 0) say(`The link to ${node.url} has no words.`);
      }
      if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) say(NO_DESCRIPTION);
    });
    visitJsx(tree, undefined, (node) => {
      const href = node.name === 'a' ? attribute(node, 'href') : undefined;
      const problem = href === undefined ? undefined : linkProblem(href);
      if (problem) file.message(problem, node.position);
      if (LOADING.includes(node.name ?? '') && OTHER_SITE.test(attribute(node, 'src') ?? ''))
        file.message(ON_OTHER_SITE, node.position);
      if (node.name === 'img' && !attribute(node, 'alt')) file.message(NO_DESCRIPTION, node.position);
    });
  };
}

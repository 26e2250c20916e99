import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { stepsIn } from './steps.ts';

/** What a link can lead to on a page, as Astro and `Step.astro` call it: headings and steps. */
export function anchorsIn(tree: Root): string[] {
  const slugger = new GithubSlugger();
  const anchors = stepsIn(tree).map(({ number }) => `step-${number}`);
  visit(tree, 'heading', (node) => void anchors.push(slugger.slug(toString(node))));
  return anchors;
}

import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { StepSummary } from '../lib/content/body-facts.ts';
import { REPAIRS, type Repair } from '../lib/content/schemas.ts';
import { marksByStep } from '../lib/content/screens.ts';
import { handOn } from './hand-on.ts';
import { attribute, isJsx, type Jsx, setAttribute, visitJsx } from './jsx.ts';

/** Gives each `<Step>` its number and heading level, and the `<Screen>`s on which it changes something. */
export function remarkSteps() {
  return (tree: Root, file: VFile): void => {
    const steps = stepsIn(tree);
    handOn(file, { steps });
    const nodes: Jsx[] = [];
    const screens: { screen: Jsx; here?: number }[] = [];
    let level = 2;
    visit(tree, (node) => {
      // Steps below a heading are one level deeper than it; steps that open the page are on the level of headings.
      if (node.type === 'heading') level = Math.min(node.depth + 1, 4);
      if (!isJsx(node) || node.name !== 'Step') return undefined;
      const here = nodes.push(node);
      setAttribute(node, 'number', String(here));
      setAttribute(node, 'level', String(level));
      screens.push(...takeScreens(node).map((screen) => ({ screen, here })));
      return SKIP;
    });
    screens.push(...takeScreens(tree).map((screen) => ({ screen })));
    for (const { screen, here } of screens) {
      for (const [number, marks] of marksByStep(steps, here)) {
        const shown = structuredClone(screen);
        setAttribute(shown, 'marks', marks.join(' '));
        (nodes[number - 1]?.children as Jsx[] | undefined)?.push(shown);
      }
    }
  };
}

/** Takes the `<Screen>`s out of a part of a body. */
function takeScreens(tree: Nodes): Jsx[] {
  const screens: Jsx[] = [];
  visit(tree, (node, index, parent) => {
    if (!isJsx(node) || node.name !== 'Screen' || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    screens.push(node);
    return [SKIP, index];
  });
  return screens;
}

/** The steps of a body in order. */
export function stepsIn(tree: Root): StepSummary[] {
  const steps: StepSummary[] = [];
  visitJsx(tree, 'Step', (node) => {
    const covers = (attribute(node, 'covers') ?? '')
      .split(' ')
      .filter((word): word is Repair => REPAIRS.includes(word as Repair));
    steps.push({ number: steps.length + 1, title: attribute(node, 'title') ?? '', covers });
  });
  return steps;
}

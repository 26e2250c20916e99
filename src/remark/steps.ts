import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { StepSummary } from '../lib/content/body-facts.ts';
import { REPAIRS, type Repair } from '../lib/content/schemas.ts';
import { type RepairSteps, repairSteps } from '../lib/content/screens.ts';
import { handOn } from './hand-on.ts';
import { attribute, isJsx, type Jsx, setAttribute, visitJsx } from './jsx.ts';

/** Gives each `<Step>` its number and heading level, and each `<Screen>` the steps that its marks point to. */
export function remarkSteps() {
  return (tree: Root, file: VFile): void => {
    const steps = stepsIn(tree);
    let asks = false;
    visitJsx(tree, 'DidItWork', () => (asks = true));
    handOn(file, { steps, asks });
    let number = 0;
    let level = 2;
    visit(tree, (node) => {
      // Steps below a heading are one level deeper than it; steps that open the page are on the level of headings.
      if (node.type === 'heading') level = Math.min(node.depth + 1, 4);
      if (!isJsx(node)) return undefined;
      if (node.name === 'Screen') pointTo(node, repairSteps(steps));
      if (node.name !== 'Step') return undefined;
      number += 1;
      setAttribute(node, 'number', String(number));
      setAttribute(node, 'of', String(steps.length));
      setAttribute(node, 'level', String(level));
      const here = repairSteps(steps, number);
      visitJsx(node, 'Screen', (screen) => pointTo(screen, here));
      return SKIP;
    });
  };
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

/** Attributes are text, so the numbers travel as JSON; `components/screens/drawing/props.ts` reads them. */
function pointTo(screen: Jsx, steps: RepairSteps): void {
  setAttribute(screen, 'steps', JSON.stringify(steps));
}

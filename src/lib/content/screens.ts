import type { StepSummary } from './body-facts.ts';
import type { Repair } from './schemas.ts';

/**
 * The steps that show a drawn screen, each with the repairs whose controls are marked there. A control that several
 * steps deal with is marked in the step that the author put the screen in, or else in the first of them.
 *
 * @param here the number of the step that the author put the screen in; left out for a screen outside the steps
 */
export function marksByStep(steps: readonly StepSummary[], here?: number): Map<number, Repair[]> {
  const marks = new Map<number, Repair[]>();
  for (const repair of new Set(steps.flatMap(({ covers }) => covers))) {
    const repairing = steps.filter(({ covers }) => covers.includes(repair));
    const step = repairing.find(({ number }) => number === here) ?? repairing[0];
    if (step) marks.set(step.number, [...(marks.get(step.number) ?? []), repair]);
  }
  return marks;
}

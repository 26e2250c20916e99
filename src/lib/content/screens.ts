import type { StepSummary } from './body-facts.ts';
import type { Repair } from './schemas.ts';

/** The number of the step that does each repair: what marks a control on a drawn screen. */
export type RepairSteps = Partial<Record<Repair, number>>;

/**
 * The steps that a screen points to. If several steps do one repair, the step that the screen is in comes first, and
 * then the first of them.
 *
 * @param here the number of the step that the screen is in; left out for a screen outside the steps
 */
export function repairSteps(steps: readonly StepSummary[], here?: number): RepairSteps {
  const inOrder = [...steps.filter((step) => step.number === here), ...steps];
  return Object.fromEntries(
    steps
      .flatMap((step) => step.covers)
      .map((repair) => [repair, inOrder.find((step) => step.covers.includes(repair))?.number]),
  );
}

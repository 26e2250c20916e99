import type { StepSummary } from './mdx.ts';
import type { Repair } from './schemas.ts';

/**
 * The drawn screens that a guide may show with `<Screen of="…" />`, and the numbers on them. How each one looks is in
 * `src/components/screens/`.
 */
export const SCREENS = [
  'android-gmail',
  'apple-mail',
  'em-client',
  'fairemail',
  'gmail-web',
  'iphone-smtp',
  'mailspring',
  'outlook-classic-account',
  'outlook-classic-more-settings',
  'outlook-mac-account',
  'outlook-mac-more-options',
  'outlook-mobile-android',
  'outlook-mobile-iphone',
  'outlook-new',
  'samsung-email',
  'thunderbird',
  'thunderbird-android',
  'wordpress',
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** The number of the step that does each repair: what stands beside a control on a drawn screen. */
export type RepairSteps = Partial<Record<Repair, number>>;

/**
 * The steps that a screen points to. Where several steps do one repair, the step that the screen stands in comes
 * first, and then the first of them.
 *
 * @param here the number of the step that the screen stands in; left out for a screen outside the steps
 */
export function repairSteps(steps: readonly StepSummary[], here?: number): RepairSteps {
  const inOrder = [...steps.filter((step) => step.number === here), ...steps];
  return Object.fromEntries(
    steps
      .flatMap((step) => step.covers)
      .map((repair) => [repair, inOrder.find((step) => step.covers.includes(repair))?.number]),
  );
}

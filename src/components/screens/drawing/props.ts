import type { RepairSteps } from '../../../lib/content/screens.ts';
import type { MailSettings, SecurityMode } from '../../../lib/settings/schema.ts';

/** What `<Screen of="…" />` hands to the drawing that it stands for. */
export interface ScreenProps {
  /** The steps to mark the controls with, as JSON; `src/remark/steps.ts` adds it. */
  readonly steps: string;
}

/** What a screen is drawn from: the outgoing server of the settings, and the steps to mark its controls with. */
export function drawn(
  { outgoing }: MailSettings,
  { steps }: ScreenProps,
): { host: string; port: string; security: SecurityMode; steps: RepairSteps } {
  const { host, port, security } = outgoing;
  return { host, port: String(port), security, steps: JSON.parse(steps) as RepairSteps };
}

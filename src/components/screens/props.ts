import type { RepairSteps } from '../../lib/content/screens.ts';
import type { SecurityMode } from '../../lib/settings/schema.ts';

/** What each screen is drawn from. */
export interface ScreenProps {
  /** The outgoing server of the settings. */
  readonly host: string;
  readonly port: string;
  readonly security: SecurityMode;
  /** The steps to mark the controls with. */
  readonly steps: RepairSteps;
}

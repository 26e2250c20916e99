import type { Repair } from '../content/schemas.ts';
import type { Cause } from './causes.ts';

/** Causes that the settings of a mail app fix, and the repair to begin with, so that a guide is the next step. */
const APP_REPAIRS: Partial<Record<Cause, Repair>> = {
  'relay-authentication-required': 'authentication',
  'authentication-failed': 'user-name',
  'cannot-connect': 'server',
  'tls-problem': 'server',
};

/** The repair that a guide makes for this cause; `undefined` where no setting of a mail app is at fault. */
export function appRepair(cause: Cause): Repair | undefined {
  return APP_REPAIRS[cause];
}

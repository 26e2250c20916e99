import type { Repair } from '../content/schemas.ts';
import type { Cause } from './causes.ts';

/** Causes that a mail app's settings fix, with the repair to begin with. */
const APP_REPAIRS: Partial<Record<Cause, Repair>> = {
  'relay-authentication-required': 'authentication',
  'authentication-failed': 'user-name',
  'cannot-connect': 'server',
  'tls-problem': 'server',
};

/** The repair in a guide for this cause; undefined if no setting of a mail app is at fault. */
export function appRepair(cause: Cause): Repair | undefined {
  return APP_REPAIRS[cause];
}

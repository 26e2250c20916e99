import { expect, it } from 'vitest';
import { appRepair } from '../../../src/lib/diagnosis/app-repair.ts';

it.each([
  ['relay-authentication-required', 'authentication'],
  ['authentication-failed', 'user-name'],
  ['cannot-connect', 'server'],
  ['tls-problem', 'server'],
  ['mailbox-full', undefined],
  ['unknown', undefined],
] as const)('the cause %s is put right in an app by %s', (cause, repair) => {
  expect(appRepair(cause)).toBe(repair);
});

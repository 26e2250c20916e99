import { expect, test } from 'vitest';
import { repairSteps } from '../../src/lib/content/screens.ts';

const steps = [
  { number: 1, title: 'Open', covers: [] },
  { number: 2, title: 'Port', covers: ['server'] },
  { number: 3, title: 'Host and name', covers: ['server', 'user-name'] },
] as const;

test('a repair points to the first step that does it', () => {
  expect(repairSteps(steps)).toEqual({ server: 2, 'user-name': 3 });
  expect(repairSteps(steps, 1)).toEqual({ server: 2, 'user-name': 3 });
});

test('the step that the screen stands in comes before others that do the same', () => {
  expect(repairSteps(steps, 3)).toEqual({ server: 3, 'user-name': 3 });
});

test('a repair that no step does points nowhere', () => {
  expect(repairSteps(steps).password).toBeUndefined();
});

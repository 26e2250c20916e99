import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, isFree } from '../../scripts/port.ts';

/** A program of somebody else's that listens. */
const other = createServer();
let taken: number;
beforeAll(async () => {
  other.listen(0);
  await once(other, 'listening');
  taken = (other.address() as AddressInfo).port;
});
afterAll(() => other.close());

test('a port that is taken is left to who has it, and another one found', async () => {
  expect(await isFree(taken)).toBe(false);
  const found = await freePort(taken);
  expect(found).not.toBe(taken);
  expect(await isFree(found)).toBe(true);
});

test('a port that is free is taken as wanted', async () => {
  const free = await freePort(taken);
  expect(await freePort(free)).toBe(free);
});

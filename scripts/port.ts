import { type AddressInfo, createServer } from 'node:net';

/** Where the site that the stories look at is served; `TEST_PORT` names another. */
export const TEST_PORT = Number(process.env['TEST_PORT'] ?? 4399);

/** Whether a program may listen on this TCP port now, on every address of the machine. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** `wanted` where it is free now, else another that is. A program that is faster may take it before it is used. */
export async function freePort(wanted: number): Promise<number> {
  if (await isFree(wanted)) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

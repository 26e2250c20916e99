import { createServer } from 'node:net';

/** Whether a program may listen on this TCP port now, on every address of the machine. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { isFree } from './port.ts';
import { ROOT } from './run.ts';
import { serveFolder } from './serve.ts';

/** `npm start`: builds the site and serves it. */
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is "${process.env['PORT']}"; it must be a number from 1 to 65535.`);
  process.exit(1);
}

function refuse(): never {
  console.error(`Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`);
  process.exit(1);
}

// Asked before the build, so that nobody waits for it in vain.
if (!(await isFree(port))) refuse();

const built = spawnSync(process.execPath, [path.join(ROOT, 'scripts/build.ts')], { stdio: 'inherit', cwd: ROOT });
if (built.status !== 0) process.exit(1);
try {
  await serveFolder(path.join(ROOT, 'dist'), port);
} catch {
  refuse();
}
console.log(`\nThe site is at http://localhost:${port}/ (stop with Ctrl+C)`);

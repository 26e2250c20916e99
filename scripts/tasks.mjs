// Starts every npm script. It must run on whatever Node the machine has (20 or newer), so it is plain JavaScript with
// no dependencies: it installs what is missing and then hands over to the Node that package.json pins.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const node = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the installed packages are those of the lock file. npm keeps a copy of it in node_modules. */
function installed() {
  const copy = path.join(modules, '.package-lock.json');
  if (!existsSync(node) || !existsSync(copy)) return false;
  if (statSync(copy).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs) return true;
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([name, { optional }]) => name !== '' && !optional)
      .map(([name, { version }]) => `${name}@${version}`)
      .sort()
      .join();
  return versions(copy) === versions(path.join(root, 'package-lock.json'));
}

if (!installed()) {
  console.log('Installing packages (once) …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed; what npm said stands above.');
    process.exit(1);
  }
}

const [task, ...rest] = process.argv.slice(2);
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', `${task}.ts`), ...rest],
  {
    stdio: 'inherit',
    cwd: root,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    },
  },
);
process.exit(status ?? 1);

import { runTool } from './run.ts';

process.exit(await runTool('astro', ['dev', '--port', process.env['PORT'] ?? '4321', ...process.argv.slice(2)]));

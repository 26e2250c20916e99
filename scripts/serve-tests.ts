import { serveFolder } from './serve.ts';

/** Serves the site that the browser tests look at. */
await serveFolder(process.env['TEST_DIST'] ?? 'dist', Number(process.argv[2]));

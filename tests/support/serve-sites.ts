import buildSites, { DIST } from './sites.ts';
import { serveFolder } from './serve.ts';

/** Serves the site that the stories look at, on the port that the command names. */
buildSites();
await serveFolder(DIST, Number(process.argv[2]));

/**
 * `npm run bench`: how heavy and how quick this site is, beside other generators with the same articles.
 *
 *     npm run bench -- [--only pages,lighthouse,search,build] [--sizes 10,100,1000,10000] [--rounds 3]
 *                      [--peers starlight,vitepress | --peers none] [--lighthouse-runs 5] [--limit 1200]
 *                      [--folder DIR] [--out FILE] [--print FILE]
 *
 * What is measured
 * - `pages`: the central article, in this site as it is, and in each peer from this site's Markdown twin of it: the same
 *   words. One server sends all sites, in Brotli; a phone's viewport, empty cache, 150 ms, 1.6 Mbit/s, processor slowed
 *   four times. Bytes and requests are counted by the server until nothing more is asked for. Service workers are off:
 *   this site's fetches the page for offline readers (5 kB), and the page again unless a server answers that it is the
 *   same, when the page is done.
 * - `lighthouse`: each kind of page of this site and each peer's article; mobile, simulated slow 4G; median of the runs.
 * - `search`: this site with so many generated articles: what a first query and each further one load, and the time from
 *   a key press to the results, nothing slowed, when it is first pressed and when all that it needs is loaded.
 * - `build`: so many generated articles; from nothing, and again after one article was changed. This site's figures hold
 *   its own pages too (about 130), with drawn images, Markdown twins and checked content. Memory is the largest sum of
 *   what the build and all that it started held at one moment.
 *
 * Rounds are interleaved: each site once, then each again; a table shows the median, and the smallest and the largest in
 * brackets. 10,000 articles are built once. `×` compares with this site in the same run.
 *
 * What it does not show: other machines (only ratios carry over, and roughly), a real network with loss, DNS and TLS,
 * how good what the search finds is (`npm run relevance`), or peers with what an expert would tune in them. Generated
 * articles are plain Markdown: they hold none of this site's components.
 *
 * Peers are set up from the npm registry below `--folder` (default: `bench-peers` in the folder for temporary files) and
 * kept there. One that cannot be set up or fails is listed with the reason. Figures are also written to `--out` (default:
 * `results.json` in that folder), after each step, so that a run that is stopped loses nothing; `--print` shows such a
 * file again. Run it on a machine that does nothing else.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { measureBuilds, prepare, runBuild } from '../bench/build.ts';
import { LIGHTHOUSE, lighthouseRuns } from '../bench/lighthouse.ts';
import { measurePages } from '../bench/page.ts';
import { PEERS } from '../bench/peers.ts';
import {
  install,
  type Project,
  putArticles,
  putCentralArticle,
  readTwin,
  setUpOwn,
  setUpPeer,
} from '../bench/projects.ts';
import { printResults, type Results } from '../bench/results.ts';
import { measureSearch } from '../bench/search.ts';
import { findChromium } from './browser.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'pages,lighthouse,search,build' },
    sizes: { type: 'string', default: '10,100,1000,10000' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'string', default: PEERS.map(({ id }) => id).join() },
    'lighthouse-runs': { type: 'string', default: '5' },
    limit: { type: 'string', default: '1200' },
    folder: { type: 'string', default: path.join(os.tmpdir(), 'bench-peers') },
    out: { type: 'string' },
    print: { type: 'string' },
  },
});

if (values.print !== undefined) {
  console.log(printResults(JSON.parse(await readFile(values.print, 'utf8')) as Results));
  process.exit(0);
}

const wants = new Set(values.only.split(','));
const sizes = values.sizes.split(',').map(Number);
const rounds = Number(values.rounds);
const runs = Number(values['lighthouse-runs']);
const limit = Number(values.limit);
if (![...sizes, rounds, runs, limit].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('--sizes, --rounds, --lighthouse-runs and --limit take whole numbers from 1.');
  process.exit(1);
}
/** From this many articles on, one build is enough for a figure and as much as a day has time for. */
const ONCE_FROM = 5000;

const folder = path.resolve(values.folder);
const sites = path.join(folder, 'sites');
const out = path.resolve(values.out ?? path.join(folder, 'results.json'));
await mkdir(sites, { recursive: true });

const own = await setUpOwn(folder);
const projects: Project[] = [own];
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()}`,
    load: os.loadavg()[0] ?? 0,
  },
  node: process.version,
  browser: '',
  rounds,
  lighthouseRuns: runs,
  projects: [],
  notSetUp: [],
  pages: {},
  lighthouse: [],
  search: [],
  builds: [],
};

async function save(): Promise<void> {
  results.projects = projects.map(({ id, name, about, version }) => ({ id, name, about, version }));
  await writeFile(out, `${JSON.stringify(results, undefined, 2)}\n`);
}

const say = (text: string): void => console.error(`${new Date().toTimeString().slice(0, 8)} ${text}`);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

for (const peer of PEERS) {
  if (!values.peers.split(',').includes(peer.id)) continue;
  try {
    projects.push(await setUpPeer(peer, folder));
  } catch (error) {
    results.notSetUp.push({ name: peer.name, reason: reasonOf(error) });
    say(`${peer.name} could not be set up: ${reasonOf(error)}`);
  }
}

/** Builds a project as it stands and puts the finished site aside. @returns its folder */
async function buildSite(project: Project, name: string): Promise<string> {
  say(`Building ${name} …`);
  await prepare(project);
  await runBuild(project, limit);
  return putAside(project, name);
}

async function putAside(project: Project, name: string): Promise<string> {
  const site = path.join(sites, name);
  await rm(site, { recursive: true, force: true });
  await rename(project.output, site);
  return site;
}

const chromiumPath = await findChromium();
let browser: Browser | undefined;
async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  results.browser = `Chromium ${browser.version()}`;
  return browser;
}

/** Each kind of page that this site has. Kinds that a site does not have are passed over. */
const KINDS = [
  ['home', '/'],
  ['article', own.central],
  ['error list', '/errors/'],
  ['guide', '/guides/outlook/'],
  ['phone guide', '/guides/iphone/'],
  ['guide list', '/guides/'],
  ['article list', '/articles/'],
  ['related article', '/articles/non-delivered-email/'],
  ['symptom list', '/symptoms/'],
  ['symptom', '/symptoms/after-changing-password/'],
  ['search', '/search/'],
  ['diagnose', '/diagnose/'],
  ['check', '/check/'],
  ['support', '/support/'],
  ['settings', '/settings/'],
  ['glossary', '/glossary/'],
  ['Spanish guide', '/es/guides/iphone/'],
  ['not found', '/404.html'],
] as const;

if (wants.has('pages') || wants.has('lighthouse')) {
  const finished: { project: Project; site: string }[] = [];
  await putArticles(own, 0);
  const site = await buildSite(own, own.id);
  finished.push({ project: own, site });
  const twin = await readTwin(site);
  for (const project of projects.slice(1)) {
    try {
      // Ten others, as a site that begins has them.
      await putArticles(project, 10);
      await putCentralArticle(project, twin);
      finished.push({ project, site: await buildSite(project, project.id) });
    } catch (error) {
      results.notSetUp.push({ name: `${project.name}, central article`, reason: reasonOf(error) });
      say(`${project.name} failed: ${reasonOf(error)}`);
    }
  }
  if (wants.has('pages')) {
    say('Visiting pages …');
    const asked = finished.map(({ project, site }) => ({ id: project.id, folder: site, address: project.central }));
    results.pages = Object.fromEntries(await measurePages(await openBrowser(), asked, rounds));
    await save();
  }
  if (wants.has('lighthouse')) {
    try {
      const installed = install(path.join(folder, 'lighthouse'), { lighthouse: LIGHTHOUSE });
      const pages = finished.flatMap(({ project, site: built }) =>
        (project === own ? KINDS : ([['article', project.central]] as const))
          .filter(([, address]) => existsSync(path.join(built, address)))
          .map(([kind, address]) => ({ site: built, name: `${project.name}: ${kind}`, address })),
      );
      await lighthouseRuns({ installed: await installed, chromium: chromiumPath, runs, pages }, async (one) => {
        say(`Lighthouse, ${one.name}: ${one.failed ?? one.reports.map(({ scores }) => scores.join(' ')).join('; ')}`);
        results.lighthouse.push(one);
        await save();
      });
    } catch (error) {
      results.notSetUp.push({ name: `Lighthouse ${LIGHTHOUSE}`, reason: reasonOf(error) });
    }
  }
}

/** Sites with so many articles that this run has built. */
const built = new Map<number, string>();

if (wants.has('build')) {
  const options = { sizes, rounds: (size: number) => (size < ONCE_FROM ? rounds : 1), limit };
  await measureBuilds(projects, options, async (figures) => {
    const { project, articles, round, cold, again, failed } = figures;
    const seconds = [cold, again].map((one) => (one ? one.wall.toFixed(1) : '–')).join(' s, again ');
    say(`${project}, ${articles} articles, round ${round}: ${seconds} s${failed ? `; ${failed}` : ''}`);
    results.builds.push(figures);
    await save();
    if (project === own.id && again) built.set(articles, await putAside(own, `own-${articles}`));
  });
}

if (wants.has('search')) {
  for (const articles of [0, ...sizes]) {
    try {
      let site = built.get(articles);
      if (site === undefined) {
        await putArticles(own, articles);
        site = await buildSite(own, `own-${articles}`);
      }
      say(`Searching ${articles} generated articles …`);
      results.search.push({ articles, figures: await measureSearch(await openBrowser(), site, own.central) });
    } catch (error) {
      results.search.push({ articles, failed: reasonOf(error) });
    }
    await save();
  }
}

await browser?.close();
await save();
console.log(printResults(results));
say(`Figures: ${out}`);

import type { Browser } from '@playwright/test';
import { type BenchServer, serveForBench } from './server.ts';

/** One visit to a page with an empty cache, on a slow phone in a slow network. */
export interface Visit {
  readonly requests: number;
  /** All that was sent until the page was still, heads included; compressed. */
  readonly bytes: number;
  /** Bodies of pages and style sheets, compressed. */
  readonly markup: number;
  /** Bodies of scripts, compressed. */
  readonly script: number;
  /** First and largest contentful paint, total blocking time: milliseconds. */
  readonly fcp: number;
  readonly lcp: number;
  readonly tbt: number;
  /** Cumulative layout shift. */
  readonly cls: number;
}

/** What a phone far from the next mast has. */
export const CONDITIONS = { width: 390, height: 844, latency: 150, megabits: 1.6, slowdown: 4 };
/** A page is complete when nothing was asked for in this time after its load. Milliseconds. */
const STILL = 2000;

interface Timings {
  fcp: number;
  lcp: number;
  cls: number;
  tasks: { start: number; duration: number }[];
}

async function visit(browser: Browser, server: BenchServer, address: string): Promise<Visit> {
  const { width, height, latency, megabits, slowdown } = CONDITIONS;
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width, height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const throughput = (megabits * 1e6) / 8;
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput / 2,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(() => {
      const timings: Timings = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
      (globalThis as unknown as { benchTimings: Timings }).benchTimings = timings;
      const on = (type: string, take: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      on('paint', ({ name, startTime }) => {
        if (name === 'first-contentful-paint') timings.fcp = startTime;
      });
      on('largest-contentful-paint', ({ startTime }) => (timings.lcp = startTime));
      on('layout-shift', (entry) => (timings.cls += (entry as unknown as { value: number }).value));
      on('longtask', ({ startTime, duration }) => timings.tasks.push({ start: startTime, duration }));
    });
    server.start();
    const answer = await page.goto(server.origin + address, { waitUntil: 'load' });
    if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status() ?? 'nothing'}`);
    for (let before = -1; before !== server.served.length;) {
      before = server.served.length;
      await page.waitForTimeout(STILL);
    }
    const { fcp, lcp, cls, tasks } = await page.evaluate(
      () => (globalThis as unknown as { benchTimings: Timings }).benchTimings,
    );
    const bodies = (pattern: RegExp) =>
      server.served.filter(({ type }) => pattern.test(type)).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      requests: server.served.length,
      bytes: server.bytes(),
      markup: bodies(/^text\/(?:html|css)/u),
      script: bodies(/javascript/u),
      fcp,
      lcp,
      cls,
      tbt: tasks.filter(({ start }) => start >= fcp).reduce((sum, { duration }) => sum + duration - 50, 0),
    };
  } finally {
    await context.close();
  }
}

/**
 * Visits the same article in each site, in turn within a round.
 *
 * @returns the visits by the site's id
 */
export async function measurePages(
  browser: Browser,
  sites: readonly { readonly id: string; readonly folder: string; readonly address: string }[],
  rounds: number,
): Promise<Map<string, Visit[]>> {
  const visits = new Map<string, Visit[]>(sites.map(({ id }) => [id, []]));
  const servers = new Map<string, BenchServer>();
  for (const { id, folder } of sites) servers.set(id, await serveForBench(folder));
  try {
    // The first round is not counted: the server compresses each file when it is first asked for.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { id, address } of sites) {
        const server = servers.get(id);
        if (!server) continue;
        const one = await visit(browser, server, address);
        if (round > 0) visits.get(id)?.push(one);
      }
    }
  } finally {
    for (const server of servers.values()) server.close();
  }
  return visits;
}

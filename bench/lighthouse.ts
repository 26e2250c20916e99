import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchServer, serveForBench } from './server.ts';

export const LIGHTHOUSE = '13.5.0';

/** What Lighthouse says of a page: mobile, simulated slow 4G. */
export interface Report {
  /** 0 to 100: performance, accessibility, best practices, search engines. */
  readonly scores: readonly number[];
  /** Milliseconds. */
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** Ids of the audits that cost points. */
  readonly faults: readonly string[];
}

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Result {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  readonly audits: Record<string, { score: number | null; numericValue?: number }>;
}

/**
 * Runs Lighthouse once.
 *
 * @param installed folder in whose node_modules it is
 * @throws {Error} where it cannot say anything, with its reason
 */
export async function runLighthouse(installed: string, chromium: string, address: string): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
  const output = path.join(folder, 'report.json');
  try {
    const said = await new Promise<string>((resolve, reject) => {
      const args = [
        path.join(installed, 'node_modules/lighthouse/cli/index.js'),
        address,
        '--quiet',
        '--output=json',
        `--output-path=${output}`,
        `--only-categories=${CATEGORIES.join(',')}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
      ];
      const child = spawn(process.execPath, args, { env: { ...process.env, CHROME_PATH: chromium } });
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.once('error', reject);
      child.once('close', () => resolve(errors));
    });
    const text = await readFile(output, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(said.trim().split('\n').at(-1) ?? 'Lighthouse wrote nothing');
    const { runtimeError, categories, audits } = JSON.parse(text) as Result;
    if (runtimeError) throw new Error(runtimeError.message);
    const chosen = CATEGORIES.map((name) => categories[name]);
    return {
      scores: chosen.map((category) => Math.round((category?.score ?? 0) * 100)),
      lcp: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
      tbt: audits['total-blocking-time']?.numericValue ?? Number.NaN,
      cls: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
      faults: chosen
        .flatMap((category) => category?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => id),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All runs for one page; `failed` where some of them said nothing. */
export interface PageReports {
  readonly name: string;
  readonly reports: readonly Report[];
  readonly failed?: string;
}

/** Runs Lighthouse on each page of finished sites, and reports each page when its runs are done. */
export async function lighthouseRuns(
  options: {
    readonly installed: string;
    readonly chromium: string;
    readonly runs: number;
    readonly pages: readonly { readonly site: string; readonly name: string; readonly address: string }[];
  },
  report: (reports: PageReports) => Promise<void>,
): Promise<void> {
  const { installed, chromium, runs, pages } = options;
  const servers = new Map<string, BenchServer>();
  try {
    for (const { site, name, address } of pages) {
      const server = servers.get(site) ?? (await serveForBench(site));
      servers.set(site, server);
      const reports: Report[] = [];
      try {
        for (let run = 0; run < runs; run += 1) {
          reports.push(await runLighthouse(installed, chromium, server.origin + address));
        }
        await report({ name, reports });
      } catch (error) {
        await report({ name, reports, failed: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    for (const server of servers.values()) server.close();
  }
}

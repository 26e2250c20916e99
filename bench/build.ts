import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { slugOf } from './articles.ts';
import { changeArticle, type Project, putArticles } from './projects.ts';

/** What one run of a build took. */
export interface BuildRun {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of processor time, of the build and all that it started; undefined where the system does not say. */
  readonly cpu: number | undefined;
  /**
   * The most memory that the build and all that it started held at one moment, in bytes (sum of resident sets, looked
   * at five times a second; shared pages count once for each process); undefined where the system does not say.
   */
  readonly memory: number | undefined;
}

export interface BuildFigures {
  readonly project: string;
  readonly articles: number;
  readonly round: number;
  readonly cold?: BuildRun;
  /** After one article was changed. */
  readonly again?: BuildRun;
  /** Of the finished site, without the compressed copies of files that some servers send. */
  readonly bytes?: number;
  /** Of those copies. */
  readonly copies?: number;
  readonly files?: number;
  readonly pages?: number;
  /** Why there are no figures. */
  readonly failed?: string;
}

const PAGE_SIZE = 4096;
const TICKS_A_SECOND = 100;

/** Processor time of all ended children, in seconds (proc(5), fields 16 and 17). Linux only. */
function childrenTime(): number | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /u, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
  } catch {
    return undefined;
  }
}

/** Memory of a process and all below it, in bytes. Linux only. */
function treeMemory(top: number): number | undefined {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/u.test(name)) continue;
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /u, '')
          .split(' ');
        parents.set(Number(name), Number(fields[1]));
      } catch {
        // It ended meanwhile.
      }
    }
    const isBelow = (id: number): boolean => {
      for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at))
        if (at === top) return true;
      return false;
    };
    let sum = 0;
    for (const id of parents.keys()) {
      if (!isBelow(id)) continue;
      try {
        sum += Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE_SIZE;
      } catch {
        // It ended meanwhile.
      }
    }
    return sum;
  } catch {
    return undefined;
  }
}

/**
 * Runs a project's build.
 *
 * @param limit seconds after which it is stopped
 * @throws {Error} where it fails or takes longer, with what it wrote last
 */
export async function runBuild(project: Project, limit: number): Promise<BuildRun> {
  const cpuBefore = childrenTime();
  const start = performance.now();
  let memory: number | undefined;
  for (const [program = '', ...args] of project.commands) {
    const left = limit * 1000 - (performance.now() - start);
    memory = larger(memory, await runWatched(program, args, project.folder, left));
  }
  const wall = (performance.now() - start) / 1000;
  const cpuAfter = childrenTime();
  return { wall, cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore, memory };
}

const larger = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : Math.max(one, other ?? 0);

async function runWatched(program: string, args: string[], cwd: string, limit: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', CI: '1' };
    // A group of its own, so that all that it starts can be stopped with it.
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (data: Buffer) => (said = (said + data.toString()).slice(-4000));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    let peak: number | undefined;
    const watch = setInterval(() => (peak = larger(peak, child.pid ? treeMemory(child.pid) : undefined)), 200);
    const end = () => child.pid && process.kill(-child.pid, 'SIGKILL');
    let late = false;
    const stop = setTimeout(() => {
      late = true;
      end();
    }, limit);
    const interrupted = () => {
      end();
      process.exit(1);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      clearTimeout(stop);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      if (code === 0) resolve(peak);
      else reject(new Error(late ? 'stopped at the time limit' : lastLines(said)));
    });
  });
}

function lastLines(said: string): string {
  const lines = said
    .replaceAll(/\u001b\[[\d;]*m/gu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  return lines.slice(-6).join(' / ');
}

/** Builds each project at each size, in turn within a round, so that what slows the machine slows all alike. */
export async function measureBuilds(
  projects: readonly Project[],
  { sizes, rounds, limit }: { sizes: readonly number[]; rounds: (size: number) => number; limit: number },
  report: (figures: BuildFigures) => Promise<void>,
): Promise<void> {
  const failed = new Set<Project>();
  for (const articles of sizes) {
    for (let round = 1; round <= rounds(articles); round += 1) {
      for (const project of projects) {
        // What fails at one size is not tried at a larger one.
        if (failed.has(project)) continue;
        const about = { project: project.id, articles, round };
        try {
          await report({ ...about, ...(await coldAndAgain(project, articles, limit)) });
        } catch (error) {
          failed.add(project);
          await report({ ...about, failed: error instanceof Error ? error.message : String(error) });
        }
      }
    }
  }
}

async function coldAndAgain(
  project: Project,
  articles: number,
  limit: number,
): Promise<Omit<BuildFigures, 'project' | 'articles' | 'round'>> {
  await putArticles(project, articles);
  await prepare(project);
  const cold = await runBuild(project, limit);
  const size = await sizeOf(project.output);
  await changeArticle(project, slugOf(articles >> 1));
  try {
    return { cold, again: await runBuild(project, limit), ...size };
  } catch (error) {
    return { cold, ...size, failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Removes a project's output and all that it keeps between builds. */
export async function prepare(project: Project): Promise<void> {
  for (const cache of project.caches) await rm(path.join(project.folder, cache), { recursive: true, force: true });
  await rm(project.output, { recursive: true, force: true });
}

async function sizeOf(folder: string): Promise<{ bytes: number; copies: number; files: number; pages: number }> {
  const names = await readdir(folder, { recursive: true });
  let [bytes, copies, files, pages] = [0, 0, 0, 0];
  for (const name of names) {
    const found = await lstat(path.join(folder, name));
    if (!found.isFile()) continue;
    if (/\.(?:br|gz|zst)$/u.test(name)) {
      copies += found.size;
      continue;
    }
    bytes += found.size;
    files += 1;
    if (name.endsWith('.html')) pages += 1;
  }
  return { bytes, copies, files, pages };
}

import type { BuildFigures, BuildRun } from './build.ts';
import { CATEGORIES, type PageReports } from './lighthouse.ts';
import { CONDITIONS, type Visit } from './page.ts';
import type { SearchFigures } from './search.ts';
import { digits, median, ratio, spread, table } from './table.ts';

/** All that a run found, as it is written to its file. */
export interface Results {
  /** Day of the run, `2026-11-24`. */
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    /** Bytes. */
    readonly memory: number;
    readonly system: string;
    /** Mean number of programs that wanted to run in the minute before. */
    readonly load: number;
  };
  readonly node: string;
  browser: string;
  readonly rounds: number;
  readonly lighthouseRuns: number;
  projects: readonly { id: string; name: string; about: string; version: string }[];
  /** What there are no figures of, and why. */
  readonly notSetUp: { name: string; reason: string }[];
  /** By the project's id. */
  pages: Readonly<Record<string, readonly Visit[]>>;
  readonly lighthouse: PageReports[];
  readonly search: { articles: number; figures?: SearchFigures; failed?: string }[];
  readonly builds: BuildFigures[];
}

const OWN = 'own';
const KILO = 1000;
const MEGA = 1e6;

/** The tables of a run, as Markdown. */
export function printResults(results: Results): string {
  return [head(results), pages(results), lighthouse(results), search(results), ...builds(results), peers(results)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function head({ date, machine, node, browser, rounds }: Results): string {
  const { cpu, cores, memory, system, load } = machine;
  const gib = digits(memory / 2 ** 30);
  const busy = load > 0.5 ? `\n\n**The machine was busy (load ${digits(load)}): times are not to be relied on.**` : '';
  return `Measured ${date} with Node ${node.slice(1)}${browser && `, ${browser}`} on ${cpu}, ${cores} cores, ${gib} GiB, ${system}. Median of ${rounds} rounds (smallest–largest); × is compared with this site.${busy}`;
}

function pages({ pages: visits, projects }: Results): string {
  const own = visits[OWN] ?? [];
  if (own.length === 0) return '';
  const rows = projects.flatMap(({ id, name }) => {
    const of = (field: keyof Visit, by = 1) => (visits[id] ?? []).map((visit) => visit[field] / by);
    if (of('bytes').length === 0) return [];
    return [
      [
        name,
        spread(of('requests')),
        spread(of('bytes', KILO)),
        ratio(
          of('bytes'),
          own.map(({ bytes }) => bytes),
        ),
        spread(of('markup', KILO)),
        spread(of('script', KILO)),
        spread(of('fcp')),
        spread(of('lcp')),
        ratio(
          of('lcp'),
          own.map(({ lcp }) => lcp),
        ),
        spread(of('tbt')),
        spread(of('cls')),
      ],
    ];
  });
  const { width, latency, megabits, slowdown } = CONDITIONS;
  const columns = 'Requests|kB in all|×|HTML and CSS, kB|Scripts, kB|FCP, ms|LCP, ms|×|TBT, ms|CLS'.split('|');
  return `**The central article**, ${width} px, empty cache, ${latency} ms, ${megabits} Mbit/s, processor ${slowdown}× slower.\n\n${table(['', ...columns], rows)}`;
}

function lighthouse({ lighthouse: reports, lighthouseRuns }: Results): string {
  if (reports.length === 0) return '';
  const rows = reports.map(({ name, reports: runs, failed }) => {
    if (runs.length === 0) return [name, `failed: ${failed ?? 'no report'}`];
    const faults = [...new Set(runs.flatMap((run) => run.faults))].filter(
      (id) => runs.filter((run) => run.faults.includes(id)).length * 2 > runs.length,
    );
    return [
      name,
      ...CATEGORIES.map((_, at) => spread(runs.map(({ scores }) => scores[at] ?? Number.NaN))),
      spread(runs.map(({ lcp }) => lcp)),
      spread(runs.map(({ tbt }) => tbt)),
      spread(runs.map(({ cls }) => cls)),
      faults.join(', '),
    ];
  });
  const columns = 'Performance|Accessibility|Best practices|SEO|LCP, ms|TBT, ms|CLS|below full marks'.split('|');
  return `**Lighthouse**, mobile, simulated slow 4G, median of ${lighthouseRuns} (smallest–largest).\n\n${table(['', ...columns], rows)}`;
}

function search({ search: searches }: Results): string {
  if (searches.length === 0) return '';
  const rows = searches.map(({ articles, figures, failed }) => {
    const name = articles === 0 ? 'as it is' : `and ${articles.toLocaleString('en-US')} generated`;
    if (!figures) return [name, `failed: ${failed ?? ''}`];
    const { first, next, delays, warm } = figures;
    return [
      name,
      digits(first.bytes / KILO),
      String(first.requests),
      spread(next.map(({ bytes }) => bytes / KILO)),
      spread(next.map(({ requests }) => requests)),
      spread(delays),
      spread(warm),
    ];
  });
  const columns =
    'First query, kB|requests|Each further one, kB|requests|Key press to results, ms|all loaded, ms'.split('|');
  const parts = searches.flatMap(({ articles, figures }) => {
    if (!figures) return [];
    const costs = Object.entries(figures.parts).map(
      ([part, { bytes, requests }]) => `${part} ${digits(bytes / KILO)} (${requests})`,
    );
    return [`- ${articles.toLocaleString('en-US')} generated: ${costs.join(', ')}`];
  });
  return [
    '**Search** in this site.',
    table(['Pages', ...columns], rows),
    ...(parts.length > 0 ? [`What a first query loads, kB without heads (requests):\n\n${parts.join('\n')}`] : []),
  ].join('\n\n');
}

function builds({ builds: all, projects }: Results): string[] {
  return [...Map.groupBy(all, ({ articles }) => articles)].map(([articles, runs]) => {
    const of = (id: string, kind: 'cold' | 'again', field: keyof BuildRun) =>
      runs.flatMap((run) => (run.project === id && run[kind]?.[field] !== undefined ? [run[kind][field]] : []));
    const rows = projects.flatMap(({ id, name }) => {
      const mine = runs.filter(({ project }) => project === id);
      if (mine.length === 0) return [];
      const failed = mine.find((run) => run.failed !== undefined)?.failed;
      const numbers = (field: 'bytes' | 'copies' | 'files' | 'pages') => mine.flatMap((run) => run[field] ?? []);
      if (of(id, 'cold', 'wall').length === 0) return [[name, `failed: ${failed ?? ''}`]];
      const [bytes, pages] = [median(numbers('bytes')), median(numbers('pages'))];
      return [
        [
          name,
          spread(of(id, 'cold', 'wall')),
          ratio(of(id, 'cold', 'wall'), of(OWN, 'cold', 'wall')),
          spread(of(id, 'cold', 'cpu')),
          spread(of(id, 'cold', 'memory').map((memory) => memory / 2 ** 20)),
          failed === undefined ? spread(of(id, 'again', 'wall')) : `failed: ${failed}`,
          ratio(of(id, 'again', 'wall'), of(OWN, 'again', 'wall')),
          digits(bytes / MEGA),
          digits(median(numbers('files'))),
          digits(bytes / KILO / pages),
          digits(median(numbers('copies')) / MEGA),
        ],
      ];
    });
    const columns =
      'Cold, s|×|Processor, s|Memory, MiB|After one change, s|×|Output, MB|Files|kB a page|Compressed copies, MB'.split(
        '|',
      );
    return `**Building ${articles.toLocaleString('en-US')} generated articles.**\n\n${table(['', ...columns], rows)}`;
  });
}

function peers({ projects, notSetUp }: Results): string {
  const shown = projects.map(({ name, about, version }) => `- ${name}: ${about} (${version}).`);
  const missing = notSetUp.map(({ name, reason }) => `- Not measured: ${name}: ${reason}`);
  return ['What was compared:', '', ...shown, ...missing].join('\n');
}

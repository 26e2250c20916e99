import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scriptsOfPage, scriptsOfScript } from '../../src/service-worker/pages.ts';
import { DIST, filesIn } from '../support/built-site.ts';

/**
 * What a page may weigh before it is touched. Bytes after brotli, and requests, the page's own included; no times, which
 * a busy machine changes. Raise a number only for something that is worth its bytes to every reader of the page.
 */
interface Budget {
  readonly text: number;
  readonly styles: number;
  readonly scripts: number;
  readonly requests: number;
}

/** By address; the first pattern that fits counts. */
const BUDGETS: readonly (readonly [RegExp, Budget])[] = [
  [/^\/go\/|^\/what-does-/u, { text: 520, styles: 0, scripts: 0, requests: 1 }],
  [/^\/$/u, { text: 3_550, styles: 2_800, scripts: 3_700, requests: 2 }],
  [/^\/errors\/$/u, { text: 6_400, styles: 2_950, scripts: 4_850, requests: 3 }],
  [/^\/(?:es\/)?errors\/./u, { text: 8_400, styles: 3_650, scripts: 3_700, requests: 2 }],
  [/^\/(?:es\/)?guides\/./u, { text: 8_600, styles: 4_850, scripts: 5_700, requests: 4 }],
  [/^\/(?:articles|symptoms)\/./u, { text: 5_200, styles: 3_250, scripts: 3_700, requests: 2 }],
  [/^\/(?:es\/)?search\/$/u, { text: 3_450, styles: 2_000, scripts: 14_200, requests: 5 }],
  [/^\/check\/$/u, { text: 5_700, styles: 2_850, scripts: 13_800, requests: 5 }],
  [/^\/support\/$/u, { text: 8_700, styles: 2_500, scripts: 11_800, requests: 5 }],
  [/./u, { text: 3_850, styles: 2_600, scripts: 3_700, requests: 2 }],
];
/** What TCP carries to a new reader before the first answer: a page with its styles fits into it. */
const FIRST_FLIGHT = 14_000;

const STYLE = /<style>([^]*?)<\/style>/gu;
const sizes = new Map<string, number>();
/** Bytes of a text after brotli; what many pages share is weighed once. */
function weigh(text: string): number {
  const bytes = sizes.get(text) ?? (text === '' ? 0 : brotliCompressSync(text).length);
  sizes.set(text, bytes);
  return bytes;
}

const pages = filesIn(DIST)
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({
    address: `/${file.replace(/index\.html$/u, '')}`,
    html: readFileSync(path.join(DIST, file), 'utf8'),
  }));
const pageAt = (address: string): string => pages.find((page) => page.address === address)?.html ?? '';

/** The scripts that a page loads by itself, at once or when it has been drawn, each with what it weighs. */
function scriptsOf(html: string): Map<string, number> {
  const files = new Map<string, number>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    const text = readFileSync(path.join(DIST, file), 'utf8');
    files.set(file, weigh(text));
    for (const imported of scriptsOfScript(file, text)) add(imported);
  };
  for (const address of scriptsOfPage(html)) add(address.slice(1));
  return files;
}

/** What a page holds, by its parts, the heaviest first: where to look when it grew. */
function partsOf(html: string): string {
  const bare = html.replaceAll(STYLE, '');
  const part = (name: string, pattern: RegExp) => [name, weigh([...bare.matchAll(pattern)].join(''))] as const;
  return [
    part('head', /<head>[^]*?<\/head>/gu),
    part('drawings', /<svg[^]*?<\/svg>/gu),
    part('tables', /<table[^]*?<\/table>/gu),
    part('steps', /<li class="step[^]*?<\/li>/gu),
    part('data in attributes', / data-[\w-]+="[^"]{40,}"/gu),
    part('islands', /<astro-island[^>]*>/gu),
    part('foot', /<footer class="page-foot"[^]*?<\/footer>/gu),
  ]
    .filter(([, bytes]) => bytes > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, bytes]) => `${name} ${bytes}`)
    .join(', ');
}

/** What is over its budget, in words. */
function excess(address: string, html: string): string[] {
  const [, budget] = BUDGETS.find(([pattern]) => pattern.test(address)) ?? [];
  if (!budget) throw new Error(`no budget for ${address}`);
  const styles = [...html.matchAll(STYLE)].map(([, css]) => css ?? '').join('');
  const scripts = scriptsOf(html);
  const found: Budget = {
    text: weigh(html.replaceAll(STYLE, '')),
    styles: weigh(styles),
    scripts: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
    requests: 1 + scripts.size,
  };
  const details = (name: keyof Budget): string => {
    if (name === 'text') return partsOf(html);
    if (name === 'styles') return `${styles.match(/\{/gu)?.length ?? 0} rules`;
    return [...scripts].map(([file, bytes]) => `${path.posix.basename(file)} ${bytes}`).join(', ');
  };
  const over = (Object.keys(found) as (keyof Budget)[])
    .filter((name) => found[name] > budget[name])
    .map((name) => `${address}: ${name} ${found[name]}, budget ${budget[name]} (${details(name)})`);
  // Together they are smaller still.
  const whole = found.text + found.styles > FIRST_FLIGHT ? weigh(html) : 0;
  return whole > FIRST_FLIGHT
    ? [...over, `${address}: ${whole} bytes with its styles, more than ${FIRST_FLIGHT}`]
    : over;
}

test('no page weighs more than its budget, or asks for more', () => {
  expect(pages.length).toBeGreaterThan(100);
  // Every page that is one has the script that opens the search: nothing weighed would mean that nothing was found.
  expect(scriptsOf(pageAt('/guides/')).size).toBe(1);
  expect(pages.flatMap(({ address, html }) => excess(address, html))).toEqual([]);
});

test('a page that grew is named, with what grew', () => {
  const address = '/articles/non-delivered-email/';
  const html = pageAt(address);
  // Text that brotli cannot make small, as a drawing's numbers.
  const noise = Array.from({ length: 6_000 }, (_, index) => ((index * 7_919) % 9_973).toString(36)).join(' ');
  const grown = excess(address, html.replace('</main>', `<svg><path d="${noise}"></path></svg></main>`));
  expect(grown[0]).toMatch(/^\/articles\/non-delivered-email\/: text \d+, budget \d+ \(drawings \d+/u);
  expect(grown.at(-1)).toContain('more than 14000');
  expect(excess(address, html.replace('<style>', `<style>${noise}`))[0]).toContain('styles');
  const others = [...scriptsOf(pageAt('/check/')).keys()].map(
    (file) => `<script type="module" src="/${file}"></script>`,
  );
  const busy = excess(address, html.replace('</body>', `${others.join('')}</body>`)).join('\n');
  expect(busy).toMatch(/scripts \d+, budget \d+ \(.*check/u);
  expect(busy).toMatch(/requests \d+, budget/u);
});

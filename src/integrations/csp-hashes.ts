import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Parser } from 'htmlparser2';
import { filesIn } from '../lib/files.ts';

/**
 * Makes each page's policy allow exactly the inline scripts and styles in that page. Astro's own hashes miss
 * speculation rules and styles that come with content, and include those of other pages.
 */
export function cspHashes(): AstroIntegration {
  return {
    name: 'csp-hashes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        for (const name of filesIn(out).filter((file) => file.endsWith('.html'))) {
          const file = path.join(out, name);
          await writeFile(file, withOwnHashes(withOneStyle(await readFile(file, 'utf8')), name));
        }
      },
    },
  };
}

/** The page with all styles of its head in the last of their elements: each would need a hash of its own in the policy. */
export function withOneStyle(html: string): string {
  const [head = '', ...rest] = html.split('</head>');
  const styles = [...head.matchAll(/<style>([^]*?)<\/style>/gu)];
  const all = styles.map(([, style = '']) => style).join('');
  let left = styles.length;
  const merged = head.replaceAll(/<style>[^]*?<\/style>/gu, () => (--left === 0 ? `<style>${all}</style>` : ''));
  return [merged, ...rest].join('</head>');
}

const POLICY = /<meta http-equiv="content-security-policy" content="([^"]*)">/u;
const FIRST = /<meta charset="utf-8">/u;

/**
 * The page with its policy first in the head, so that it holds for everything below, and with the hashes of the page's own
 * inline scripts and styles in place of any others.
 *
 * @param file where the page is, for messages
 */
export function withOwnHashes(html: string, file: string): string {
  const [meta, policy] = POLICY.exec(html) ?? [];
  if (!meta || !policy || !FIRST.test(html)) {
    throw new Error(`${file} has no content security policy or no charset. Turn on security.csp in Astro's config.`);
  }
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  let code: string | undefined;
  const parser = new Parser({
    onopentag: (tag, { src, type }) => {
      const isInline = tag === 'style' || (tag === 'script' && !src && type !== 'application/ld+json');
      code = isInline ? '' : undefined;
    },
    ontext: (text) => {
      if (code !== undefined) code += text;
    },
    onclosetag: (tag) => {
      if (code === undefined || (tag !== 'script' && tag !== 'style')) return;
      hashes[tag].add(` 'sha256-${createHash('sha256').update(code).digest('base64')}'`);
      code = undefined;
    },
  });
  parser.end(html);
  const own = policy
    .replaceAll(/ 'sha256-[^']*'/gu, '')
    .replace(/\bscript-src [^;]*/u, (sources) => sources + [...hashes.script].join(''))
    .replace(/\bstyle-src [^;]*/u, (sources) => sources + [...hashes.style].join(''));
  return html.replace(meta, '').replace(FIRST, (charset) => charset + meta.replace(policy, () => own));
}

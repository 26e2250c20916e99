import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import postcss from 'postcss';

/**
 * Takes out of each page what only other pages need: rules of its styles for elements that it does not have, and the
 * policy's hashes of scripts and styles that do not stand in it. Astro bundles styles by route, and lists the hashes of
 * the whole site on each page; both travel with every page and hashes cannot be compressed.
 *
 * @param out the folder of the finished site
 */
export async function slimPages(out: string): Promise<void> {
  const files = (await readdir(out, { recursive: true, encoding: 'utf8' })).map((name) => path.join(out, name));
  const scripts = await Promise.all(
    files.filter((file) => file.endsWith('.js')).map(async (file) => readFile(file, 'utf8')),
  );
  const inScripts = words(scripts.join('\n'));
  await Promise.all(
    files
      .filter((file) => file.endsWith('.html'))
      .map(async (file) => writeFile(file, slimPage(await readFile(file, 'utf8'), inScripts))),
  );
}

/** Every word of a text that could be the name of a class. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w-]+/gu));
}

const STYLE = /<style>([^]*?)<\/style>/gu;
const SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*application\/ld\+json)[^>]*>([^]*?)<\/script>/gu;
const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/u;

/**
 * One page with its own styles and its own policy only.
 *
 * @param inScripts words of the site's scripts: a class that a script may set is kept
 */
export function slimPage(html: string, inScripts: ReadonlySet<string>): string {
  const inPage = words(html.replaceAll(STYLE, ''));
  const isUsed = (name: string): boolean => inPage.has(name) || inScripts.has(name);
  const slim = html.replaceAll(STYLE, (_, css: string) => `<style>${usedRules(css, isUsed)}</style>`);
  const hashes = (pattern: RegExp): string =>
    [...slim.matchAll(pattern)]
      .map(
        ([, content]) =>
          ` 'sha256-${createHash('sha256')
            .update(content ?? '')
            .digest('base64')}'`,
      )
      .join('');
  return slim.replace(POLICY, (_, before: string, policy: string, after: string) => {
    const bare = policy.replaceAll(/ 'sha256-[^']*'/gu, '');
    const own = bare
      .replace(/script-src [^;]*/u, (directive) => directive + hashes(SCRIPT))
      .replace(/style-src [^;]*/u, (directive) => directive + hashes(STYLE));
    return before + own + after;
  });
}

/** The rules of a style sheet that can match: those with a selector all of whose classes are used. */
function usedRules(css: string, isUsed: (name: string) => boolean): string {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => requiredClasses(selector).every(isUsed));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  // A query or a layer with nothing left in it.
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0 && rule.name !== 'layer') rule.remove();
  });
  return sheet.toString();
}

/** The classes that an element must have to match; what stands in `:not(…)`, `:is(…)` and the like is no must. */
function requiredClasses(selector: string): string[] {
  let bare = selector;
  for (let before = ''; before !== bare;) [before, bare] = [bare, bare.replaceAll(/\([^()]*\)/gu, '')];
  return [...bare.matchAll(/\.([\w-]+)/gu)].map(([, name]) => name ?? '');
}

import { createHash } from 'node:crypto';
import postcss, { type ChildNode, type Container } from 'postcss';

/**
 * Takes out of a page what only other pages need: rules of its styles for elements that it does not have, icons that
 * nothing shows, and the policy's hashes of scripts and styles that do not stand in it. Astro bundles styles by route,
 * and lists the hashes of the whole site on each page; both travel with every page and hashes cannot be compressed.
 */

/** Every word of a text that could be the name of an element, a class or an icon. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w-]+/gu));
}

const STYLE = /<style>([^]*?)<\/style>/gu;
const SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*application\/ld\+json)[^>]*>([^]*?)<\/script>/gu;
const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/u;
const ICON = /<symbol id="([\w-]+)"[^]*?<\/symbol>/gu;

/**
 * One page with its own styles and its own policy only.
 *
 * @param inScripts words of the scripts that run on the page: what a script may add to it is kept
 */
export function slimPage(html: string, inScripts: ReadonlySet<string>): string {
  const styles = [...html.matchAll(STYLE)].map(([, css]) => css ?? '');
  const bare = html
    .replaceAll(STYLE, '')
    .replaceAll(ICON, (symbol, id: string) => (html.includes(`"#${id}"`) || inScripts.has(id) ? symbol : ''));
  const inPage = wordsOf(bare);
  const tags = new Set(bare.match(/(?<=<)[a-z][\w-]*/gu));
  const used: Used = {
    name: (name) => inPage.has(name) || inScripts.has(name),
    tag: (tag) => tags.has(tag) || inScripts.has(tag),
  };
  const css = styles.map((one) => usedRules(one, used)).join('');
  // One element for all of them, so that the policy needs one hash.
  const slim = css === '' ? bare : bare.replace('</head>', () => `<style>${orderFirst(css)}</style></head>`);
  return slim.replace(POLICY, (_, before: string, policy: string, after: string) => {
    const own = policy
      .replaceAll(/ 'sha256-[^']*'/gu, '')
      .replace(/script-src [^;]*/u, (directive) => directive + hashes(slim, SCRIPT))
      .replace(/style-src [^;]*/u, (directive) => directive + hashes(slim, STYLE));
    return before + own + after;
  });
}

function hashes(html: string, pattern: RegExp): string {
  return [...html.matchAll(pattern)]
    .map(
      ([, content]) =>
        ` 'sha256-${createHash('sha256')
          .update(content ?? '')
          .digest('base64')}'`,
    )
    .join('');
}

interface Used {
  name(name: string): boolean;
  tag(tag: string): boolean;
}

/** The order of the layers, as it comes about from all that names them, is said once at the beginning. */
function orderFirst(css: string): string {
  const named = [...css.matchAll(/@layer ([\w\s,-]+)[;{]/gu)].flatMap(([, names]) => (names ?? '').split(/[\s,]+/u));
  if (named.length === 0) return css;
  return `@layer ${[...new Set(named)].join(',')};${css.replaceAll(/@layer [\w\s,-]+;/gu, '')}`;
}

/** A part of a style sheet: a rule by its selectors, what stands around rules, or what is kept as it is. */
type Part =
  | { readonly selectors: readonly { readonly text: string; readonly needs: Needs }[]; readonly body: string }
  | { readonly before: string; readonly parts: readonly Part[] }
  | { readonly text: string };

/** What must be on a page for a selector to match. */
interface Needs {
  readonly names: readonly string[];
  readonly tags: readonly string[];
}

/** Style sheets that were read already: a site has a handful, and each page brings some of them. */
const read = new Map<string, readonly Part[]>();

function usedRules(css: string, used: Used): string {
  const parts = read.get(css) ?? partsOf(postcss.parse(css));
  read.set(css, parts);
  return parts.map((part) => write(part, used)).join('');
}

function write(part: Part, used: Used): string {
  if ('text' in part) return part.text;
  if ('selectors' in part) {
    const kept = part.selectors.filter(
      ({ needs }) => needs.names.every((name) => used.name(name)) && needs.tags.every((tag) => used.tag(tag)),
    );
    return kept.length === 0 ? '' : `${kept.map(({ text }) => text).join(',')}{${part.body}}`;
  }
  const inner = part.parts.map((one) => write(one, used)).join('');
  return inner === '' ? '' : `${part.before}{${inner}}`;
}

function partsOf(container: Container): Part[] {
  return (container.nodes ?? []).map((node: ChildNode): Part => {
    if (node.type === 'rule') {
      const body = node.nodes.map(String).join(';');
      return { selectors: node.selectors.map((text) => ({ text, needs: needsOf(text) })), body };
    }
    if (node.type === 'comment') return { text: '' };
    if (node.type === 'atrule' && !node.nodes) return { text: `${String(node)};` };
    // What holds no rules for elements, such as a font or the steps of an animation, is kept as it is.
    if (node.type !== 'atrule' || node.name.endsWith('keyframes') || node.some(({ type }) => type === 'decl')) {
      return { text: String(node) };
    }
    return { before: `@${node.name}${node.params && ` ${node.params}`}`, parts: partsOf(node) };
  });
}

/** What an element and those around it must be to match; what stands in `:not(…)`, `:is(…)` and the like is no must. */
function needsOf(selector: string): Needs {
  let bare = selector.replaceAll(/\[[^\]]*\]/gu, '');
  for (let before = ''; before !== bare;) [before, bare] = [bare, bare.replaceAll(/\([^()]*\)/gu, '')];
  return {
    names: [...bare.matchAll(/\.([\w-]+)/gu)].map(([, name]) => name ?? ''),
    tags: [...bare.matchAll(/(?<![\w:.#-])[a-z][\w-]*/gu)].map(([tag]) => tag),
  };
}

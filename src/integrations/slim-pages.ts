import { createHash } from 'node:crypto';
import postcss, { type ChildNode, type Container } from 'postcss';

/**
 * Takes out of a page what only other pages need: rules of its styles for elements that it does not have, icons that
 * nothing shows, and the policy's hashes of scripts and styles that do not stand in it. Astro bundles styles by route,
 * and lists the hashes of the whole site on each page; both travel with every page and hashes cannot be compressed.
 */

/** What the scripts of a page may put into it. */
export interface ScriptWords {
  /** Every word that could be the name of a class, an attribute, an icon or a custom property. */
  readonly names: ReadonlySet<string>;
  /** Texts of one word: an element that a script makes is named by such a text, and not by any word of its code. */
  readonly texts: ReadonlySet<string>;
}

/** Reads the words of a bundled script. What only stands behind a dot or before a colon names a property. */
export function scriptWords(code: string): ScriptWords {
  const texts = [...code.matchAll(/(?<quote>["'`])(?<word>[\w-]+)\k<quote>/gu)];
  return {
    names: new Set(code.match(/(?<![\w.-])[\w-]+(?![\w-]|\s*:)/gu)),
    texts: new Set(texts.map(({ groups }) => groups?.['word'] ?? '')),
  };
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
export function slimPage(html: string, inScripts: ScriptWords): string {
  const styles = [...html.matchAll(STYLE)].map(([, css]) => css ?? '');
  const bare = html
    .replaceAll(STYLE, '')
    .replaceAll(ICON, (symbol, id: string) => (html.includes(`"#${id}"`) || inScripts.names.has(id) ? symbol : ''));
  const classes = new Set([...bare.matchAll(/ class="([^"]*)"/gu)].flatMap(([, names]) => (names ?? '').split(/\s+/u)));
  const tags = new Set(bare.match(/(?<=<)[a-z][\w-]*/gu));
  const used: Used = {
    className: (name) => classes.has(name) || inScripts.names.has(name),
    attribute: (name) => bare.includes(` ${name}`) || inScripts.names.has(name),
    tag: (tag) => tags.has(tag) || inScripts.texts.has(tag),
    value: (name, value) => bare.includes(` ${name}="${value}"`) || inScripts.texts.has(value),
  };
  const css = usedProperties(styles.map((one) => usedRules(one, used)).join(''), bare, inScripts);
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
  className(name: string): boolean;
  attribute(name: string): boolean;
  tag(tag: string): boolean;
  value(attribute: string, value: string): boolean;
}

/** The rules without custom properties that nothing refers to: colors above all, which do not compress. */
function usedProperties(css: string, html: string, inScripts: ScriptWords): string {
  const referred = new Set([...(css + html).matchAll(/var\(\s*(--[\w-]+)/gu)].map(([, name]) => name ?? ''));
  const slim = css.replaceAll(/(?<=[{;])(--[\w-]+):[^;{}]*(?:;|(?=\}))/gu, (declaration, name: string) =>
    referred.has(name) || inScripts.names.has(name) ? declaration : '',
  );
  // What only one of those referred to is not needed either.
  return slim === css ? css : usedProperties(slim, html, inScripts);
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
  readonly classes: readonly string[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  /** Attributes whose value never changes, and that value. */
  readonly values: readonly (readonly [string, string])[];
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
      ({ needs: { classes, tags, attributes, values } }) =>
        classes.every((name) => used.className(name)) &&
        tags.every((tag) => used.tag(tag)) &&
        attributes.every((name) => used.attribute(name)) &&
        values.every(([name, value]) => used.value(name, value)),
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
  let outer = selector;
  for (let before = ''; before !== outer;) [before, outer] = [outer, outer.replaceAll(/\([^()]*\)/gu, '')];
  const bare = outer.replaceAll(/\[[^\]]*\]/gu, '');
  return {
    classes: [...bare.matchAll(/\.([\w-]+)/gu)].map(([, name]) => name ?? ''),
    // Browsers set no attribute with a hyphen by themselves, as they do with `open`.
    attributes: [...outer.matchAll(/\[((?:aria|data)-[\w-]+)/gu)].map(([, name]) => name ?? ''),
    tags: [...bare.matchAll(/(?<![\w:.#-])[a-z][\w-]*/gu)].map(([tag]) => tag),
    values: [...outer.matchAll(/\[(type|scope)=["']?([\w-]+)/gu)].map(([, name, value]) => [name ?? '', value ?? '']),
  };
}

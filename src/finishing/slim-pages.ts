import { createHash } from 'node:crypto';
import postcss, { type ChildNode, type Container } from 'postcss';

/**
 * Takes out of a page what only other pages need: rules of its styles for elements that it does not have, icons that
 * nothing shows, and the policy's hashes of scripts and styles that do not stand in it. Astro bundles styles by route,
 * and lists the hashes of the whole site on each page; both travel with every page and hashes cannot be compressed.
 */

/** What the scripts of a page may put into it. */
export interface ScriptWords {
  /** Every word that could be the name of an attribute, an icon or a custom property. */
  readonly names: ReadonlySet<string>;
  /** Texts of one word: an element that a script makes is named by such a text, and not by any word of its code. */
  readonly texts: ReadonlySet<string>;
  /** Names of classes that a script sets. */
  readonly classes: ReadonlySet<string>;
  /** Addresses of what a script imports at once, by its own address; left out where nobody knows. */
  readonly imports?: (address: string) => readonly string[];
}

/** What is set as a class in code: what follows `class:`, `className=`, `classList.add(` or `'class',`. */
const CLASS_SET = /\bclass(?:Name)?["'`]?\s*(?:[:,]|=(?!=))\s*(?<set>[^,;})]*)|\bclassList\.\w+\((?<listed>[^)]*)\)/gu;
const LITERAL = /["'`](?<text>[^"'`$]*)/gu;

/** Reads the words of a bundled script. What only stands behind a dot or before a colon names a property. */
export function scriptWords(code: string): ScriptWords {
  const texts = new Set([...code.matchAll(/(?<quote>["'`])(?<word>[\w-]+)\k<quote>/gu)].map(([, , word = '']) => word));
  const classes = new Set<string>();
  for (const { groups } of code.matchAll(CLASS_SET)) {
    const set = groups?.['set'] ?? groups?.['listed'] ?? '';
    const literals = [...set.matchAll(LITERAL)].flatMap(([, text = '']) => text.match(/[\w-]+/gu) ?? []);
    for (const name of literals) classes.add(name);
    // Put together, or named elsewhere: it may be any text.
    if (literals.length === 0 || set.includes('${')) for (const text of texts) classes.add(text);
  }
  return { names: new Set(code.match(/(?<![\w.-])[\w-]+(?![\w-]|\s*:)/gu)), texts, classes };
}

const STYLE = /<style>([^]*?)<\/style>/gu;
const SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*application\/ld\+json)[^>]*>([^]*?)<\/script>/gu;
const PROGRAM = /<script type="module" src="([^"]+)"><\/script>/gu;
const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/u;
const ICON = /<symbol id="([\w-]+)"[^]*?<\/symbol>/gu;
/** Line ends between blocks of text, which show as nothing. */
const BETWEEN_BLOCKS = /(?<=<\/(?:p|ul|ol|li|h\d|table|section|aside|blockquote|pre|div|figure)>)\n+(?=<)/gu;
/** Shapes of a drawing end in themselves (HTML, 13.1.2.1: foreign elements). */
const EMPTY_SHAPE = /(?<=")><\/(?:use|path|circle|rect|line|polyline|polygon|ellipse)>/gu;

/**
 * One page with its own styles and its own policy only.
 *
 * @param inScripts words of the scripts that run on the page: what a script may add to it is kept
 */
export function slimPage(html: string, inScripts: ScriptWords): string {
  const styles = [...html.matchAll(STYLE)].map(([, css]) => css ?? '');
  const bare = programsLater(html.replaceAll(STYLE, ''), inScripts)
    .replaceAll(ICON, (symbol, id: string) => (html.includes(`"#${id}"`) || inScripts.names.has(id) ? symbol : ''))
    .replaceAll(BETWEEN_BLOCKS, '')
    .replaceAll(EMPTY_SHAPE, '/>');
  const css = stylesFor(styles, bare, inScripts);
  // One element for all of them, so that the policy needs one hash.
  const slim = css.text === '' ? bare : bare.replace('</head>', () => `<style>${css.text}</style></head>`);
  return slim.replace(POLICY, (_, before: string, policy: string, after: string) => {
    const own = policy
      .replaceAll(/ 'sha256-[^']*'/gu, '')
      .replace(/script-src [^;]*/u, (directive) => directive + hashes(slim, SCRIPT))
      .replace(/style-src [^;]*/u, (directive) => (css.text === '' ? directive : `${directive} ${css.hash}`));
    return before + own + after;
  });
}

/**
 * The first script of a page is loaded at once; it loads the others when the page has been drawn, with what they import,
 * so that all of it comes in one round trip. See `src/islands/programs.ts`.
 */
function programsLater(html: string, { imports }: ScriptWords): string {
  const [first = '', ...later] = [...html.matchAll(PROGRAM)].map(([, address]) => address ?? '');
  if (later.length === 0) return html;
  const wanted = new Set(later);
  for (const address of wanted) for (const other of imports?.(address) ?? []) if (other !== first) wanted.add(other);
  return html.replaceAll(PROGRAM, (_, address: string) =>
    address === first ? `<script type="module" src="${first}" data-then="${[...wanted].join(' ')}"></script>` : '',
  );
}

function hashes(html: string, pattern: RegExp): string {
  return [...html.matchAll(pattern)].map(([, content]) => ` ${hashOf(content ?? '')}`).join('');
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** What a selector can ask for that a page has or has not, such as `.step` or `table`. */
type Asked = string;

/** What remains of style sheets for pages that have the same of all that the sheets ask for. */
interface Cut {
  readonly text: string;
  readonly hash: string;
}
interface Sheets {
  readonly parts: readonly Part[];
  readonly asked: readonly Asked[];
  readonly cuts: Map<string, Cut>;
}
/** Style sheets that were read already: a site has a handful, and pages of one kind need the same of them. */
const known = new Map<string, Sheets>();
/** So many kinds of page are remembered for the same sheets. */
const MOST_CUTS = 500;

/** The rules of style sheets that a page needs, in the order of their layers. */
function stylesFor(styles: readonly string[], html: string, inScripts: ScriptWords): Cut {
  const key = styles.join('\0');
  let sheets = known.get(key);
  if (!sheets) {
    const parts = inLayers(styles.flatMap((css) => partsOf(postcss.parse(css))));
    sheets = { parts, asked: [...askedIn(parts)], cuts: new Map() };
    known.set(key, sheets);
  }
  const has = whatIsThere(html, inScripts);
  const there = sheets.asked.filter(has);
  const referred = html.match(/var\(\s*--[\w-]+/gu) ?? [];
  const kind = [...there, ...referred, ...customProperties(inScripts)].join(' ');
  let cut = sheets.cuts.get(kind);
  if (!cut) {
    const set = new Set(there);
    const text = usedProperties(write(sheets.parts, set), html, inScripts);
    cut = { text, hash: hashOf(text) };
    if (sheets.cuts.size >= MOST_CUTS) sheets.cuts.clear();
    sheets.cuts.set(kind, cut);
  }
  return cut;
}

const customNames = new WeakMap<ScriptWords, readonly string[]>();
function customProperties(inScripts: ScriptWords): readonly string[] {
  const names = customNames.get(inScripts) ?? [...inScripts.names].filter((name) => name.startsWith('--'));
  customNames.set(inScripts, names);
  return names;
}

/** Says of anything that a selector asks for whether a page has it, or may get it from a script. */
function whatIsThere(html: string, inScripts: ScriptWords): (asked: Asked) => boolean {
  const classes = new Set([...html.matchAll(/ class="([^"]*)"/gu)].flatMap(([, names]) => (names ?? '').split(/\s+/u)));
  const tags = new Set(html.match(/(?<=<)[a-z][\w-]*/gu));
  // Browsers set no attribute with a hyphen by themselves, as they do with `open`.
  const attributes = new Set(html.match(/(?<=\s)(?:aria|data)-[\w-]+/gu));
  return (asked) => {
    const name = asked.slice(1);
    if (asked.startsWith('.')) return classes.has(name) || inScripts.classes.has(name);
    if (asked.startsWith('=')) return html.includes(` ${name}`) || inScripts.texts.has(/"(.*)"/u.exec(name)?.[1] ?? '');
    if (asked.startsWith('@')) return attributes.has(name) || inScripts.names.has(name);
    return tags.has(asked) || inScripts.texts.has(asked);
  };
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

/** A part of a style sheet: a rule by its selectors, what stands around rules, or what is kept as it is. */
type Part =
  | {
      readonly selectors: readonly { readonly text: string; readonly needs: readonly Asked[] }[];
      readonly body: string;
    }
  | { readonly before: string; readonly parts: readonly Part[] }
  | { readonly text: string };

/**
 * The parts with those of each layer together, in the order in which layers are first named. Then that order needs no
 * words of its own, and nothing else changes: what comes first counts only within a layer, and what is in none counts
 * more than any. Where layers stand within something else they stay, with their order said first.
 */
function inLayers(parts: readonly Part[]): readonly Part[] {
  const layers = new Map<string, Part[]>();
  const others: Part[] = [];
  for (const part of parts) {
    const names = layerNames('text' in part ? part.text : 'before' in part ? `${part.before}{` : '');
    for (const name of names) if (!layers.has(name)) layers.set(name, []);
    if ('before' in part && names.length === 1) layers.get(names[0] ?? '')?.push(...part.parts);
    else if (names.length === 0) others.push(part);
  }
  if (layers.size === 0) return parts;
  const nested = JSON.stringify([...layers.values(), others]).includes('@layer');
  const order: Part[] = nested ? [{ text: `@layer ${[...layers.keys()].join(',')};` }] : [];
  const first = others.filter((part) => 'text' in part && /^@(?:import|namespace|charset)\b/u.test(part.text));
  return [
    ...first,
    ...order,
    ...[...layers].map(([name, inner]) => ({ before: `@layer ${name}`, parts: inner })),
    ...others.filter((part) => !first.includes(part)),
  ];
}

/** The layers that `@layer a, b;` or `@layer a {` names; none of anything else. */
function layerNames(text: string): readonly string[] {
  const [, names] = /^@layer\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*[;{]$/u.exec(text) ?? [];
  return names?.split(/\s*,\s*/u) ?? [];
}

function askedIn(parts: readonly Part[]): Set<Asked> {
  const all = new Set<Asked>();
  for (const part of parts) {
    if ('selectors' in part) for (const { needs } of part.selectors) for (const one of needs) all.add(one);
    if ('before' in part) for (const one of askedIn(part.parts)) all.add(one);
  }
  return all;
}

function write(parts: readonly Part[], there: ReadonlySet<Asked>): string {
  const written: { readonly before: string; inner: string }[] = [];
  for (const part of parts) {
    const [before, inner] = writeOne(part, there);
    const last = written.at(-1);
    // Neighbours under the same condition or with the same selectors become one. A layer without a name is its own.
    if (last?.before === before && before !== '' && before !== '@layer') {
      last.inner += 'selectors' in part ? `;${inner}` : inner;
    } else if (inner !== '') written.push({ before, inner });
  }
  return written.map(({ before, inner }) => (before === '' ? inner : `${before}{${inner}}`)).join('');
}

/** What stands before the braces of a part, and in them; nothing before for what has none, nothing in for what is not needed. */
function writeOne(part: Part, there: ReadonlySet<Asked>): readonly [string, string] {
  if ('text' in part) return ['', part.text];
  if ('parts' in part) return [part.before, write(part.parts, there)];
  const kept = part.selectors.filter(({ needs }) => needs.every((one) => there.has(one)));
  return [kept.map(({ text }) => text).join(','), kept.length === 0 ? '' : part.body];
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
function needsOf(selector: string): readonly Asked[] {
  let outer = selector;
  for (let before = ''; before !== outer;) [before, outer] = [outer, outer.replaceAll(/\([^()]*\)/gu, '')];
  const bare = outer.replaceAll(/\[[^\]]*\]/gu, '');
  return [
    ...(bare.match(/\.[\w-]+/gu) ?? []),
    ...(bare.match(/(?<![\w:.#-])[a-z][\w-]*/gu) ?? []),
    ...[...outer.matchAll(/\[((?:aria|data)-[\w-]+)/gu)].map(([, name]) => `@${name}`),
    // Attributes whose value never changes.
    ...[...outer.matchAll(/\[(type|scope)=["']?([\w-]+)/gu)].map(([, name, value]) => `=${name}="${value}"`),
  ];
}

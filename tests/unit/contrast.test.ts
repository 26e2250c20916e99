import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Rule } from 'postcss';
import { describe, expect, test } from 'vitest';
import { contrast, readHex, type Rgb } from '../support/contrast.ts';

/**
 * Contrast in both themes (WCAG 2.2, 1.4.3 and 1.4.11), calculated from the tokens. Which colors meet is read from the
 * style sheets: a rule that sets text and ground is a pair; where only one is set, every text color may stand on every
 * ground. The drawn screens have colors of their own, and are calculated below; axe looks at what is rendered.
 */

const STYLES = 'src/styles';
const TEXT = 4.5;
const BOUNDARY = 3;
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
type Tokens = Readonly<Record<Theme, ReadonlyMap<string, Rgb>>>;

const sheet = (name: string) => postcss.parse(readFileSync(path.join(STYLES, name), 'utf8'));
const sheets = readdirSync(STYLES)
  .filter((name) => name.endsWith('.css') && !['tokens.css', 'screens.css', 'print.css'].includes(name))
  .map(sheet);

function isDark(rule: Rule): boolean {
  const { parent } = rule;
  return parent?.type === 'atrule' && 'params' in parent && /prefers-color-scheme: dark/u.test(String(parent.params));
}

function isPrint(rule: Rule): boolean {
  for (let at = rule.parent; at; at = at.parent as typeof at) {
    if (at.type === 'atrule' && 'params' in at && /^print$/u.test(String(at.params))) return true;
  }
  return false;
}

/** The colors that `:root` gives each theme; the dark one changes only what it names. */
function readTokens(): Tokens {
  const light = new Map<string, Rgb>();
  const dark = new Map<string, Rgb>();
  sheet('tokens.css').walkRules((rule) => {
    rule.walkDecls(/^--/u, ({ prop, value }) => {
      const color = readHex(value);
      if (color) (isDark(rule) ? dark : light).set(prop, color);
    });
  });
  return { light, dark: new Map([...light, ...dark]) };
}

const tokens = readTokens();

interface Colored {
  readonly selector: string;
  /** The element itself, without what it stands in: `.step-number` of `.step.is-done .step-number`. */
  readonly subject: string;
  readonly text?: string;
  readonly ground?: string;
  /** Borders, outlines and underlines. */
  readonly lines: readonly string[];
}

const rules: readonly Colored[] = sheets.flatMap((root) => {
  const found: Colored[] = [];
  root.walkRules((rule) => {
    if (isPrint(rule)) return;
    let text: string | undefined;
    let ground: string | undefined;
    const lines: string[] = [];
    rule.each((node) => {
      if (node.type !== 'decl') return;
      const token = [...node.value.matchAll(/var\((--[\w-]+)\)/gu)]
        .map(([, name]) => name ?? '')
        .find((name) => tokens.light.has(name));
      if (token === undefined) return;
      if (node.prop === 'color' || (node.prop === 'fill' && /text|who/u.test(rule.selector))) text = token;
      else if (/^(?:background|fill)/u.test(node.prop)) ground = token;
      else if (/^(?:border|outline|text-decoration|accent-color)/u.test(node.prop)) lines.push(token);
    });
    for (const selector of rule.selectors) {
      const subject = selector.split(/[\s>+~]+(?![^(]*\))/u).at(-1) ?? '';
      found.push({ selector, subject, ...(text && { text }), ...(ground && { ground }), lines });
    }
  });
  return found;
});

/** Every text color with every ground that it may stand on. */
function textPairs(): Map<string, readonly [text: string, ground: string]> {
  const pairs = new Map<string, readonly [string, string]>();
  const add = (text: string, ground: string): unknown => pairs.set(`${text} on ${ground}`, [text, ground]);
  const full = rules.filter(({ text, ground }) => text && ground);
  const texts = new Set(rules.flatMap(({ text, ground }) => (text && !ground ? [text] : [])));
  for (const { text, ground } of full) add(text ?? '', ground ?? '');
  for (const { subject, text, ground } of rules) {
    if (!ground || text) continue;
    // A state of something that has a text color of its own, such as a step's number that turns green.
    const own = full.filter((rule) => rule.subject === subject);
    for (const color of own.length > 0 ? own.map((rule) => rule.text ?? '') : texts) add(color, ground);
  }
  return pairs;
}

function ratios(theme: Theme, pairs: Iterable<readonly [string, string]>): [string, number][] {
  const color = (name: string): Rgb => {
    const found = tokens[theme].get(name);
    if (!found) throw new Error(`${name} is no color`);
    return found;
  };
  return [...pairs].map(([one, other]) => [`${one} on ${other}`, contrast(color(one), color(other))]);
}

const faint = (list: [string, number][], least: number): string[] =>
  list.filter(([, ratio]) => ratio < least).map(([name, ratio]) => `${name}: ${ratio.toFixed(2)}`);

test('contrast is calculated as WCAG defines it', () => {
  const ratio = (one: string, other: string) => contrast(readHex(one) as Rgb, readHex(other) as Rgb);
  expect(ratio('#fff', '#000')).toBeCloseTo(21, 5);
  expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(ratio('#0f6b62', '#0f6b62')).toBe(1);
});

describe.each(THEMES)('in the %s theme', (theme) => {
  test('every text can be read on every ground that it may stand on', () => {
    const pairs = textPairs();
    // What the style sheets surely hold; were it not found, nothing would be.
    for (const known of [
      '--quiet on --surface',
      '--on-accent on --accent',
      '--on-accent on --right',
      '--accent on --warn-ground',
    ]) {
      expect([...pairs.keys()]).toContain(known);
    }
    expect(faint(ratios(theme, pairs.values()), TEXT)).toEqual([]);
  });

  test('fields, buttons and what stands for a state can be told from the page', () => {
    const lines = new Set(rules.flatMap((rule) => rule.lines).filter((name) => name !== '--line'));
    expect([...lines].sort()).toEqual(expect.arrayContaining(['--accent', '--focus', '--quiet', '--right', '--wrong']));
    const pairs = [...lines].flatMap((name) => ['--ground', '--surface'].map((ground) => [name, ground] as const));
    expect(faint(ratios(theme, pairs), BOUNDARY)).toEqual([]);
  });

  test('the focus can be seen on every ground', () => {
    const grounds = new Set(rules.flatMap(({ ground, text }) => (ground && text !== '--on-accent' ? [ground] : [])));
    grounds.delete('--right');
    expect(
      faint(
        ratios(
          theme,
          [...grounds].map((ground) => ['--focus', ground] as const),
        ),
        BOUNDARY,
      ),
    ).toEqual([]);
  });
});

test('the faint line divides and frames, and is never all that shows a field or a button', () => {
  const controls = rules.filter(({ selector }) =>
    /\b(?:input|select|textarea|button)\b|\.copy\b|\.primary\b/u.test(selector),
  );
  expect(controls.filter(({ lines }) => lines.length > 0).length).toBeGreaterThan(3);
  expect(controls.filter(({ lines }) => lines.includes('--line')).map(({ selector }) => selector)).toEqual([]);
});

test('each color is a token, so that none escapes this calculation', () => {
  const raw: string[] = [];
  for (const root of sheets) {
    root.walkDecls((decl) => {
      const { parent } = decl;
      // Cameras read dark on light, whatever the theme.
      if (parent?.type === 'rule' && (parent as Rule).selector === '.qr') return;
      if (/#[\da-f]{3,8}\b|\b(?:hsl|oklch|lab)a?\(/iu.test(decl.value)) raw.push(`${decl.prop}: ${decl.value}`);
    });
  }
  expect(raw).toEqual([]);
});

describe('the drawn screens', () => {
  const LOOKS = ['windows', 'mac', 'web', 'ios', 'android', 'samsung'];

  /** The colors of a look: those of all screens, changed by its own, in the dark by the dark ones. */
  function colorsOf(look: string, theme: Theme): ReadonlyMap<string, Rgb> {
    const colors = new Map<string, Rgb>();
    for (const dark of theme === 'dark' ? [false, true] : [false]) {
      sheet('screens.css').walkRules((rule) => {
        if (isDark(rule) !== dark || !['.s-frame', `.look-${look}`].includes(rule.selector)) return;
        rule.each((node) => {
          if (node.type !== 'decl' || !node.prop.startsWith('--')) return;
          const color = readHex(node.value);
          if (color) colors.set(node.prop, color);
          else colors.delete(node.prop);
        });
      });
    }
    return colors;
  }

  test.each(LOOKS.flatMap((look) => THEMES.map((theme) => [look, theme] as const)))('%s, %s', (look, theme) => {
    const colors = colorsOf(look, theme);
    const grounds = ['--back', '--card', '--box'].filter((name) => colors.has(name));
    expect(grounds.length).toBeGreaterThan(1);
    const of = (name: string) => colors.get(name) as Rgb;
    const list = ['--ink', '--soft', '--tint'].flatMap((text) =>
      grounds.map((ground): [string, number] => [`${text} on ${ground}`, contrast(of(text), of(ground))]),
    );
    list.push(['--on-tint on --tint', contrast(of('--on-tint'), of('--tint'))]);
    expect(faint(list, TEXT)).toEqual([]);
  });
});

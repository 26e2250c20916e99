import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import postcss, { type Declaration, type Plugin } from 'postcss';

/**
 * Writes the site's custom properties shorter into what is published: each page carries its styles, and their names are
 * for those who write them. A name is cut to a letter, the same in every file of a build, scripts with styles in them
 * included. A size that is the same on every page stands where it is used, if that is no longer.
 */
export function shortStyles(folder: URL): AstroIntegration {
  return {
    name: 'short-styles',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const names = shortNames(
          readdirSync(folder)
            .filter((name) => name.endsWith('.css'))
            .sort()
            .map((name) => readFileSync(path.join(folder.pathname, name), 'utf8')),
        );
        updateConfig({ vite: { css: { postcss: { plugins: [withShortNames(names)] } } } });
      },
    },
  };
}

/** What is written for each property: another name of it, or its value. */
export type ShortNames = ReadonlyMap<string, { readonly name: string } | { readonly value: string }>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const USE = /var\(\s*(--[\w-]+)\s*(\)?)/gu;

/**
 * Chooses names for the custom properties of style sheets, the one used most first.
 *
 * @param sheets all of them: what is set in one place of all is known only then
 */
export function shortNames(sheets: readonly string[]): ShortNames {
  const uses = new Map<string, number>();
  /** Names that are used with something to fall back to. */
  const mayBeUnset = new Set<string>();
  const set = new Map<string, Declaration[]>();
  for (const sheet of sheets) {
    postcss.parse(sheet).walkDecls((declaration) => {
      for (const [, name = '', end] of declaration.value.matchAll(USE)) {
        uses.set(name, (uses.get(name) ?? 0) + 1);
        if (end === '') mayBeUnset.add(name);
      }
      const { prop } = declaration;
      if (prop.startsWith('--')) set.set(prop, [...(set.get(prop) ?? []), declaration]);
    });
  }
  const short = new Map<string, { name: string } | { value: string }>();
  const byUse = [...set].sort(([a], [b]) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1));
  let letters = 0;
  for (const [prop, [only, other]] of byUse) {
    const count = uses.get(prop) ?? 0;
    const value = only?.value.replace(/^0\./u, '.') ?? '';
    const everywhere = only?.parent?.type === 'rule' && only.parent.parent?.type === 'root';
    const isConstant = everywhere && !other && (only.parent as postcss.Rule).selector === ':root';
    if (isConstant && !mayBeUnset.has(prop) && (count === 1 || value.length <= 'var(--a)'.length)) {
      short.set(prop, { value });
    } else {
      short.set(prop, { name: `--${nameAt(letters)}` });
      letters += 1;
    }
  }
  return short;
}

/** `a` to `Z`, then `aa`, `ab`, and so on. */
function nameAt(index: number): string {
  const last = LETTERS[index % LETTERS.length] ?? '';
  return index < LETTERS.length ? last : nameAt(Math.floor(index / LETTERS.length) - 1) + last;
}

/** Puts the short names in the place of the long ones. A name that is not known stays. */
export function withShortNames(names: ShortNames): Plugin {
  return {
    postcssPlugin: 'short-names',
    Once(root) {
      root.walkDecls((declaration) => {
        const own = names.get(declaration.prop);
        if (own && 'value' in own) {
          declaration.remove();
          return;
        }
        if (own) declaration.prop = own.name;
        declaration.value = declaration.value.replaceAll(USE, (use, name: string, end: string) => {
          const short = names.get(name);
          if (!short) return use;
          return 'name' in short ? `var(${short.name}${end}` : short.value;
        });
      });
    },
  };
}

import type { Brand, BrandFont } from '../settings/schema.ts';
import type { Palette, Palettes, Token } from './palette.ts';

/** The custom properties in which Astro puts fonts with files; see `astro.config.mjs`. */
export const FONT_PROPERTIES = { text: '--font-text', headings: '--font-headings' } as const;

/**
 * What makes the site's styles a provider's: its colors, and its fonts if the settings name any. They come first in a
 * page, so they say the order of the layers too.
 *
 * The dark colors stand here twice, for the system's choice and for the reader's. `light-dark()` would need them once,
 * but an iPhone before iOS 17.5 doesn't know it and would be left without any color. Paper is always light.
 */
export function brandStyles({ light, dark }: Palettes, { text, headings }: NonNullable<Brand['fonts']> = {}): string {
  const tokens = Object.keys(light) as Token[];
  const night = `color-scheme:dark;${properties(
    dark,
    tokens.filter((token) => dark[token] !== light[token]),
  )}`;
  return [
    '@layer tokens, base, layout, components, print;@layer tokens{',
    `:root{color-scheme:light;${properties(light, tokens)}${text ? `;--sans:${stack(text, 'text')}` : ''}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${night}}}`,
    `@media screen{:root[data-theme=dark]{${night}}}}`,
    headings ? `@layer base{h1,h2,h3,h4{font-family:${stack(headings, 'headings')}}}` : '',
  ].join('');
}

function properties(palette: Palette, tokens: readonly Token[]): string {
  return tokens.map((token) => `--${token}:${token === 'shadow' ? shadow(palette) : palette[token]}`).join(';');
}

/** A soft shadow below what is raised. */
function shadow({ shadow: color }: Palette): string {
  return `0 1px 2px ${color}1f,0 1.25rem 2.5rem -1.25rem ${color}66`;
}

function stack({ family, fallback, files }: BrandFont, use: keyof typeof FONT_PROPERTIES): string {
  if (files) return `var(${FONT_PROPERTIES[use]})`;
  return [...family.split(',').map((name) => JSON.stringify(name.trim())), fallback].join(',');
}

/** Contrast as WCAG 2.2 defines it, and the colors of the site's style sheets. */

/** A color as red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** @returns the color of `#rgb` or `#rrggbb`; `undefined` for anything else */
export function readHex(text: string): Rgb | undefined {
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/iu.exec(text.trim()) ?? [];
  const digits = long ?? short?.replaceAll(/./gu, '$&$&');
  if (digits === undefined) return undefined;
  const part = (from: number): number => Number.parseInt(digits.slice(from, from + 2), 16);
  return [part(0), part(2), part(4)];
}

/** Relative luminance, 0 for black to 1 for white (WCAG 2.2, definition of relative luminance). */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colors, 1 to 21, whichever is the lighter. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

import Color from 'colorjs.io';

/**
 * Every color of the site. The accent says "do this" or "this is right", the highlight "look here", the error color "this
 * is wrong", and never color alone. Drawn screens of mail apps have the colors of those apps instead.
 */

/** The colors that settings may name. All others follow from them. */
export const BASE_COLORS = ['ground', 'ink', 'accent', 'band', 'highlight', 'error'] as const;

/** The look of a site whose settings name no color. */
const PRESET = {
  light: {
    ground: '#fff',
    /** A card above the ground. */
    raise: '#fff',
    /** What one can press, and areas one works in. */
    tint: '#ebf4f1',
    'tint-2': '#d8e9e4',
    ink: '#12211f',
    quiet: '#485a56',
    line: '#d0ddd9',
    /** Around fields. */
    edge: '#667a75',
    accent: '#0f6b62',
    'accent-2': '#094f48',
    'on-accent': '#fff',
    /** Behind the site's name, titles and the footer. */
    band: '#08554e',
    'band-2': '#0d695f',
    'on-band': '#fff',
    'band-quiet': '#cfe6e0',
    'band-line': '#6aa69c',
    /** Stamps, and what deserves a look. */
    highlight: '#ffc23d',
    'on-highlight': '#241900',
    /** Behind quotes. */
    paper: '#fff5dc',
    mark: '#ffdd85',
    error: '#b3261e',
    focus: '#12211f',
    shadow: '#083129',
  },
  dark: {
    ground: '#0d1614',
    raise: '#14221f',
    tint: '#1c2e29',
    'tint-2': '#28433b',
    ink: '#e8f0ed',
    quiet: '#a8bbb5',
    line: '#2b403b',
    edge: '#83998f',
    accent: '#6ad4c2',
    'accent-2': '#9cebdd',
    'on-accent': '#04211d',
    band: '#0a322d',
    'band-2': '#11443e',
    'on-band': '#fff',
    'band-quiet': '#b9d8d0',
    'band-line': '#4b897f',
    highlight: '#f7be45',
    'on-highlight': '#241900',
    paper: '#262113',
    mark: '#64500f',
    error: '#ff9d91',
    focus: '#f7be45',
    shadow: '#083129',
  },
} as const;

export type Mode = keyof typeof PRESET;
export type BaseColor = (typeof BASE_COLORS)[number];
/** What a color is for, and the name of its custom property in style sheets. */
export type Token = keyof typeof PRESET.light;
export type Palette = Readonly<Record<Token, string>>;
export type Palettes = Readonly<Record<Mode, Palette>>;
/** Colors as `#` with three or six digits. */
export type GivenColors = Partial<Record<Mode, Partial<Record<BaseColor, string | undefined>> | undefined>>;

/** What WCAG 2.2 asks of text (1.4.3), and of controls and their states (1.4.11). */
const TEXT = 4.5;
const CONTROL = 3;

/** Which color stands on which others, and its least contrast to them. */
export const PAIRS: readonly { readonly token: Token; readonly on: readonly Token[]; readonly least: number }[] = [
  { token: 'ink', on: ['ground', 'raise', 'tint', 'tint-2', 'paper', 'mark'], least: TEXT },
  { token: 'accent', on: ['ground', 'raise', 'tint', 'tint-2', 'paper'], least: TEXT },
  { token: 'accent-2', on: ['ground', 'raise', 'tint', 'tint-2', 'paper'], least: TEXT },
  { token: 'error', on: ['ground', 'raise', 'tint', 'paper'], least: TEXT },
  { token: 'quiet', on: ['ground', 'raise', 'tint', 'tint-2', 'paper'], least: TEXT },
  { token: 'edge', on: ['ground', 'raise', 'tint'], least: CONTROL },
  { token: 'focus', on: ['ground', 'raise', 'tint', 'tint-2', 'paper'], least: CONTROL },
  { token: 'on-accent', on: ['accent', 'accent-2'], least: TEXT },
  { token: 'on-band', on: ['band', 'band-2'], least: TEXT },
  { token: 'band-quiet', on: ['band', 'band-2'], least: TEXT },
  { token: 'band-line', on: ['band'], least: CONTROL },
  // The page that one is on, and what has the focus.
  { token: 'highlight', on: ['band', 'band-2'], least: CONTROL },
  { token: 'on-highlight', on: ['highlight'], least: TEXT },
];

/** The contrast of two colors as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  return new Color(one).contrast(other, 'WCAG21');
}

/** The colors of the site: the preset, or those that are given with all others made to go with them. */
export function palettesOf(given: GivenColors = {}): Palettes {
  const [light, dark] = [named(given.light), named(given.dark)];
  if (Object.keys({ ...light, ...dark }).length === 0) return PRESET;
  const { accent, highlight, error } = { ...PRESET.light, ...light };
  const ink = { light: tone(accent, 0.23, 0.021), dark: tone(dark.accent ?? accent, 0.95, 0.009) };
  const day = complete(
    light,
    { ground: '#fff', ink: ink.light, accent, band: tone(accent, 0.41, 0.12), highlight, error },
    { raise: 0, tint: 0.08, 'tint-2': 0.15, paper: 0.2, mark: 0.6, quiet: 0.72, line: 0.15, edge: 0.57 },
    'ink',
  );
  const night = complete(
    dark,
    {
      ground: tone(dark.accent ?? accent, 0.19, 0.014),
      ink: ink.dark,
      accent: tone(accent, 0.8, 0.11),
      band: tone(day.band, 0.29, 0.07),
      highlight: tone(highlight, 0.83, 0.15),
      error: tone(error, 0.79, 0.12),
    },
    { raise: 0.06, tint: 0.15, 'tint-2': 0.27, paper: 0.09, mark: 0.38, quiet: 0.77, line: 0.21, edge: 0.62 },
    'highlight',
  );
  return { light: day, dark: night };
}

type BasePalette = Readonly<Record<BaseColor, string>>;

/** The colors that are given, as they stand in style sheets. */
function named(colors: GivenColors[Mode] = {}): Partial<BasePalette> {
  return Object.fromEntries(
    Object.entries(colors).flatMap(([token, color]) => (color === undefined ? [] : [[token, color.toLowerCase()]])),
  );
}

/** How much of the second color is in a mixture. */
type Shares = Readonly<Record<'raise' | 'tint' | 'tint-2' | 'paper' | 'mark' | 'quiet' | 'line' | 'edge', number>>;

/**
 * Adds all that isn't given: the suggested base colors, and mixtures of the base colors. Each is changed as far as its
 * contrast to what is there already asks, and no farther.
 */
function complete(given: Partial<BasePalette>, suggested: BasePalette, shares: Shares, ring: BaseColor): Palette {
  const colors: Partial<Record<Token, string>> = {};
  const fits = (token: Token, color: string): boolean =>
    PAIRS.every(({ token: upper, on, least }) => {
      const others = upper === token ? on : on.includes(token) ? [upper] : [];
      return others.every((other) => {
        const there = colors[other];
        return there === undefined || contrast(color, there) >= least;
      });
    });
  const put = (token: Token, color: string): string => (colors[token] = color);
  const legible = (token: Token, color: string): string =>
    put(token, shades(color).find((shade) => fits(token, shade)) ?? color);
  const base = (token: BaseColor): string => {
    const color = given[token];
    return color === undefined ? legible(token, suggested[token]) : put(token, color);
  };
  const surface = (token: Token, below: string, other: string, share: number): void => {
    const lessAndLess = Array.from({ length: 20 }, (_, step) => share * (1 - step / 20));
    const fitting = lessAndLess.find((less) => fits(token, mix(below, other, less)));
    put(token, fitting === undefined ? below : mix(below, other, fitting));
  };

  const ground = base('ground');
  const ink = base('ink');
  const accent = base('accent');
  base('error');
  const band = base('band');
  const highlight = base('highlight');
  surface('raise', ground, ink, shares.raise);
  surface('tint', ground, accent, shares.tint);
  surface('tint-2', ground, accent, shares['tint-2']);
  surface('paper', ground, highlight, shares.paper);
  surface('mark', ground, highlight, shares.mark);
  put('line', mix(ground, ink, shares.line));
  legible('quiet', mix(ground, ink, shares.quiet));
  legible('edge', mix(ground, ink, shares.edge));
  legible('accent-2', mix(accent, ink, 0.35));
  legible('on-accent', ground);
  const onBand = legible('on-band', '#fff');
  surface('band-2', band, onBand, 0.11);
  legible('band-quiet', mix(band, onBand, 0.83));
  legible('band-line', mix(band, onBand, 0.46));
  legible('on-highlight', tone(highlight, 0.22, 0.045));
  legible('focus', colors[ring] ?? ink);
  put('shadow', tone(band, 0.29, 0.05));
  return colors as Palette;
}

function mix(one: string, other: string, share: number): string {
  return hex(Color.mix(one, other, share, { space: 'oklab' }));
}

/** The color in another lightness, 0 to 1, and no more vivid than `chroma`. */
function tone(color: string, lightness: number, chroma: number): string {
  const { c, h } = new Color(color).oklch;
  return hex(new Color('oklch', [lightness, Math.min(chroma, c ?? 0), h ?? null]));
}

/** The color itself, then lighter and darker ones, the nearest first. */
export function* shades(color: string): Generator<string, undefined> {
  yield color;
  const { l, c } = new Color(color).oklch;
  for (let step = 0.01; step < 1; step += 0.01) {
    for (const lightness of [(l ?? 0) + step, (l ?? 0) - step]) {
      if (lightness >= 0 && lightness <= 1) yield tone(color, lightness, c ?? 0);
    }
  }
}

function hex(color: Color): string {
  return color.to('srgb').toGamut().toString({ format: 'hex', collapse: false });
}

import { type Place, problemLine, show } from '../problems.ts';
import {
  BASE_COLORS,
  type BaseColor,
  contrast,
  type GivenColors,
  type Mode,
  PAIRS,
  type Palette,
  palettesOf,
  shades,
  type Token,
} from './palette.ts';

/** What has a color, as a message says it. */
const NAMES: Readonly<Record<Token, string>> = {
  ground: 'the ground',
  ink: 'the ink',
  accent: 'the accent',
  band: 'the band',
  highlight: 'the highlight',
  error: 'the error color',
  raise: 'cards',
  tint: 'tinted areas',
  'tint-2': 'a button below the pointer',
  paper: 'quotes',
  mark: 'marked words',
  quiet: 'quieter text',
  line: 'lines',
  edge: 'the frame of fields',
  'accent-2': 'links below the pointer',
  'on-accent': 'the text of buttons',
  'band-2': 'the band below the pointer',
  'on-band': 'the text of the band',
  'band-quiet': 'the quieter text of the band',
  'band-line': 'the frame of the search button',
  'on-highlight': 'the text of stamps',
  focus: 'the focus ring',
  shadow: 'shadows',
};

/** How far black must stand out from a light page, and white from a dark one, so that there is room for all the others. */
const ROOM = 10;

/**
 * What can't be seen or read in the colors that settings name: one line for each color that must change. All others are
 * made to fit.
 *
 * @param place where the fields stand
 */
export function contrastFaults(place: Place, given: GivenColors = {}): string[] {
  const palettes = palettesOf(given);
  return (['light', 'dark'] as const).flatMap((mode) => {
    const lines = new Map<BaseColor, string>();
    for (const fault of faultsIn(palettes[mode], given[mode] ?? {}, mode)) {
      // What is wrong with a color is said once: the plainest comes first.
      if (!lines.has(fault.field)) lines.set(fault.field, line(place, mode, given[mode]?.[fault.field] ?? '', fault));
    }
    return [...lines.values()];
  });
}

interface Fault {
  /** Which of the named colors is to blame. */
  readonly field: BaseColor;
  /** What it's seen with. */
  readonly other: string;
  readonly what: string;
  readonly found: number;
  readonly least: number;
}

/** Every pair of colors with too little contrast. */
function faultsIn(colors: Palette, named: Partial<Record<Token, string | undefined>>, mode: Mode): Fault[] {
  const [far, wrong] = mode === 'light' ? (['#000', 'dark'] as const) : (['#fff', 'pale'] as const);
  const room = contrast(colors.ground, far);
  if (named.ground !== undefined && room < ROOM) {
    return [{ field: 'ground', other: far, what: `too ${wrong} for ${mode} pages`, found: room, least: ROOM }];
  }
  return PAIRS.flatMap(({ token, on, least }) =>
    on.flatMap((below): Fault[] => {
      const found = contrast(colors[token], colors[below]);
      const field = [token, below, ...BASE_COLORS].find((one): one is BaseColor => named[one] !== undefined);
      if (found >= least || field === undefined) return [];
      const pale = wants(colors[below]) === 'darker' ? 'pale' : 'dark';
      return field === token
        ? [{ field, other: colors[below], what: `too ${pale} on ${quoted(below, colors)}`, found, least }]
        : [{ field, other: colors[token], what: `${quoted(token, colors)} doesn't stand out from it`, found, least }];
    }),
  );
}

function quoted(token: Token, colors: Palette): string {
  return `${NAMES[token]} ${show(colors[token])}`;
}

/** What a color must be to be seen with another one. */
function wants(other: string): 'darker' | 'lighter' {
  return contrast(other, '#000') > contrast(other, '#fff') ? 'darker' : 'lighter';
}

function line(place: Place, mode: Mode, color: string, { field, other, what, found, least }: Fault): string {
  const wanted = wants(other);
  const better = shades(color).find((shade) => {
    const isDarker = contrast(shade, '#fff') > contrast(color, '#fff');
    return isDarker === (wanted === 'darker') && contrast(shade, other) >= least;
  });
  const example = better === undefined ? '' : `, such as ${show(better)}`;
  // Rounded down, or what is just too little would be said to be enough.
  const rounded = Math.floor(found * 10) / 10;
  const remedy = `${what} (contrast ${rounded}). Choose a ${wanted} one${example}: at least ${least}`;
  return problemLine(place, ['brand', 'colors', mode, field], show(color), remedy);
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { contrastFaults } from '../../src/lib/brand/contrast.ts';
import { brandFile, checkBrandFiles } from '../../src/lib/brand/files.ts';
import { contrast, type GivenColors, PAIRS, type Palettes, palettesOf } from '../../src/lib/brand/palette.ts';
import { brandStyles } from '../../src/lib/brand/styles.ts';
import { filesIn } from '../../src/lib/files.ts';
import { parseSettings } from '../../src/lib/settings/parse.ts';
import provider from '../fixtures/other-provider.ts';

const PLACE = () => 'src/mail-settings.ts';

/** The pairs of colors that can't be told apart well enough. */
function weakPairs(palettes: Palettes): string[] {
  return Object.entries(palettes).flatMap(([mode, colors]) =>
    PAIRS.flatMap(({ token, on, least }) =>
      on
        .filter((below) => contrast(colors[token], colors[below]) < least)
        .map((below) => `${mode}: ${token} ${colors[token]} on ${below} ${colors[below]}`),
    ),
  );
}

describe('colors', () => {
  test('of the project itself can all be read and seen', () => {
    expect(weakPairs(palettesOf())).toEqual([]);
  });

  test('that are named are taken as they are', () => {
    const { light, dark } = palettesOf({ light: { accent: '#3440A8', band: '#135' }, dark: { ground: '#101020' } });
    expect([light.accent, light.band, dark.ground]).toEqual(['#3440a8', '#135', '#101020']);
  });

  test('that aren’t named go with those that are, in the dark too', () => {
    const preset = palettesOf();
    const { light, dark } = palettesOf({ light: { accent: '#3440a8' } });
    for (const token of ['band', 'tint', 'accent-2'] as const) expect(light[token]).not.toBe(preset.light[token]);
    for (const token of ['accent', 'band', 'ground'] as const) expect(dark[token]).not.toBe(preset.dark[token]);
    expect(light.error).toBe(preset.light.error);
  });

  test('can all be read and seen, whatever is named, or else the build says so', () => {
    // Dark ones, so that many are accepted.
    const part = fc.integer({ min: 0, max: 0x70 }).map((value) => value.toString(16).padStart(2, '0'));
    const color = fc.tuple(part, part, part).map((parts) => `#${parts.join('')}`);
    fc.assert(
      fc.property(fc.record({ accent: color, band: color }, { requiredKeys: ['accent'] }), (light) => {
        fc.pre(contrastFaults(PLACE, { light }).length === 0);
        expect(weakPairs(palettesOf({ light }))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a color that can’t be read is refused with what it’s on and one that can:', () => {
  const withColors = (colors: object): unknown => ({ ...provider, brand: { colors } });

  test.each<[field: string, colors: GivenColors, says: string]>([
    ['light.accent', { light: { accent: '#7fd0c0' } }, '(contrast 1.7). Choose a darker one, such as "#2d8274": at'],
    ['dark.accent', { dark: { accent: '#333366' } }, 'too dark on the ground'],
    ['light.ink', { light: { ink: '#999' } }, 'too pale on the ground'],
    ['light.error', { light: { error: '#f99' } }, 'too pale on the ground'],
    ['light.highlight', { light: { highlight: '#5b21b6' } }, 'too dark on the band'],
    ['light.ground', { light: { ground: '#222' } }, 'too dark for light pages'],
    ['dark.ground', { dark: { ground: '#eee' } }, 'too pale for dark pages'],
    ['light.highlight', { light: { band: '#888888', highlight: '#aaaaaa' } }, '"#888888" (contrast 1.5)'],
  ])('%s in %j', (field, colors, says) => {
    const refused = (): unknown => parseSettings(withColors(colors), PLACE);
    expect(refused).toThrow(`src/mail-settings.ts: brand.colors.${field}: found "#`);
    expect(refused).toThrow(says);
    // What the message proposes is accepted.
    const [, better = ''] = /such as "(#\w+)"/u.exec(String(contrastFaults(PLACE, colors))) ?? [];
    const [mode = '', token = ''] = field.split('.');
    const changed = { ...colors, [mode]: { ...colors[mode as 'light'], [token]: better } };
    expect(contrastFaults(PLACE, changed)).toEqual([]);
  });
});

test('dark colors are the same by the system’s choice and by the reader’s, and never on paper', () => {
  const css = brandStyles(palettesOf({ light: { accent: '#3440a8' } }));
  const [, bySystem, byReader] =
    /@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{([^}]*)\}\}@media screen\{:root\[data-theme=dark\]\{([^}]*)\}\}/u.exec(
      css,
    ) ?? [];
  expect(bySystem).toContain('color-scheme:dark;--ground:#');
  expect(byReader).toBe(bySystem);
  expect(css.split('{color-scheme:dark')).toHaveLength(3);
});

test('every custom property that styles use is set somewhere', () => {
  const sources = filesIn('src')
    .filter((file) => /\.(?:css|astro|tsx?)$/u.test(file))
    .map((file) => readFileSync(path.join('src', file), 'utf8'));
  const found = (pattern: RegExp) =>
    sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const set = new Set([...found(/--([\w-]+):/gu), ...Object.keys(palettesOf().light), 'font-text', 'font-headings']);
  const used = found(/var\(--([\w-]+)\)/gu);
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((name) => !set.has(name))).toEqual([]);
});

test('fonts that readers have themselves need no file', () => {
  const css = brandStyles(palettesOf(), { headings: { family: 'Iowan Old Style, Georgia', fallback: 'serif' } });
  expect(css).toContain('h1,h2,h3,h4{font-family:"Iowan Old Style","Georgia",serif}');
});

describe('files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'brand-'));
  const settings = path.join(folder, 'settings.ts');
  const check = async (brand: object): Promise<void> => checkBrandFiles({ brand });

  beforeAll(async () => {
    mkdirSync(path.join(folder, 'brand'));
    writeFileSync(settings, 'export default {};');
    writeFileSync(
      path.join(folder, 'brand/logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- <text>Elm</text> --></svg>',
    );
    writeFileSync(
      path.join(folder, 'brand/text.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text\ny="9">Elm</text></svg>',
    );
    writeFileSync(path.join(folder, 'brand/broken.png'), 'no picture');
    writeFileSync(path.join(folder, 'brand/font.woff2'), 'wOFF');
    const picture = sharp({ create: { width: 1200, height: 600, channels: 3, background: 'white' } });
    await picture.png().toFile(path.join(folder, 'brand/home.png'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => vi.unstubAllEnvs());

  test('are found from the settings file, or from the project', async () => {
    vi.stubEnv('MAIL_SETTINGS', settings);
    expect(brandFile('./brand/logo.svg')).toBe(path.join(folder, 'brand/logo.svg'));
    expect(brandFile('tests/fixtures/other-brand/icon.svg')).toBe(path.resolve('tests/fixtures/other-brand/icon.svg'));
    await check({ logo: 'brand/logo.svg', icon: 'tests/fixtures/other-brand/icon.svg' });
  });

  test.each<[string, object, RegExp]>([
    [
      'that are missing',
      { logo: './brand/nowhere.svg' },
      /brand\.logo: found "\.\/brand\/nowhere\.svg"; there is no such file\. Looked for .*brand[\\/]nowhere\.svg and brand[\\/]nowhere\.svg\. Write its path/u,
    ],
    ['that hold no picture', { printLogo: 'brand/broken.png' }, /brand\.printLogo: .*can't be read as a picture\./u],
    ...['logo', 'printLogo', 'icon'].map((field): [string, object, RegExp] => [
      `with text (${field})`,
      { [field]: 'brand/text.svg' },
      new RegExp(`brand\\.${field}: found "brand/text\\.svg"; .*has text in it.* outlines \\(paths\\)`, 'u'),
    ]),
    [
      'of another size',
      { shareImage: { home: 'brand/home.png' } },
      /brand\.shareImage\.home: .*is 1200 by 600 pixels\. Save it with 1200 by 630\./u,
    ],
    [
      'of another kind',
      { fonts: { headings: { files: ['brand/font.woff2'] } } },
      /brand\.fonts\.headings\.files\[0\]: .*isn't a WOFF2 font\./u,
    ],
  ])('%s are refused with field, path and remedy', async (_, brand, says) => {
    vi.stubEnv('MAIL_SETTINGS', settings);
    await expect(check(brand)).rejects.toThrow(says);
    await expect(check(brand)).rejects.toThrow('settings.ts: brand.');
  });
});

import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { problemLine, show } from '../problems.ts';
import { settingsFile, settingsPlace } from '../settings/load.ts';
import { SettingsError } from '../settings/parse.ts';
import type { MailSettings } from '../settings/schema.ts';

/** What a share image measures, in pixels. */
export const SHARE_IMAGE = { width: 1200, height: 630 } as const;

/** Where a file of the brand may be: beside the settings file, or in the project. */
function places(file: string): string[] {
  return [path.dirname(settingsFile()), process.cwd()].map((folder) => path.resolve(folder, file));
}

/** The absolute path of a file that the settings name; `undefined` if they name none or there is none. */
export function brandFile(file: string | undefined): string | undefined {
  return file === undefined ? undefined : places(file).find((place) => existsSync(place));
}

/**
 * Makes sure that every file of the brand is there and can be used.
 *
 * @throws {SettingsError} one message that lists every file that isn't
 */
export async function checkBrandFiles({ brand = {} }: Pick<MailSettings, 'brand'>): Promise<void> {
  const { logo, printLogo, icon, fonts = {}, shareImage = {} } = brand;
  const files: [
    field: readonly (string | number)[],
    file: string | undefined,
    faultIn: (file: string) => Promise<string | undefined>,
  ][] = [
    [['logo'], logo, pictureFault],
    [['printLogo'], printLogo, pictureFault],
    [['icon'], icon, pictureFault],
    [['shareImage', 'background'], shareImage.background, shareImageFault],
    [['shareImage', 'home'], shareImage.home, shareImageFault],
    ...(['text', 'headings'] as const).flatMap((use) =>
      (fonts[use]?.files ?? []).map((file, index): (typeof files)[number] => [
        ['fonts', use, 'files', index],
        file,
        fontFault,
      ]),
    ),
  ];
  const place = settingsPlace(process.cwd());
  const lines = await Promise.all(
    files.map(async ([field, file, faultIn]) => {
      if (file === undefined) return [];
      const found = brandFile(file);
      const fault = found === undefined ? missing(file) : await faultIn(found);
      return fault === undefined ? [] : [problemLine(place, ['brand', ...field], show(file), fault)];
    }),
  );
  const faults = lines.flat();
  if (faults.length > 0) {
    throw new SettingsError(faults.join('\n'));
  }
}

function missing(file: string): string {
  const looked = [...new Set(places(file))].map((place) => path.relative(process.cwd(), place) || place);
  return `there is no such file. Looked for ${looked.join(' and ')}. Write its path from the settings file, or from the project's folder`;
}

/** Whether letters of an SVG are text, which needs a font, rather than outlines. */
function hasText(svg: string): boolean {
  return /<(?:\w+:)?text[\s>]/u.test(svg.replaceAll(/<!--.*?-->/gsu, ''));
}

async function pictureFault(file: string): Promise<string | undefined> {
  try {
    const { format } = await sharp(file).metadata();
    return format === 'svg' && hasText(await readFile(file, 'utf8'))
      ? 'the picture has text in it, which looks different wherever its font is missing, in share images too. Turn the letters into outlines (paths) in the program that made it, and save it again'
      : undefined;
  } catch {
    return "the file can't be read as a picture. Save it again from the program that made it";
  }
}

async function shareImageFault(file: string): Promise<string | undefined> {
  const fault = await pictureFault(file);
  if (fault !== undefined) return fault;
  const { width, height } = await sharp(file).metadata();
  return width === SHARE_IMAGE.width && height === SHARE_IMAGE.height
    ? undefined
    : `the picture is ${width} by ${height} pixels. Save it with ${SHARE_IMAGE.width} by ${SHARE_IMAGE.height}`;
}

async function fontFault(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1') === 'wOF2' ? undefined : "the file isn't a WOFF2 font. Convert the font to WOFF2";
  } finally {
    await handle.close();
  }
}

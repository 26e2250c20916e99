import { expect, type Page } from '@playwright/test';
import decodeQR from 'qr/decode.js';

/** A QR code as the site draws it: `size` squares wide and high, each dark one by column and row. */
interface DrawnCode {
  readonly size: number;
  readonly dark: readonly (readonly number[])[];
}

/** What a phone's camera would read from a drawn code. */
function readCode({ size, dark }: DrawnCode): string {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [x = 0, y = 0] of dark) {
    for (let row = y * scale; row < (y + 1) * scale; row += 1) {
      data.fill(0, (row * width + x * scale) * 4, (row * width + (x + 1) * scale) * 4);
    }
  }
  return decodeQR({ width, height: width, data });
}

/** What a phone's camera would read from the picture with this name. */
export async function scan(page: Page, name: string): Promise<string> {
  const picture = page.getByRole('img', { name });
  await expect(picture).toBeVisible();
  const code = await picture.evaluate((svg) => ({
    size: (svg as SVGSVGElement).viewBox.baseVal.width,
    dark: [...(svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/gu)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    ),
  }));
  return readCode(code);
}

import { expect, type Page, test } from '@playwright/test';
import { fieldInDialog } from '../support/ask-box.ts';
import { watchPage } from '../support/network.ts';
import { islandsStarted } from '../support/islands.ts';

/** Everything by keyboard alone: each control is reached, in order, seen when it has the focus, and left again. */

/** One page of each kind; what they share is the same on the others. */
const KINDS = [
  '/',
  '/errors/550-authentication-is-required-for-relay/',
  '/guides/outlook/',
  '/guides/nodemailer/',
  '/symptoms/receive-but-not-send/',
  '/settings/',
  '/check/',
  '/diagnose/',
  '/support/',
  '/search/',
  '/404.html',
];

interface Stop {
  /** A number that the element keeps while the page changes around it; -1 where nothing has the focus. */
  readonly id: number;
  readonly name: string;
  /** What is wrong with how it shows its focus; empty for nothing. */
  readonly fault: string;
}

/** Numbers the elements of a page as they are met. */
async function numberElements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const known = new Map<Element, number>();
    Object.assign(window, {
      numberOf: (element: Element) => {
        const number = known.get(element) ?? known.size;
        known.set(element, number);
        return number;
      },
    });
  });
}

interface Numbered {
  numberOf(element: Element): number;
}

/** The element that has the focus, and whether a reader sees that it has. */
async function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { id: -1, name: '', fault: '' };
    // A choice that looks like a button has its outline around the whole.
    const outlined = [element, element.closest('label')].some((one) => {
      const style = one && getComputedStyle(one);
      return style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    });
    // Not all of it must be seen, but some (WCAG 2.4.11); a link over several lines has holes in its middle.
    const parts = [0.1, 0.5, 0.9];
    const points = parts.flatMap((across) => parts.map((down) => [across, down] as const));
    const seen = [...element.getClientRects()].some(({ x, y, width, height }) =>
      points.some(([across, down]) => {
        const hit = document.elementFromPoint(x + width * across, y + height * down);
        return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label') !== null);
      }),
    );
    const fault = [outlined ? '' : 'no outline', seen ? '' : 'not in sight'].join(' ');
    const { numberOf } = window as unknown as Partial<Numbered>;
    return { id: numberOf?.(element) ?? 0, name: element.outerHTML.slice(0, 120), fault: fault.trim() };
  });
}

/** All that a keyboard must reach, in order: what is shown and can be used. */
async function usable(page: Page): Promise<{ id: number; name: string }[]> {
  return page.evaluate(() => {
    const { numberOf } = window as unknown as Numbered;
    return [
      ...document.querySelectorAll<HTMLElement>(
        // Of radio buttons that belong together, one is a stop.
        'a[href], button:enabled, input:enabled:not([type=radio]:not(:checked)), select:enabled, textarea:enabled, summary, [tabindex="0"]',
      ),
    ]
      .filter(
        (element) =>
          element.tabIndex >= 0 &&
          element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
          element.closest(':disabled') === null,
      )
      .map((element) => ({ id: numberOf(element), name: element.outerHTML.slice(0, 120) }));
  });
}

/** Presses `key` until the focus has gone all the way round. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (stop.id === -1 || stops.some(({ id }) => id === stop.id)) return stops;
    stops.push(stop);
  }
  throw new Error(`the focus is still on its way after ${most} stops`);
}

for (const address of KINDS) {
  test(`every control of ${address} is reached, seen and left by keyboard`, async ({ page, baseURL }) => {
    watchPage(page, baseURL);
    await numberElements(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(address);
    await islandsStarted(page);
    await page.waitForLoadState('networkidle');
    const wanted = await usable(page);
    expect(wanted.length).toBeGreaterThan(8);
    const missed = (stops: readonly Stop[]) =>
      wanted.filter(({ id }) => !stops.some((stop) => stop.id === id)).map(({ name }) => name);

    const forth = await walk(page, 'Tab', wanted.length + 20);
    expect(missed(forth)).toEqual([]);
    expect(forth.filter(({ fault }) => fault !== '').map(({ name, fault }) => `${fault}: ${name}`)).toEqual([]);
    // In the order in which they stand on the page, which is that in which they are read.
    const inOrder = forth.map(({ id }) => id).filter((id) => wanted.some((one) => one.id === id));
    expect(inOrder).toEqual(wanted.map(({ id }) => id));

    // The way back begins at the last control: what comes behind it is the browser's own matter.
    await page.getByRole('contentinfo').locator('a, button, select').last().focus();
    const last = await focused(page);
    expect(missed([last, ...(await walk(page, 'Shift+Tab', wanted.length + 20))])).toEqual([]);
  });
}

test('the way to the text is the first stop, and leads past the menu', async ({ page }) => {
  await page.goto('/guides/iphone/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').first()).toBeFocused();
});

test('what is typed while the search is still on its way is searched for, key by key', async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const waiting = page.waitForRequest(/\/_astro\/AskBox\.[\w-]+\.js$/u);
  await page.route(/\/_astro\/AskBox\.[\w-]+\.js$/u, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/guides/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('thunderbix');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('rd');
  await waiting;
  const field = fieldInDialog(page);
  await expect(field).toHaveValue('thunderbird');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveCount(0);
  letGo();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('for “thunderbird”');
  await expect(field).toBeFocused();
  await page.keyboard.type(' android');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('for “thunderbird android”');
  await expect(field).toHaveValue('thunderbird android');
});

test('the search keeps the focus while it is open', async ({ page }) => {
  await page.goto('/guides/iphone/');
  await page.keyboard.press('Control+k');
  await expect(fieldInDialog(page)).toBeFocused();
  await page.keyboard.type('relay');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('link').count()).toBeGreaterThan(3);
  // The field and its buttons have their turn, too.
  const count = await dialog.locator('a[href], button, textarea, summary').count();
  let round = false;
  for (let stop = 0; stop < count + 3; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, fault } = await focused(page);
    // Between the last stop and the first the browser itself has its turn. A Firefox without a window then no longer
    // knows that the focus is moved by keys, and draws no line around it.
    round ||= name === '';
    if (name === '') continue;
    if (!round) expect(fault, name).toBe('');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null), name).toBe(true);
  }
});

test('where the system chooses the colors, buttons have an edge, the focus is seen, and a camera still reads the picture', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto('/guides/iphone/');
  await page.getByText('Open on your phone').click();
  const picture = page.getByRole('img', { name: 'QR code: opens this page on your phone' });
  await expect(picture).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(picture.locator('path')).toHaveCSS('fill', 'rgb(0, 0, 0)');
  const button = page.getByRole('button', { name: 'Show it in the steps' });
  const [edge, ground] = await button.evaluate((element) => {
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(element);
    return [`${borderTopWidth} ${borderTopColor}`, backgroundColor];
  });
  expect(edge).toMatch(/^[12]px /u);
  expect(edge).not.toContain(ground);
  await button.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  expect((await focused(page)).fault).toBe('');
});

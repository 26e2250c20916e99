import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** Half as long as what the package exports, and every page reads it. */
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Of axe's rules for everybody this one is off unless it is asked for. */
const SIZE_OF_TARGETS = 'target-size';

/**
 * What axe finds wrong with a page, each fault as a line; only by some rules where they are named. Without names these
 * are all rules for WCAG 2.0 to 2.2, A and AA, axe's good practices, and the size of targets.
 *
 * axe is run in the page itself, and only what is read here leaves it: its package for Playwright opens a second page for
 * every run and carries all that is right out of the first one, which takes twice as long as the rules do.
 *
 * @throws {Error} where a rule that was asked for did not run, or a frame was left out: a check that looks at nothing
 *   finds nothing
 */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has a frame, which axe is not told to look into`);
  // A page that is looked at again, in another theme or width, has it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations, run } = await page.evaluate(
    async (options) => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
      return {
        violations: results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        run: [results.violations, results.passes, results.incomplete, results.inapplicable].flat().map(({ id }) => id),
      };
    },
    rules ? { runOnly: [...rules] } : { rules: { [SIZE_OF_TARGETS]: { enabled: true } } },
  );
  const missing = (rules ?? [SIZE_OF_TARGETS, 'color-contrast']).filter((id) => !run.includes(id));
  if (missing.length > 0) throw new Error(`axe did not run ${missing.join(', ')}`);
  return violations.map((violation) => `${page.url()} ${violation}`);
}

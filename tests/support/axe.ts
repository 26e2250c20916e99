import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with a page, each fault as a line; only by some rules where they are named. Without names these
 * are all rules for WCAG 2.0 to 2.2, A and AA, and axe's good practices. One of them, the size of targets, is off in axe
 * unless it is asked for.
 *
 * axe's own types are those of a Playwright without `exactOptionalPropertyTypes`; the page is the same.
 *
 * @throws {Error} where a rule that was asked for did not run: a check that looks at nothing finds nothing
 */
export async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  const options = { page } as unknown as ConstructorParameters<typeof AxeBuilder>[0];
  const builder = new AxeBuilder(options);
  const results = await (
    rules ? builder.withRules(rules) : builder.options({ rules: { 'target-size': { enabled: true } } })
  ).analyze();
  const run = new Set(
    [results.violations, results.passes, results.incomplete, results.inapplicable].flat().map(({ id }) => id),
  );
  const missing = (rules ?? ['target-size', 'color-contrast']).filter((id) => !run.has(id));
  if (missing.length > 0) throw new Error(`axe did not run ${missing.join(', ')}`);
  return results.violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

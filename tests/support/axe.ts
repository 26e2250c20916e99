import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with a page, each fault as a line; only by some rules where they are named.
 *
 * axe's own types are those of a Playwright without `exactOptionalPropertyTypes`; the page is the same.
 */
export async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  const options = { page } as unknown as ConstructorParameters<typeof AxeBuilder>[0];
  const builder = new AxeBuilder(options);
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** axe's own types are those of a Playwright without `exactOptionalPropertyTypes`; the page is the same. */
export async function violationsOn(page: Page): Promise<string[]> {
  const options = { page } as unknown as ConstructorParameters<typeof AxeBuilder>[0];
  const { violations } = await new AxeBuilder(options).analyze();
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

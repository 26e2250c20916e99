import type { VFile } from 'vfile';
import type { BodyFacts } from '../lib/content/body-facts.ts';

/**
 * Hands what a plugin found to the page that renders the body. `render(entry)` returns it as `remarkPluginFrontmatter`
 * (https://docs.astro.build/en/guides/markdown-content/#modifying-frontmatter-programmatically).
 */
export function handOn(file: VFile, facts: Partial<BodyFacts>): void {
  const astro = (file.data.astro ??= {});
  astro.frontmatter = { ...astro.frontmatter, ...facts };
}

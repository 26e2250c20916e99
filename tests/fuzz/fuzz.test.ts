import fc from 'fast-check';
import { describe, test } from 'vitest';
import { TARGETS } from './index.ts';
import { SEED } from './target.ts';

/** What `npm run fuzz` tries on many inputs, on few. */
for (const [name, load] of Object.entries(TARGETS)) {
  const { properties } = await load();
  describe(name, () => {
    test.each(properties)('$says', async ({ property, few }) => {
      await fc.assert(property as fc.IAsyncProperty<never>, { seed: SEED, numRuns: few });
    });
  });
}

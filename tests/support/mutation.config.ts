import { defineConfig } from 'vitest/config';

/** Only the tests that concern the modules that `scripts/mutate.ts` changes: it names them. */
export default defineConfig({
  test: { include: JSON.parse(process.env['MUTATION_TESTS'] ?? '[]') as string[], testTimeout: 30_000 },
});

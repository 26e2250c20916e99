import { defineConfig } from 'vitest/config';
import { NO_SWITCHES } from './tests/support/sites.ts';

/**
 * `unit` reads no finished site; `built` reads two, whose pages its files share once they are parsed; `real` and `webkit`
 * also need other programs.
 */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // The default leaves one core for watching.
    maxWorkers: '100%',
    env: NO_SWITCHES,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/fast-check.ts'],
          globalSetup: 'tests/support/catalogue.ts',
        },
      },
      ...['built', 'real', 'webkit'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          globalSetup: 'tests/support/sites.ts',
          isolate: name !== 'built',
        },
      })),
    ],
  },
});

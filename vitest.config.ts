import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,fuzz,site,mail,engines}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Many wait for servers, browsers and builds of their own: a core less would stand idle.
    maxWorkers: '100%',
  },
});

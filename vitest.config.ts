import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that build the site, or drive a browser of their own. */
const LONG = /\b(?:build|Reader)\b.* from '\.\.\/support\/(?:project|reader)\.ts'/u;

/** Begins with the tests that take longest, so that no processor stands idle while the last of them runs. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(readFileSync(moduleId, 'utf8'));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/{unit,fuzz,site,mail,engines}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Many wait for servers, browsers and builds of their own: a core less would stand idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
  },
});

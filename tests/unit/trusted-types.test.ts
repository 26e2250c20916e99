import { describe, expect, test } from 'vitest';
import { workerAddress } from '../../src/scripts/trusted-types.ts';

const PAGE = 'https://help.example/guides/iphone/?x=1#step-2';

describe('a worker', () => {
  test.each([
    '/pagefind/pagefind-worker.js',
    'https://help.example/pagefind/pagefind-worker.js',
    '/_astro/diagnose-worker-CIJRMQQd.js',
  ])('of the site may start: %s', (address) => {
    expect(workerAddress(address, PAGE)).toBe(new URL(address, PAGE).href);
  });

  test.each([
    'https://elsewhere.example/pagefind/pagefind-worker.js',
    '//elsewhere.example/_astro/diagnose-worker-x.js',
    'http://help.example/pagefind/pagefind-worker.js',
    'data:text/javascript,alert(1)',
    'blob:https://help.example/8f7c',
    'javascript:alert(1)',
    '/pagefind/pagefind.js',
    '/pagefind/pagefind-worker.js?x',
    '/pagefind/pagefind-worker.js/../../other.js',
    '/_astro/x/diagnose-worker-x.js',
    '/upload/pagefind/pagefind-worker.js',
    '',
  ])('from anywhere else may not: %s', (address) => {
    expect(workerAddress(address, PAGE)).toBeNull();
  });
});

import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, test } from 'vitest';
import { DIST, OTHER_DIST, pagesIn } from '../support/built-site.ts';

/** Every page has its own policy, because the site might be on a server that doesn't send one. */

const withFonts = pagesIn(OTHER_DIST);
const pages = [...pagesIn(DIST), ...withFonts];

/** The directives of a policy with their sources. */
function policyOf({ tree }: (typeof pages)[number]): Map<string, string[]> {
  const meta = select('head > meta[http-equiv=content-security-policy]', tree) as Element;
  const directives = String(meta.properties['content'] ?? '').split(';');
  return new Map(
    directives
      .map((directive) => directive.trim().split(/\s+/u))
      .filter(([name]) => name !== '')
      .map(([name = '', ...sources]) => [name, sources]),
  );
}

describe('the security policy of every page', () => {
  test("allows only the site's own files, and inline code only by its hash", () => {
    expect(pages.length).toBeGreaterThan(150);
    for (const page of pages) {
      const policy = policyOf(page);
      const sources = (name: string) => (policy.get(name) ?? []).filter((source) => !source.startsWith("'sha256-"));
      expect(Object.fromEntries([...policy.keys()].map((name) => [name, sources(name)])), page.address).toEqual({
        'default-src': ["'none'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'"],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'worker-src': ["'self'"],
        ...(withFonts.includes(page) && { 'font-src': ["'self'"] }),
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['default'],
      });
    }
  });

  test('comes before everything it applies to', () => {
    for (const { address, html } of pages) {
      const policy = html.indexOf('http-equiv="content-security-policy"');
      const applied = html.search(/<(?:script type="module"|script>|style|body)/u);
      expect(policy, address).toBeGreaterThan(0);
      expect(policy, address).toBeLessThan(applied);
    }
  });
});

test('no page has a script or a style in an attribute', () => {
  for (const { address, tree } of pages) {
    const faults = selectAll('*', tree).flatMap(({ tagName, properties }) =>
      Object.entries(properties)
        .filter(([name, value]) => /^on[A-Z]|^style$|^srcDoc$/u.test(name) || /^\s*javascript:/iu.test(String(value)))
        .map(([name]) => `${address} <${tagName} ${name}>`),
    );
    expect(faults).toEqual([]);
  }
});

test("no link tells another site about this page, and clicks aren't counted", () => {
  let outward = 0;
  for (const { address, tree } of pages) {
    expect(select('meta[name=referrer]', tree)?.properties['content'], address).toBe('no-referrer');
    for (const { properties } of selectAll('a[href]', tree)) {
      if (/^https?:/u.test(String(properties['href']))) outward += 1;
      const rel = [properties['rel'] ?? []].flat();
      if (properties['target'] !== undefined) expect(rel, address).toContain('noopener');
      expect(properties['ping'], address).toBeUndefined();
    }
  }
  expect(outward).toBeGreaterThan(pages.length);
});

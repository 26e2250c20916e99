import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withOneStyle, withOwnHashes } from '../../src/integrations/csp-hashes.ts';

const page = (policy: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"></head><body>${body}</body></html>`;
const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const policyOf = (body: string, policy = "default-src 'none'; script-src 'self'; style-src 'self';") =>
  /content="([^"]*)"/u.exec(withOwnHashes(page(policy, body), 'page.html'))?.[1];

test('a policy allows the scripts and styles of its own page and no others', () => {
  const policy = "default-src 'none'; script-src 'self' 'sha256-another='; style-src 'self' 'sha256-another=';";
  const rules = '{"prefetch": [{"where": {"href_matches": "/*"}}]}';
  const body = `<style>\n  a {\n    color: red;\n  }\n</style><script>start()</script><script type="speculationrules">${rules}</script>`;
  expect(policyOf(body, policy)).toBe(
    `default-src 'none'; script-src 'self' ${hash('start()')} ${hash(rules)}; style-src 'self' ${hash('\n  a {\n    color: red;\n  }\n')};`,
  );
});

test('the same code twice needs one hash', () => {
  expect(policyOf('<script>a</script><script>a</script>')).toContain(`script-src 'self' ${hash('a')};`);
});

test.each([
  ['a script in a file', '<script type="module" src="/_astro/page.js"></script>'],
  ['data for search engines', '<script type="application/ld+json">{}</script>'],
  ['a tag inside an attribute', '<p title="<script>a</script>"></p>'],
])('%s needs no hash', (_, body) => {
  expect(policyOf(body)).toContain("script-src 'self';");
});

test('the styles of a head become one, in their order, which needs one hash', () => {
  const html = '<head><style>a{}</style><title>A</title><style>b{}</style></head><style>c{}</style>';
  expect(withOneStyle(html)).toBe('<head><title>A</title><style>a{}b{}</style></head><style>c{}</style>');
  expect(withOneStyle('<head></head>')).toBe('<head></head>');
});

test('nothing but the policy changes', () => {
  const html = page("script-src 'self'; style-src 'self';", '<p class=a>A &amp; B<p>C');
  expect(withOwnHashes(html, 'page.html')).toBe(html);
});

test('a policy comes before the styles and scripts that it rules', () => {
  const html =
    '<head><meta charset="utf-8"><style>a{}</style><meta http-equiv="content-security-policy" content="style-src;">';
  expect(withOwnHashes(html, 'page.html')).toMatch(/charset="utf-8"><meta http-equiv.*<style>/u);
});

test('a page without a policy is named', () => {
  expect(() => withOwnHashes('<p>Text</p>', 'page.html')).toThrow(/page\.html .*no content security policy/u);
});

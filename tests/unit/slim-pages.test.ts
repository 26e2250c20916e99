import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { slimPage } from '../../src/integrations/slim-pages.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (css: string, body: string, script = '') =>
  `<html><head><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-other'; style-src 'self' 'sha256-other';"><style>${css}</style></head><body>${body}${script}</body></html>`;

test('rules for elements that are not there are left out, and the others stay', () => {
  const slim = slimPage(
    page('.a{color:red}.b{color:red}.a .b,.a .c{color:red}p:not(.x){margin:0}', '<p class="a c">x</p>'),
    new Set(),
  );
  expect(slim).toContain('.a{color:red}');
  expect(slim).not.toContain('.b');
  expect(slim).toContain('.a .c{');
  // A class that must be absent is no reason to leave a rule out.
  expect(slim).toContain('p:not(.x)');
});

test('a class that a script may set is kept', () => {
  expect(slimPage(page('.is-done{color:red}', '<p>x</p>'), new Set(['is-done']))).toContain('.is-done');
});

test('the policy names what stands in the page, and nothing else', () => {
  const slim = slimPage(
    page('@media (width<30rem){p{margin:0}}', '<p>x</p>', '<script type="module">go()</script>'),
    new Set(),
  );
  const css = /<style>([^]*?)<\/style>/u.exec(slim)?.[1] ?? '';
  expect(slim).toContain(`script-src 'self' ${hash('go()')};`);
  expect(slim).toContain(`style-src 'self' ${hash(css)};`);
  expect(slim).not.toContain('sha256-other');
});

test('data for search engines is no script, and a script of its own file needs no hash', () => {
  const slim = slimPage(
    page('p{margin:0}', '<p>x</p>', '<script type="application/ld+json">{}</script><script src="/a.js"></script>'),
    new Set(),
  );
  expect(slim).toContain("script-src 'self';");
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { scriptWords, slimPage } from '../../src/integrations/slim-pages.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (css: string, body: string, script = '') =>
  `<html><head><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-other'; style-src 'self' 'sha256-other';"><style>${css}</style></head><body>${body}${script}</body></html>`;

test('rules for elements that are not there are left out, and the others stay', () => {
  const slim = slimPage(
    page('.a{color:red}.b{color:red}.a .b,.a .c{color:red}p:not(.x){margin:0}', '<p class="a c">x</p>'),
    scriptWords(''),
  );
  expect(slim).toContain('.a{color:red}');
  expect(slim).not.toContain('.b');
  expect(slim).toContain('.a .c{');
  // A class that must be absent is no reason to leave a rule out.
  expect(slim).toContain('p:not(.x)');
});

test('a class that a script may set is kept', () => {
  expect(slimPage(page('.is-done{color:red}', '<p>x</p>'), scriptWords('a.className=`step is-done`'))).toContain(
    '.is-done',
  );
});

test('rules for elements that neither the page nor a script of it has are left out', () => {
  const css = 'table td{margin:0}p{margin:0}mark{margin:0}.x:is(ul,ol){margin:0}@media print{table{margin:0}}';
  const slim = slimPage(page(css, '<p class="x">x</p>'), scriptWords('h(`mark`),field.table()'));
  expect(slim).toContain('<style>p{margin:0}mark{margin:0}.x:is(ul,ol){margin:0}</style>');
});

test('an icon that nothing shows is left out, unless a script shows it', () => {
  const symbols = ['a', 'b', 'c'].map((name) => `<symbol id="icon-${name}"><path/></symbol>`).join('');
  const slim = slimPage(
    page('p{margin:0}', `<svg>${symbols}</svg><use href="#icon-a"/>`),
    scriptWords('h(`use`,{href:`#icon-c`})'),
  );
  expect(slim).toContain('"icon-a"');
  expect(slim).not.toContain('"icon-b"');
  expect(slim).toContain('"icon-c"');
});

test('several style sheets become one, in their order, with the order of layers said once', () => {
  // As a bundler writes them: the layer in the middle has its place only by standing there.
  const first = '@layer base;@layer parts{p{margin:1px}}@layer print;';
  const second = '@layer base{p{margin:2px}}@layer parts;@layer print{p{margin:3px}}@font-face{font-family:x}';
  const slim = slimPage(page(`${first}</style><style>${second}`, '<p>x</p>'), scriptWords(''));
  expect(slim.match(/<style>/gu)).toHaveLength(1);
  expect(slim).toContain(
    '<style>@layer base,parts,print;@layer parts{p{margin:1px}}@layer base{p{margin:2px}}@layer print{p{margin:3px}}@font-face{font-family:x}</style>',
  );
});

test('the policy names what stands in the page, and nothing else', () => {
  const slim = slimPage(
    page('@media (width<30rem){p{margin:0}}', '<p>x</p>', '<script type="module">go()</script>'),
    scriptWords(''),
  );
  const css = /<style>([^]*?)<\/style>/u.exec(slim)?.[1] ?? '';
  expect(slim).toContain(`script-src 'self' ${hash('go()')};`);
  expect(slim).toContain(`style-src 'self' ${hash(css)};`);
  expect(slim).not.toContain('sha256-other');
});

test('data for search engines is no script, and a script of its own file needs no hash', () => {
  const slim = slimPage(
    page('p{margin:0}', '<p>x</p>', '<script type="application/ld+json">{}</script><script src="/a.js"></script>'),
    scriptWords(''),
  );
  expect(slim).toContain("script-src 'self';");
});

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

/** What is left of `css` on a page of `body`. */
function left(css: string, body = '<p>x</p>', inScripts: readonly string[] = []): string {
  const slim = slimPage(page(css, body), scriptWords(inScripts.map((word) => `'${word}'`).join()));
  return [...slim.matchAll(/<style>([^]*?)<\/style>/gu)].map(([, one]) => one).join('|');
}

test.each([
  // A selector needs each class and each element that it names, however they are put together.
  ['p>.a+i~b .c{margin:0}', '<p><i class="a"></i><b><u class="c"></u></b></p>'],
  ['main p::before,p:first-child:hover,p#top,#nothing,*{margin:0}', '<main><p>x</p></main>'],
  ['h1.a-b_2,my-element{margin:0}', '<h1 class="a-b_2"></h1><my-element></my-element>'],
  // What may or must not be there is no reason to leave a rule out.
  ['p:not(.x:is(table,.y)):is(ul,p){margin:0}', '<p>x</p>'],
  ['p[data-x=".y"],p[title=table i]{margin:0}', '<p data-x>x</p>'],
  // A rule is kept whole.
  ['p{margin:0 !important;color:red;--x:{a};content:"$&"}', '<p>x</p>'],
  ['p{margin:0;& .nested{color:red}}', '<p>x</p>'],
  // Rules that are not for elements.
  ['@font-face{font-family:x;src:url(x)}@page{margin:0;size:A4}@page{size:A4;@top-left{content:"x"}}', '<p>x</p>'],
  ['@property --x{syntax:"*";inherits:false}@counter-style x{system:cyclic;symbols:a}', '<p>x</p>'],
  ['@keyframes x{from{margin:0}to{margin:1px}}@-webkit-keyframes y{from{margin:0}50%{margin:1px}}', '<p>x</p>'],
  ['@import url(x.css);@namespace x url(y);p{margin:0}', '<p>x</p>'],
  ['@media print{@supports (margin:0){p{margin:0}}}@starting-style{p{margin:0}}', '<p>x</p>'],
])('%s stays on its page as it is', (css, body) => {
  expect(left(css, body)).toBe(css);
});

test.each([
  ['p>.a i{margin:0}', '<p class="a">x</p>', ''],
  ['p .b{margin:0}', '<p class="a">b-c</p>', ''],
  ['u,p,.x{margin:0}', '<p>u</p>', 'p{margin:0}'],
  ['p:hover u{margin:0}u:hover{margin:0}', '<p>x</p>', ''],
  ['@media print{u{margin:0}@supports (margin:0){u{margin:0}}}p{margin:0}', '<p>x</p>', 'p{margin:0}'],
  ['/* a */p{margin:0}/*! b */@media print{/* c */}', '<p>x</p>', 'p{margin:0}'],
])('of %s on the page %s is left "%s"', (css, body, slim) => {
  expect(left(css, body)).toBe(slim);
});

test('nothing else of a page is changed, and its styles stand at the end of its head', () => {
  const html = (icons: string, style: string) =>
    `<!doctype html><html><head><title>x</title>${style}</head><body><svg>${icons}</svg><p>x</p></body></html>`;
  const before = html('<symbol id="icon-a"><path/></symbol>', '<style>u{margin:0}p{margin:0}</style><link href="/x">');
  expect(slimPage(before, scriptWords(''))).toBe(html('', '<link href="/x"><style>p{margin:0}</style>'));
});

test('no style is put into a page that needs none', () => {
  expect(slimPage(page('u{margin:0}', '<p>x</p>'), scriptWords(''))).not.toContain('<style>');
  const bare = '<html><head></head><body><p>x</p></body></html>';
  expect(slimPage(bare, scriptWords(''))).toBe(bare);
});

test('the same styles are cut for each page anew', () => {
  const css = 'p{margin:0}u{margin:0}';
  expect(left(css, '<p>x</p>')).toBe('p{margin:0}');
  expect(left(css, '<u>x</u>')).toBe('u{margin:0}');
  expect(left(css, '<i>x</i>', ['p', 'u'])).toBe(css);
});

test('the order of layers is said once, however they are named', () => {
  expect(left('@layer a-1, b;@layer c{p{margin:0}}@layer  b {p{margin:0}}', '<p>x</p>')).toBe(
    '@layer a-1,b,c;@layer c{p{margin:0}}@layer b{p{margin:0}}',
  );
  expect(left('@layer{p{margin:0}}', '<p>x</p>')).toBe('@layer{p{margin:0}}');
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
  expect(slim).toContain(`default-src 'none'; script-src 'self' ${hash('go()')};`);
  expect(slim).toContain(`style-src 'self' ${hash(css)};`);
  expect(slim).not.toContain('sha256-other');
});

test('the policy names each script and each style, and of a page without any none', () => {
  const scripts = '<script>one()\n</script><script type="speculationrules" data-src="x">{}</script><script></script>';
  expect(slimPage(page('', '<p>x</p>', scripts), scriptWords(''))).toContain(
    `script-src 'self' ${hash('one()\n')} ${hash('{}')} ${hash('')}; style-src 'self';`,
  );
  expect(slimPage(page('u{margin:0}', '<p>x</p>'), scriptWords(''))).toContain("script-src 'self'; style-src 'self';");
});

test('data for search engines is no script, and a script of its own file needs no hash', () => {
  const slim = slimPage(
    page(
      'p{margin:0}',
      '<p>x</p>',
      '<script type="application/ld+json">{}</script><script type="module" src="/a.js"></script>',
    ),
    scriptWords(''),
  );
  expect(slim).toContain("script-src 'self';");
});

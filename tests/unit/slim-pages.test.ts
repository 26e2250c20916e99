import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { scriptWords, slimPage } from '../../src/finishing/slim-pages.ts';

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

test.each([
  'a.className=`step is-done`',
  'h(`p`,{class:e?`a`:`is-done`})',
  'a.classList.toggle("x","is-done")',
  "a.setAttribute('class','is-done')",
  // Put together, or named elsewhere.
  'h(`p`,{class:`a ${b}`});c={b:`is-done`}',
  'h(`p`,{class:b});c={b:`is-done`}',
])('a class that a script sets with %s is kept', (code) => {
  expect(slimPage(page('.is-done{color:red}', '<p>x</p>'), scriptWords(code))).toContain('.is-done');
});

test.each(['a.querySelector(`.is-done`)', 'h(`p`,{id:`is-done`,class:`b`})', 'a===`is-done`'])(
  'a class that a script only names, as in %s, is no reason to keep a rule',
  (code) => {
    expect(slimPage(page('.is-done{color:red}', '<p>x</p>'), scriptWords(code))).not.toContain('is-done');
  },
);

test('line ends between blocks of text go, and others stay', () => {
  const body = '<p>a</p>\n<ul><li>b\nc</li>\n</ul>\n\n<p><b>d</b>\n<i>e</i></p><pre>f\n<b>g</b>\n</pre>';
  expect(slimPage(page('', body), scriptWords(''))).toContain(
    '<p>a</p><ul><li>b\nc</li></ul><p><b>d</b>\n<i>e</i></p><pre>f\n<b>g</b>\n</pre>',
  );
});

test('a shape of a drawing that holds nothing ends in itself', () => {
  expect(
    slimPage(page('', '<svg><use href="#a"></use><g><path d="m0 0"></path></g></svg><b></b>'), scriptWords('')),
  ).toContain('<svg><use href="#a"/><g><path d="m0 0"/></g></svg><b></b>');
});

test('the first script is loaded at once, and it is told of the others, with all that they import', () => {
  const files = ['/_astro/a.js', '/_astro/b.js', '/_astro/c.js'];
  const scripts = files.map((file) => `<script type="module" src="${file}"></script>`);
  const imports = (address: string) => (address === '/_astro/b.js' ? ['/_astro/a.js', '/_astro/d.js'] : []);
  const slim = slimPage(page('', `${scripts[0]}<p>x</p>`, scripts.slice(1).join('')), { ...scriptWords(''), imports });
  expect(slim.match(/<script[^]*?<\/script>/gu)).toEqual([
    '<script type="module" src="/_astro/a.js" data-then="/_astro/b.js /_astro/c.js /_astro/d.js"></script>',
  ]);
  expect(slimPage(page('', '', scripts[0]), scriptWords(''))).toContain(`<body>${scripts[0]}</body>`);
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
  expect(left(css, '<p>x</p><u>x</u>')).toBe(css);
});

test('layers stand in the order in which they are first named, and need no words for it', () => {
  expect(left('@layer a-1, b;@layer c{p{margin:0}}@layer  b {p{margin:1px}}@layer a-1{u{margin:0}}')).toBe(
    '@layer b{p{margin:1px}}@layer c{p{margin:0}}',
  );
  expect(left('@import url(x.css);@layer a,b;p{margin:0}@layer b{p{margin:2px}}@layer a{p{margin:1px}}')).toBe(
    '@import url(x.css);@layer a{p{margin:1px}}@layer b{p{margin:2px}}p{margin:0}',
  );
  expect(left('@layer{p{margin:0}}@layer{p{margin:1px}}')).toBe('@layer{p{margin:0}}@layer{p{margin:1px}}');
});

test('where a layer stands in something else, the order of layers is said', () => {
  const css = '@layer a,b;@media print{@layer b{p{margin:0}}}@layer a{p{margin:1px}}';
  expect(left(css)).toBe('@layer a,b;@layer a{p{margin:1px}}@media print{@layer b{p{margin:0}}}');
});

test('neighbours with the same selectors, or under the same condition, become one', () => {
  expect(left('p,u{margin:0}i{margin:0}p,i{color:red}u{margin:0}p{top:0}')).toBe('p{margin:0;color:red;top:0}');
  expect(left('@media print{p{margin:0}}u{top:0}@media print{p{top:0}}p{top:1px}@media print{p{top:2px}}')).toBe(
    '@media print{p{margin:0}p{top:0}}p{top:1px}@media print{p{top:2px}}',
  );
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

test('several style sheets become one, with the parts of each layer together', () => {
  // As a bundler writes them: the layer in the middle has its place only by standing there.
  const first = '@layer base;@layer parts{p{margin:1px}}@layer print;';
  const second = '@layer base{p{margin:2px}}@layer parts;@layer print{p{margin:3px}}@font-face{font-family:x}';
  const slim = slimPage(page(`${first}</style><style>${second}`, '<p>x</p>'), scriptWords(''));
  expect(slim.match(/<style>/gu)).toHaveLength(1);
  expect(slim).toContain(
    '<style>@layer base{p{margin:2px}}@layer parts{p{margin:1px}}@layer print{p{margin:3px}}@font-face{font-family:x}</style>',
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

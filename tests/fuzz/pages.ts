import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fill, pieces } from '../../src/i18n/fill.ts';
import { scriptWords, slimPage } from '../../src/finishing/slim-pages.ts';
import { hostileText } from './inputs.ts';
import { holds, type Target } from './target.ts';

const CLASSES = ['a', 'b', 'is-on', 'c-d', '_x'] as const;
const className = fc.constantFrom(...CLASSES);
const simple = fc.oneof(
  className.map((name) => `.${name}`),
  fc.constantFrom('p', 'p:not(.b)', ':where(.a .b)', 'a:hover', '::before'),
);
const selector = fc
  .array(fc.tuple(simple, fc.constantFrom(' ', '>', '')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([one, join], at) => (at < parts.length - 1 ? one + (join || ' ') : one)).join(''));
const rule = fc.array(selector, { minLength: 1, maxLength: 3 }).map((list) => `${list.join(',')}{margin:0}`);
const css = fc
  .array(
    fc.oneof(
      rule,
      rule.map((one) => `@media (width<30rem){${one}}`),
      rule.map((one) => `@layer base{${one}}`),
      fc.constant('@layer base,page;'),
    ),
    { maxLength: 8 },
  )
  .map((rules) => rules.join(''));
const elements = fc
  .array(fc.tuple(fc.array(className, { maxLength: 3 }), hostileText))
  .map((list) =>
    list
      .map(
        ([names, text]) =>
          `<p class="${names.join(' ')}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').slice(0, 200)}</p>`,
      )
      .join(''),
  );
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-other'; style-src 'self' 'sha256-other';">`;
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const pages: Target = {
  properties: [
    holds(
      'a slim page has the same body, every rule that can match, and a policy for exactly what stands in it',
      { cases: 5_000 },
      fc.property(css, elements, fc.boolean(), (style, body, script) => {
        const tail = `${body}${script ? '<script type="module">go()</script>' : ''}</body></html>`;
        const slim = slimPage(
          `<html><head>${POLICY}<style>${style}</style></head><body>${tail}`,
          scriptWords('a.className=`is-on`'),
        );
        assert.ok(slim.endsWith(`<body>${tail}`));
        const kept = /<style>([^]*?)<\/style>/u.exec(slim)?.[1] ?? '';
        assert.ok(slim.includes(`script-src 'self'${script ? ` ${hash('go()')}` : ''};`));
        // Where no rule is left, no element is.
        assert.ok(slim.includes(`style-src 'self'${kept === '' ? '' : ` ${hash(kept)}`};`));
        assert.ok(!slim.includes('sha256-other'));
        for (const name of CLASSES) {
          // A rule for one class alone stays exactly where the page, or a script, has that class.
          const alone = new RegExp(`(?:^|[,;}{])\\.${name}(?=[,{])`, 'u');
          const used = name === 'is-on' || new RegExp(`class="[^"]*\\b${name}\\b`, 'u').test(body);
          if (used) assert.equal(alone.test(kept), alone.test(style), name);
        }
        // Rules that came to stand side by side become one in a second round, and then nothing is left to do.
        const again = slimPage(slim, scriptWords('a.className=`is-on`'));
        assert.equal(slimPage(again, scriptWords('a.className=`is-on`')), again);
      }),
    ),
    holds(
      'a text cut into pieces is the same text put together',
      { cases: 6_000 },
      fc.property(fc.oneof(fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ') }), hostileText), (text) => {
        const together = pieces(text).map((piece) => (typeof piece === 'string' ? piece : `{${piece.name}}`));
        assert.equal(together.join(''), text);
        assert.ok(!pieces(text).includes(''));
      }),
    ),
    holds(
      'values are put into a text as they are, and a name without a value stays',
      { cases: 6_000 },
      fc.property(hostileText, hostileText, (value, around) => {
        const rest = around.replaceAll('{', '');
        assert.equal(fill(`${rest}{name}${rest}`, { name: value }), `${rest}${value}${rest}`);
        assert.equal(fill(around, {}), around);
      }),
    ),
  ],
};

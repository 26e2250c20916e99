import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import { expect, test } from 'vitest';

/** Nothing moves by itself where a reader asked for less motion (WCAG 2.2, 2.3.3): it is allowed only where none did. */

const ALLOWED = /prefers-reduced-motion: no-preference/u;
/** What takes no time to see is shown or hidden, and does not move. */
const AT_ONCE = /^[\w-]+ 1ms\b/u;

/** Declarations that move something, outside of what asks first. */
function motionIn(css: string): string[] {
  const found: string[] = [];
  postcss.parse(css).walkDecls(/^(?:transition|animation|scroll-behavior|view-transition)/u, (decl) => {
    for (let at: postcss.Container | undefined = decl.parent as postcss.Container; at; at = at.parent as never) {
      if (at.type === 'atrule' && ALLOWED.test(String((at as postcss.AtRule).params))) return;
    }
    if (!/^(?:none|auto)$/u.test(decl.value) && !AT_ONCE.test(decl.value)) found.push(`${decl.prop}: ${decl.value}`);
  });
  return found;
}

test('what moves is found', () => {
  expect(
    motionIn(
      'a { transition: rotate 1s } @media (prefers-reduced-motion: no-preference) { a { animation: x 1s } } b { animation: late 1ms 5s }',
    ),
  ).toEqual(['transition: rotate 1s']);
});

test('no style sheet moves anything unasked', () => {
  const files = readdirSync('src/styles').filter((name) => name.endsWith('.css'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((name) => motionIn(readFileSync(path.join('src/styles', name), 'utf8')))).toEqual([]);
});

test('no script scrolls or animates smoothly', () => {
  const scripts = readdirSync('src/islands').map((name) => readFileSync(path.join('src/islands', name), 'utf8'));
  expect(scripts.filter((text) => /behavior:\s*'smooth'|\.animate\(|startViewTransition/u.test(text))).toEqual([]);
});

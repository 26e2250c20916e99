import { expect, test } from 'vitest';
import { changes, incompleteIn } from '../../tools/update/compare.ts';

test('a package that lacks its files for some system is named, whichever version of them another one has', () => {
  const incomplete = incompleteIn({
    '': {},
    'node_modules/search': { version: '1.6.1', optionalDependencies: { 'search-mac': '1.6.1', 'search-win': '1.6.1' } },
    'node_modules/search-mac': { version: '1.6.1' },
    'node_modules/search-win': { version: '1.5.0' },
    'node_modules/@scope/tool': { version: '2.0.0', optionalDependencies: { '@scope/tool-linux': '2.0.0' } },
    'node_modules/@scope/tool/node_modules/@scope/tool-linux': { version: '2.0.0' },
    'node_modules/a/node_modules/watch': { version: '3.0.0', optionalDependencies: { 'search-mac': '^1.0.0' } },
  });
  expect([...incomplete]).toEqual([['search', 'search-win@1.6.1']]);
});

test('what an update changed is said, such as a search that misses now', () => {
  const relay = 'place 2: “relay”, instead /a/';
  expect(changes([relay, 'first 0.900'], [relay, 'place 2: “which port”, instead /b/', 'first 0.888'])).toEqual([
    '- first 0.900',
    '+ place 2: “which port”, instead /b/',
    '+ first 0.888',
  ]);
});

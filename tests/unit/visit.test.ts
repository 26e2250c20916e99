import fc from 'fast-check';
import type { Node, Parent } from 'unist';
import { visit as general } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { EXIT, SKIP, visit } from '../../src/visit.ts';

interface Named extends Node {
  name: string;
  children?: Named[];
}

const { tree } = fc.letrec<{ tree: Named; children: Named[] }>((tie) => ({
  tree: fc.record({
    type: fc.constantFrom('a', 'b', 'c'),
    name: fc.string({ maxLength: 3 }),
    children: fc.option(tie('children'), { nil: undefined, depthSize: 'small' }),
  }) as fc.Arbitrary<Named>,
  children: fc.array(tie('tree'), { maxLength: 4 }),
}));

/** What a visitor does at its first steps; then it goes on. */
const acts = fc.array(fc.constantFrom('on', 'skip', 'exit', 'jump', 'jump without children', 'remove', 'replace'), {
  maxLength: 12,
});
const tests = fc.constantFrom(undefined, 'a', ['a', 'c'], (node: Node) => (node as Named).name.length > 1);

/** The nodes and places that a visitor comes by while it changes the tree in these ways. */
function way(visitTree: typeof general, root: Named, kinds: unknown, todo: readonly string[]): unknown[] {
  const seen: unknown[] = [];
  const visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => {
    const act = todo[seen.length] ?? 'on';
    seen.push([(node as Named).type, (node as Named).name, index, (parent as Named | undefined)?.name]);
    if (act === 'skip') return SKIP;
    if (act === 'exit') return EXIT;
    if (!parent || index === undefined) return undefined;
    if (act === 'jump') return index + 2;
    if (act === 'jump without children') return [SKIP, index + 2] as const;
    if (act === 'remove') {
      parent.children.splice(index, 1);
      return index;
    }
    if (act === 'replace') parent.children[index] = { type: 'c', name: 'new' } as Named;
    return undefined;
  };
  if (kinds === undefined) visitTree(root as Node, visitor as never);
  else visitTree(root as Node, kinds as never, visitor as never);
  return [seen, root];
}

test('a tree is walked as the general library walks it, whatever the visitor answers or changes', () => {
  fc.assert(
    fc.property(tree, tests, acts, (root, kinds, todo) => {
      expect(way(visit, structuredClone(root), kinds, todo)).toEqual(way(general, structuredClone(root), kinds, todo));
    }),
  );
});

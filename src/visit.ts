import type { Node, Parent } from 'unist';
import type { Test, visit as general } from 'unist-util-visit';

/**
 * `visit` of unist-util-visit, as far as it is used here: from the first node to the last, each when it is entered. The
 * general one makes a function with a name of its own for each node, to be read in stack traces, and that was a fifth of
 * the time of reading an article. A test compares the two.
 */

/** Returned by a visitor: what is in the node is not visited. */
export const SKIP = 'skip';
/** Returned by a visitor: nothing more is visited. */
export const EXIT = false;

type Result = void | undefined | typeof SKIP | typeof EXIT | number | readonly [typeof SKIP, number];
type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => Result;

/**
 * Calls a visitor with each node of a tree, its place among its siblings, and its parent.
 *
 * @param first which nodes: a type, several types, or a test; or the visitor, for every node
 * @param second the visitor; it may return {@link SKIP}, {@link EXIT}, or the place among its siblings to go on with
 */
export const visit = ((tree: Node, first: Test | Visitor, second?: Visitor): void => {
  const visitor = second ?? (first as Visitor);
  const fits = second ? testOf(first as Test) : () => true;
  enter(tree, undefined, undefined);

  /** The place to go on with; `undefined` for the next one, {@link EXIT} for none. */
  function enter(node: Node, index: number | undefined, parent: Parent | undefined): number | undefined | typeof EXIT {
    const result = fits(node) ? visitor(node, index, parent) : undefined;
    if (result === EXIT) return EXIT;
    const skipped = result === SKIP || Array.isArray(result);
    const children = skipped ? undefined : (node as Partial<Parent>).children;
    if (children) {
      for (let at = 0; at < children.length;) {
        const next = enter(children[at] as Node, at, node as Parent);
        if (next === EXIT) return EXIT;
        at = next ?? at + 1;
      }
    }
    if (typeof result === 'number') return result;
    return Array.isArray(result) ? result[1] : undefined;
  }
}) as typeof general;

function testOf(test: Test): (node: Node) => boolean {
  if (typeof test === 'function') return test as (node: Node) => boolean;
  const types = ([] as unknown[]).concat(test);
  return types.length === 1 ? ({ type }) => type === types[0] : ({ type }) => types.includes(type);
}

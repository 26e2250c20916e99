import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../problems.ts';

/** Where the fields of a YAML list or of a page's front matter stand. A field that is missing has its group's line. */
export function yamlPlace(file: string, text: string): Place {
  return (path) => {
    const lines = new LineCounter();
    // The second --- of front matter would begin another document.
    const document = parseDocument(/^---\r?\n[^]*?\n(?=---)/u.exec(text)?.[0] ?? text, { lineCounter: lines });
    let node: unknown = document.contents;
    let offset = document.contents?.range?.[0] ?? 0;
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(document);
      const pair = isMap(node)
        ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === key)
        : undefined;
      const next = isSeq(node) ? node.items[Number(key)] : pair?.key;
      if (!isNode(next) || !next.range) break;
      offset = next.range[0];
      node = pair ? pair.value : next;
    }
    return `${file}:${lines.linePos(offset).line}`;
  };
}

import type { Element, Root } from 'hast';
import { matches, select, selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/**
 * The part of a drawn screen around its marked rows, and the labels of these rows; `undefined` if no row is marked. A
 * window without a marked row is left out.
 *
 * @param html the windows as `components/screens/drawing/Frame.astro` draws them
 * @param whole keeps all rows of a window
 */
export function cropScreen(html: string, whole: boolean): { html: string; labels: string[] } | undefined {
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(html);
  tree.children = tree.children.filter((frame) => frame.type === 'element' && select('.s-here', frame));
  if (!whole) selectAll('.s-frame', tree).forEach(cropFrame);
  const labels = selectAll('.s-here .s-label', tree).map((label) => toText(label).replace(/[\s:]+$/u, ''));
  return labels.length > 0 ? { html: toHtml(tree), labels: [...new Set(labels)] } : undefined;
}

/** Keeps the rows from the first marked one to the last and one more on each side, with what belongs to them. */
function cropFrame(frame: Element): void {
  const rows = selectAll('li', frame);
  const marked = rows.map((row) => matches('.s-here', row));
  const kept = rows.slice(Math.max(marked.indexOf(true) - 1, 0), marked.lastIndexOf(true) + 2);
  const cutStart = kept[0] !== rows[0];
  const cutEnd = kept.at(-1) !== rows.at(-1);
  const isKept = (row: Element | undefined): boolean => row !== undefined && kept.includes(row);

  const parts = selectAll(':scope > *', frame);
  frame.children = parts.filter((part, index) => {
    const list = matches('.s-head', part) ? parts[index + 1] : part;
    if (list?.tagName !== 'ul') return !(matches('.s-buttons', part) ? cutEnd : cutStart);
    // A heading stays with the first row below it.
    if (list !== part) return isKept(select('li', list));
    part.children = selectAll('li', part).filter(isKept);
    return part.children.length > 0;
  });
  const classes = [frame.properties['className']].flat().map(String);
  frame.properties['className'] = [...classes, ...(cutStart ? ['s-cut-start'] : []), ...(cutEnd ? ['s-cut-end'] : [])];
}

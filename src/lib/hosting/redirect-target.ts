/**
 * Where a redirect leads a reader: its target, with what the reader's own fragment says. A step in the target counts
 * more than one in the reader's fragment. In a file of its own, so that its script travels in the redirect's page.
 */
export function redirectTarget(target: string, fragment: string): string {
  const [page = '', own = ''] = target.split('#');
  const readers = fragment.replace(/^#/u, '');
  const rest = own === '' ? readers : readers.replace(/^step-\d+(?:&|$)/u, '');
  const parts = [own, rest].filter((part) => part !== '');
  return parts.length > 0 ? `${page}#${parts.join('&')}` : page;
}

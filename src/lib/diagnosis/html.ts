/**
 * HTML to text in place: tags become blanks and the text keeps its offsets, so that what is found can still be marked
 * in what the reader gave. Nothing is parsed into elements and nothing can run. Time is proportional to the text.
 */

const TAG = /<[/!]?([a-z][a-z0-9:]{0,20})(?=[\s>/])/iy;
const INLINE = new Set(
  'a abbr b bdi bdo big cite code em font i img kbd mark q s small span strike strong sub sup tt u var wbr'.split(' '),
);
const SILENT = new Set(['script', 'style', 'head', 'title']);
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '\u2019',
  lsquo: '\u2018',
  rdquo: '\u201d',
  ldquo: '\u201c',
  ndash: '\u2013',
  mdash: '\u2014',
  hellip: '\u2026',
  shy: '\u00ad',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  ntilde: 'ñ',
  oacute: 'ó',
  iacute: 'í',
  aacute: 'á',
  ccedil: 'ç',
};
/** Stands for the rest of an entity: it parts no word and shows nothing. */
const FILLER = '\u200b';

/** Whether a text is HTML source: it has a tag that only HTML has. Addresses in angle brackets are none. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|body|div|p|br|span|table|td|font|pre)(?:\s[^<>]{0,200})?\/?>/iu.test(
    text.slice(0, 200_000),
  );
}

const BLANKS = Array.from({ length: 64 }, (_, i) => ' '.repeat(i));
const blanks = (length: number): string => BLANKS[length] ?? ' '.repeat(Math.max(0, length));

/** The text of HTML, of the same length in UTF-16 units: tags, comments and scripts are blanked out. */
export function blankHtml(html: string): string {
  const parts: string[] = [];
  let done = 0;
  let open = html.indexOf('<');
  while (open !== -1) {
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    let end: number;
    let gap = ' ';
    if (html.startsWith('<!--', open)) {
      end = after(html, '-->', open);
    } else if (html.startsWith('<!', open) || tag !== null) {
      end = after(html, '>', open);
      const name = tag?.[1]?.toLowerCase() ?? '';
      if (!INLINE.has(name)) gap = '\n';
      if (SILENT.has(name) && html[open + 1] !== '/') {
        const close = html.indexOf(`</${tag?.[1] ?? ''}`, end);
        if (close !== -1) end = after(html, '>', close);
      }
    } else {
      open = html.indexOf('<', open + 1);
      continue;
    }
    if (open > done) parts.push(html.slice(done, open));
    parts.push(gap + blanks(end - open - 1));
    done = end;
    open = html.indexOf('<', end);
  }
  parts.push(html.slice(done));
  return parts
    .join('')
    .replace(ENTITY, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      const point = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined;
      const value =
        point !== undefined
          ? point > 0 && point <= 0x10ffff
            ? String.fromCodePoint(point)
            : ' '
          : NAMED[name?.toLowerCase() ?? ''];
      if (value === undefined || value.length > whole.length) return whole;
      return value === ' ' || value === '\u00a0'
        ? ' '.repeat(whole.length)
        : FILLER.repeat(whole.length - value.length) + value;
    });
}

/** The offset after the next `sign`; the end of the text where there is none, so that no search is repeated. */
function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at + sign.length;
}

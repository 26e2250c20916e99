/**
 * HTML to text of the same length: tags become blanks, so what is found can still be marked in what the reader pasted.
 * Nothing is parsed into elements, and nothing can run.
 */

// Every alternative ends at the end of the text at the latest, so nothing is scanned twice.
const MARKUP =
  /<!--[^]*?(?:-->|$)|<(script|style|title)(?=[\s>/])[^]*?(?:<\/\1(?=[\s>/])[^>]*(?:>|$)|$)|<(?:!|\/?([a-z][a-z0-9:]{0,20})(?=[\s>/]))[^>]*(?:>|$)/giu;
const INLINE = new Set(
  'a abbr b bdi bdo big cite code em font i img kbd mark q s small span strike strong sub sup tt u var wbr'.split(' '),
);
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu;
/** The entities that matter for words; others count as blanks. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: '\u2019',
  shy: '\u00ad',
  szlig: 'ß',
};
const ACCENTED = /^([a-z])(acute|cedil|circ|grave|tilde|uml)$/iu;
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  tilde: '\u0303',
  uml: '\u0308',
};
/** Fills up the length of an entity. It's invisible and doesn't separate words. */
const FILLER = '\u200b';

/** Whether a text is HTML source: it has a tag. Addresses in angle brackets don't count. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|body|div|p|br|span|table|td|font|pre)(?:\s[^<>]{0,200})?\/?>/iu.test(
    text.slice(0, 200_000),
  );
}

/** The text of HTML, of the same length in UTF-16 units. */
export function blankHtml(html: string): string {
  return html
    .replace(MARKUP, (markup, _silent: string | undefined, tag = '') => {
      const isInline = markup.startsWith('<!--') || INLINE.has(tag.toLowerCase());
      return (isInline ? ' ' : '\n') + ' '.repeat(markup.length - 1);
    })
    .replace(ENTITY, (entity, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      const value = name === undefined ? character(Number(decimal ?? `0x${hex}`)) : named(name);
      return value.trim() === '' ? ' '.repeat(entity.length) : FILLER.repeat(entity.length - value.length) + value;
    });
}

function character(point: number): string {
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function named(name: string): string {
  const [, letter, accent = ''] = ACCENTED.exec(name) ?? [];
  if (letter !== undefined) return `${letter}${ACCENTS[accent.toLowerCase()] ?? ''}`.normalize('NFC');
  return NAMED[name.toLowerCase()] ?? '';
}

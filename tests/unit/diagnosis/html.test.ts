import { describe, expect, it } from 'vitest';
import { blankHtml, looksLikeHtml } from '../../../src/lib/diagnosis/html.ts';
import { visible } from '../../../src/lib/diagnosis/visible.ts';

describe('HTML is seen', () => {
  it.each([
    '<!DOCTYPE html>',
    '<html>',
    '<BODY>',
    '<div class="a b">',
    '<p>',
    '<br>',
    '<br/>',
    '<br />',
    '<span>',
    '<table>',
    '<td>',
    '<font>',
    '<pre>',
    'a <p\nx="y"> b',
  ])('by %s', (text) => {
    expect(looksLikeHtml(text)).toBe(true);
  });

  it.each([
    '<kim@example.org>',
    '<p',
    'p>',
    '<pp>',
    '<b>',
    '<brx>',
    '< p>',
    `<p ${'x'.repeat(201)}>`,
    `${' '.repeat(200_000)}<p>`,
    '<p <x>>',
  ])('not by %s', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });

  it('by a tag with 200 characters in it, far into the text', () => {
    expect(looksLikeHtml(`<p ${'x'.repeat(199)}>`)).toBe(true);
    expect(looksLikeHtml(`${' '.repeat(199_990)}<p>`)).toBe(true);
  });
});

describe('the text of HTML', () => {
  it.each([
    ['a tag in a line is a blank', 'a<b>c</b>d', 'a   c    d'],
    ['a tag of its own line ends a line', 'a<p>c</p>d', 'a\n  c\n   d'],
    ['a tag with attributes', 'a<p class="x">c', 'a\n            c'],
    ['a tag in capitals', 'a<B>c', 'a   c'],
    ['a tag that closes itself', 'a<br/>c<wbr>d', 'a\n    c     d'],
    ['a tag that does not end', 'a<p class', 'a\n       '],
    ['a longer name is another tag', 'a<bx>c', 'a\n   c'],
    ['a long name', `a<x${'y'.repeat(20)}>c`, `a\n${' '.repeat(22)}c`],
    ['a name that is too long is no tag', `a<x${'y'.repeat(21)}>c`, `a<x${'y'.repeat(21)}>c`],
    ['a name with digits and a colon', 'a<o:p1>c', 'a\n     c'],
    ['an address is no tag', '<kim@example.org> <<< 550', '<kim@example.org> <<< 550'],
    ['a sign alone', 'a < b', 'a < b'],
    ['a comment', 'a<!-- <p> -->c', 'a            c'],
    ['a comment that does not end', 'a<!-- c', 'a      '],
    ['a declaration', '<!doctype html>c', '\n              c'],
    ['a script', 'a<script>if (a < b) x("<p>")</script>c', `a\n${' '.repeat(35)}c`],
    ['a style in capitals', 'a<STYLE>p{}</STYLE>c', `a\n${' '.repeat(17)}c`],
    ['a head', 'a<head><title>b</title></head>c', `a\n${' '.repeat(28)}c`],
    ['a title', 'a<title>b</title>c', `a\n${' '.repeat(15)}c`],
    ['a script that does not end', 'a<script>b', `a\n${' '.repeat(7)}b`],
    ['the end of a script alone', 'a</script>b</script>', `a\n${' '.repeat(8)}b\n${' '.repeat(8)}`],
    ['a long stretch', `a<p x="${'y'.repeat(100)}">c`, `a\n${' '.repeat(107)}c`],
    ['nothing', '', ''],
  ])('%s', (_, html, text) => {
    // A comment and a declaration show nothing, and part what stands on both sides.
    expect(blankHtml(html).replace(/\n/gu, _.startsWith('a comment') ? ' ' : '\n')).toBe(text);
    expect(blankHtml(html)).toHaveLength(html.length);
  });

  const FILLER = '\u200b';
  it.each([
    ['&amp;', '&'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&rsquo;', '’'],
    ['&lsquo;', '‘'],
    ['&rdquo;', '”'],
    ['&ldquo;', '“'],
    ['&ndash;', '–'],
    ['&mdash;', '—'],
    ['&hellip;', '…'],
    ['&shy;', '\u00ad'],
    ['&eacute;', 'é'],
    ['&egrave;', 'è'],
    ['&agrave;', 'à'],
    ['&auml;', 'ä'],
    ['&ouml;', 'ö'],
    ['&uuml;', 'ü'],
    ['&szlig;', 'ß'],
    ['&ntilde;', 'ñ'],
    ['&oacute;', 'ó'],
    ['&iacute;', 'í'],
    ['&aacute;', 'á'],
    ['&ccedil;', 'ç'],
    ['&#39;', "'"],
    ['&#x27;', "'"],
    ['&#X1F600;', '😀'],
    ['&#1114111;', '\u{10ffff}'],
    ['&Eacute;', 'é'],
  ])('has %s as what it stands for, at the same length', (entity, value) => {
    expect(blankHtml(`a${entity}b`)).toBe(`a${FILLER.repeat(entity.length - value.length)}${value}b`);
  });

  it.each(['&nbsp;', '&#160;', '&#32;', '&#0;', '&#1114112;'])('has blanks for %s', (entity) => {
    expect(blankHtml(`a${entity}b`)).toBe(`a${' '.repeat(entity.length)}b`);
  });

  it.each(['&odd;', '&amp', '&;', '& amp;', '&#;', '&#x;', '&#12345678;', '&#x1234567;', '&constructor;'])(
    'leaves %s',
    (text) => {
      expect(blankHtml(`a${text}b`)).toBe(`a${text}b`);
    },
  );
});

describe('text made visible', () => {
  it.each([
    ['white space of all kinds', ' a \n\t\u0085\u200b\u00ad\ufeff b ', 'a b'],
    ['control characters', 'a\u0000b\u001bc', 'a␀b␛c'],
    ['later control characters', 'a\u007fb\u009fc', 'a\ufffdb\ufffdc'],
    ['half characters', 'a\ud800b', 'a\ufffdb'],
    ['marks that turn text round', 'a\u202eb\u2066c\u200fd\u200ce\u2060f', 'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf'],
    ['all other characters', 'Grüße, 日本 😀 <b>', 'Grüße, 日本 😀 <b>'],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

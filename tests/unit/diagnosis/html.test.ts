import { describe, expect, it } from 'vitest';
import { blankHtml, looksLikeHtml } from '../../../src/lib/diagnosis/html.ts';
import { visible } from '../../../src/lib/diagnosis/visible.ts';

describe('HTML', () => {
  it.each(['<!DOCTYPE html>', '<BODY>', '<div class="a b">', '<br/>', '<br />', 'a <p\nx="y"> b'])(
    'is seen by %s',
    (text) => expect(looksLikeHtml(text)).toBe(true),
  );

  it.each(['<kim@example.org>', '<p', '<b>', '<brx>', '< p>', '<<< 550 no\n>>> RCPT TO:<kim@example.org>'])(
    'is not seen in %s',
    (text) => expect(looksLikeHtml(text)).toBe(false),
  );

  it.each([
    ['a tag in a line is a blank', 'a<b>c</b>d', 'a   c    d'],
    ['a tag of its own line ends a line', 'a<p class="x">c</P>d', 'a\n            c\n   d'],
    ['a tag without an end', 'a<p class', 'a\n       '],
    ['an address is no tag', '<kim@example.org> <<< 550', '<kim@example.org> <<< 550'],
    ['a comment', 'a<!-- <p> -->c', 'a            c'],
    ['a comment without an end', 'a<!-- c', 'a      '],
    ['a declaration', '<!doctype html>c', '\n              c'],
    ['a script', 'a<script>if (a < b) x("<p>")</script>c', `a\n${' '.repeat(35)}c`],
    ['a style in capitals', 'a<STYLE>p{}</STYLE>c', `a\n${' '.repeat(17)}c`],
    ['a head', 'a<head><title>b</title></head>c', `a\n     \n${' '.repeat(15)}\n      c`],
    ['a script without an end', 'a<script>b', 'a\n        '],
  ])('becomes text of the same length: %s', (_, html, text) => {
    expect(blankHtml(html)).toBe(text);
  });

  it.each([
    ['&amp;', '&'],
    ['&rsquo;', '’'],
    ['&eacute;', 'é'],
    ['&Uuml;', 'Ü'],
    ['&szlig;', 'ß'],
    ['&#39;', "'"],
    ['&#x27;', "'"],
    ['&#X1F600;', '😀'],
  ])('has entities, which do not separate words: %s', (entity, character) => {
    expect(blankHtml(`a${entity}b`).replaceAll('\u200b', '')).toBe(`a${character}b`);
    expect(blankHtml(entity)).toHaveLength(entity.length);
  });

  it.each(['&nbsp;', '&#160;', '&hellip;', '&odd;', '&#0;', '&#1114112;'])('has blanks for %s', (entity) => {
    expect(blankHtml(`a${entity}b`)).toBe(`a${' '.repeat(entity.length)}b`);
  });

  it.each(['&amp', '&;', '& amp;', '&#x;', '&#12345678;', '&constructor;'])('keeps %s', (text) => {
    expect(blankHtml(text)).toBe(text);
  });
});

describe('text made visible', () => {
  it.each([
    ['white space', ' a \n\t\u0085\u200b\u00ad\ufeff b ', 'a b'],
    ['control characters', 'a\u0000b\u001bc\u009fd', 'a␀b␛c\ufffdd'],
    ['half characters', 'a\ud800b', 'a\ufffdb'],
    ['direction marks', 'a\u202eb\u2066c\u200fd\u2060e', 'a\ufffdb\ufffdc\ufffdd\ufffde'],
    ['all other characters', 'Grüße, 日本 😀 <b>', 'Grüße, 日本 😀 <b>'],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

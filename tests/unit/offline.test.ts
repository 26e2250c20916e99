import { describe, expect, test } from 'vitest';
import { isPage, scriptsOfPage, scriptsOfScript, withKeptPages, withNote } from '../../src/service-worker/pages.ts';

const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title} | Help</title></head><body>` +
  '<script type="module" src="/_astro/a.B1-x_.js"></script><main id="main" tabindex="-1"><p>Text</p></main></body>';
const offline =
  '<main id="main" tabindex="-1"><p data-kept data-note="Offline. As it was on {day}." data-undated="Offline &amp; old." data-dates="en-US">None</p></main>';

test('a page that only leads on to another is no page to keep', () => {
  expect(isPage(page('Guide'))).toBe(true);
  expect(isPage('<main><a id="onward" href="/guides/">Go on</a></main>')).toBe(false);
});

describe('what a page needs', () => {
  test('is the scripts that it names, and those that they import at once', () => {
    expect(scriptsOfPage(page('Guide'))).toEqual(['/_astro/a.B1-x_.js']);
    const code =
      'import{t as e}from"./b.C2.js";import"./c.D3.js";const m=()=>import("./later.E4.js"),f=["_astro/d.js"];';
    expect(scriptsOfScript('/_astro/a.B1-x_.js', code)).toEqual(['/_astro/b.C2.js', '/_astro/c.D3.js']);
  });

  test('is also what it loads when it has been drawn', () => {
    const later = page('Check').replace(
      'a.B1-x_.js"',
      'a.B1-x_.js" data-then="/_astro/b.C2.js https://other.example/x.js"',
    );
    expect(scriptsOfPage(later)).toEqual(['/_astro/a.B1-x_.js', '/_astro/b.C2.js']);
  });

  test('is no script of another host', () => {
    expect(scriptsOfPage('<script type="module" src="https://other.example/_astro/a.js"></script>')).toEqual([]);
  });
});

describe('the line over a kept page', () => {
  test('says by the server’s clock when it was read', () => {
    const shown = withNote(page('Guide'), offline, 'Tue, 24 Nov 2026 12:00:00 GMT');
    expect(shown).toContain('tabindex="-1"><p role="status">Offline. As it was on November 24, 2026.</p><p>Text');
  });

  test.each([null, '', 'yesterday'])('says nothing of a day where the server sent %j', (date) => {
    expect(withNote(page('Guide'), offline, date)).toContain('<p role="status">Offline &amp; old.</p>');
  });

  test('leaves what looks like a pattern as it is', () => {
    expect(
      withNote(
        page('Guide'),
        offline.replace('Offline &amp; old.', () => '$& $1'),
        null,
      ),
    ).toContain('>$& $1</p>');
  });
});

describe('the list of kept pages', () => {
  test('names each page without the site, in the order given', () => {
    const shown = withKeptPages(offline, [
      { path: '/guides/b/', html: page('Fix &lt;b&gt; | twice') },
      { path: '/', html: page('Home') },
    ]);
    expect(shown).toContain(
      '<ul data-kept><li><a href="/guides/b/">Fix &lt;b&gt; | twice</a></li><li><a href="/">Home</a></li></ul>',
    );
    expect(shown).not.toContain('None');
  });

  test('stays what the page says where there is none', () => {
    expect(withKeptPages(offline, [])).toBe(offline);
  });
});

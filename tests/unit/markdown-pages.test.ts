import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/integrations/markdown-pages.ts';

const markdown = (main: string) => toMarkdown(`<h1>Site</h1><main>${main}</main><footer>Footer</footer>`, 'page.html');

test('only the main part of a page becomes Markdown', () => {
  expect(markdown('<h1>Page</h1><ol><li>Click <b>File</b>.</li></ol>')).toBe('# Page\n\n1. Click **File**.\n');
});

test.each([
  ['a button', '<button>Copy</button>'],
  ['a form', '<form><label>Search <input></label></form>'],
  ['a word for readers without JavaScript', '<noscript>Turn on JavaScript.</noscript>'],
  ['what is hidden', '<p hidden>Done</p><copy-page hidden="true">Copy</copy-page>'],
  ['what only makes sense on a screen', '<details data-screen-only>Open on your phone</details>'],
  ['breadcrumbs', '<nav class="crumbs">Home</nav>'],
])('%s is left out', (_, html) => {
  expect(markdown(`<p>Text</p>${html}`)).toBe('Text\n');
});

test('a term links to its explanation', () => {
  expect(markdown('<p>Your <button data-term="smtp">SMTP</button> server</p>')).toBe(
    'Your [SMTP](/glossary/#smtp) server\n',
  );
});

test('a drawing is told by its title', () => {
  expect(markdown('<svg role="img"><title>A message is sent.</title><text>HELO</text></svg>')).toBe(
    'A message is sent.\n',
  );
});

test('a table of settings gets the head row that Markdown needs, and loses its caption', () => {
  const table = '<table><caption>Outgoing</caption><tbody><tr><th>Port</th><td>465</td></tr></tbody></table>';
  expect(markdown(table)).toBe('| Field | Value |\n| ----- | ----- |\n| Port  | 465   |\n');
});

test('a page without a main part is named', () => {
  expect(() => toMarkdown('<p>Text</p>', 'page.html')).toThrow(/page\.html .*no <main>/u);
});

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
  ['the list of the sections or steps beside the text', '<nav class="side">On this page</nav>'],
  ['the place of a step among the others', '<p class="step-where">Step 2 of 6</p>'],
  ['a tool', '<astro-island><label>Port</label><!--astro:end--></astro-island>'],
  ['the word that a tool did not load', '<p class="note script-failed">The check didn’t load.</p>'],
  ['the answers to the question whether it worked', '<fieldset>Yes No</fieldset><div class="worked-yes">Good.</div>'],
  ['a decoration', '<img src="/scene.svg" alt="">'],
])('%s is left out', (_, html) => {
  expect(markdown(`<p>Text</p>${html}`)).toBe('Text\n');
});

test.each([
  [
    'a term links to its explanation',
    '<p>Your <button class="term" popovertarget="term-smtp">SMTP</button> server</p><div data-screen-only><div id="term-smtp"><a href="/es/glossary/#smtp">All</a></div></div>',
    'Your [SMTP](/es/glossary/#smtp) server\n',
  ],
  ['an address in parts is one word', '<p>example.com/<wbr>go/<wbr>iphone</p>', 'example.com/go/iphone\n'],
  [
    'a name and its value are a line, without the button beside them',
    '<dl><div><dt>Port</dt> <dd>465</dd><dd class="act"><button>Copy</button></dd><dd>Also called: Server Port</dd></div></dl>',
    '- Port: 465. Also called: Server Port\n',
  ],
  [
    'a question and its answer are a line',
    '<dl><div><dt>Who can fix it?</dt> <dd>You can</dd></div></dl>',
    '- Who can fix it? You can\n',
  ],
  [
    'a name that begins an entry is set off from what follows',
    '<ul class="rows"><li><b>Outbox</b> <span>It stays.</span></li><li><b>Not sure</b></li></ul>',
    '- **Outbox:** It stays.\n- **Not sure**\n',
  ],
  [
    'the title of a note is bold',
    '<div class="note"><p class="note-title">Before you begin</p><p>Look.</p></div>',
    '**Before you begin**\n\nLook.\n',
  ],
  [
    'a drawn screen is named',
    '<figure class="screen" aria-label="Where to find Port"><dl><div><dt>Port</dt> <dd>465</dd></div></dl></figure>',
    'Where to find Port:\n\n- Port: 465\n',
  ],
  [
    'a value and the note on it are two sentences',
    '<p>SSL<span class="field-note">In this app, TLS is something else.</span></p>',
    'SSL. In this app, TLS is something else.\n',
  ],
  [
    'the steps of a guide are sections, and the taps in a step a list',
    '<ol class="steps"><li><h2>Step 1: Open it</h2><ol><li>Tap <b>Mail</b>.</li></ol></li></ol>',
    '## Step 1: Open it\n\n1. Tap **Mail**.\n',
  ],
  [
    'a drawing is told by its title',
    '<svg role="img"><title>A message is sent.</title><text>HELO</text></svg>',
    'A message is sent.\n',
  ],
  [
    'a table of settings gets the head row that Markdown needs, and loses its caption',
    '<table><caption>Outgoing</caption><tbody><tr><th>Port</th><td>465</td></tr></tbody></table>',
    '|      |     |\n| ---- | --- |\n| Port | 465 |\n',
  ],
])('%s', (_, html, text) => {
  expect(markdown(html)).toBe(text);
});

test('the field for errors becomes a link to the search', () => {
  const field = '<ask-box><label>Paste the error</label><p class="hint">Private</p></ask-box>';
  const page = `<header><a class="search-open" href="/es/search/">Search</a></header><main>${field}</main>`;
  expect(toMarkdown(page, 'page.html')).toBe('[Paste the error](/es/search/)\n');
});

test('the page of the search doesn’t link to itself', () => {
  const head = '<link rel="alternate" type="text/markdown" href="/search/index.md">';
  const field = '<ask-box><label>Paste the error</label></ask-box>';
  const page = `${head}<a class="search-open" href="/search/">Search</a><main><h1>Search</h1>${field}</main>`;
  expect(toMarkdown(page, 'page.html')).toBe('# Search\n');
});

test('a page without a main part is named', () => {
  expect(() => toMarkdown('<p>Text</p>', 'page.html')).toThrow(/page\.html .*no <main>/u);
});

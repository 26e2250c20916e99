import type { Element, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import es from '../../src/i18n/locales/es.ts';
import { fillCode } from '../../src/lib/content/code-tokens.ts';
import { remarkPlugins } from '../../src/remark/index.ts';
import other from '../fixtures/other-provider.ts';

const PAGE = 'src/content/guides/pine.mdx';
const SPANISH = 'src/content/translations/es/guides/pine.mdx';

/** The body of a page as HTML, with components as elements and what is imported above it, and the facts handed on. */
function render(body: string, path = PAGE) {
  const file = new VFile({ value: body, path });
  const processor = unified().use(remarkParse);
  if (path.endsWith('.mdx')) processor.use(remarkMdx);
  const passThrough = ['mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxjsEsm', 'mdxTextExpression'] as const;
  processor.use(remarkPlugins(other, { en, es }) as PluggableList).use(remarkRehype, { passThrough: [...passThrough] });
  const tree = processor.runSync(processor.parse(file), file) as Nodes;
  visit(tree, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const properties = node.attributes.map((item) => ('name' in item ? [item.name, item.value] : []));
      Object.assign<object, Partial<Element>>(node, {
        type: 'element',
        tagName: node.name ?? '',
        properties: Object.fromEntries(properties) as Element['properties'],
      });
    } else if (node.type === 'mdxjsEsm' || node.type === 'mdxTextExpression') {
      Object.assign(node, { type: 'text' });
    }
  });
  return { html: toHtml(tree).replaceAll('\n', ''), facts: file.data.astro?.frontmatter };
}

const step = (title: string, text = 'Do it.', covers = '') =>
  `<Steps>\n\n<Step title="${title}"${covers && ` covers="${covers}"`}>\n\n${text}\n\n</Step>\n\n</Steps>\n\n`;

test('tables, footnotes, task lists, comments and expressions are what Markdown and MDX make of them', () => {
  const { html } = render('| a |\n| - |\n| 1 |\n\n- [x] done\n\nSee[^1]. {/* unseen */}{1 + 1}\n\n[^1]: The note.');
  for (const shown of ['<td>1</td>', 'type="checkbox" checked', 'data-footnote-ref', 'The note.', '1 + 1']) {
    expect(html).toContain(shown);
  }
});

describe('steps', () => {
  test('are numbered through, one level below the heading above them', () => {
    const { html } = render(`${step('A')}## B\n\n${step('C')}#### D\n\n${step('E')}`);
    expect(html.match(/<Step [^>]*>/gu)).toEqual([
      '<Step title="A" number="1" of="3" level="2">',
      '<Step title="C" number="2" of="3" level="3">',
      '<Step title="E" number="3" of="3" level="4">',
    ]);
  });

  test('are handed on with the repairs that they cover', () => {
    const { facts } = render(step('Open') + step('Set', 'Do it.', 'server user-name'));
    expect(facts?.['steps']).toEqual([
      { number: 1, title: 'Open', covers: [] },
      { number: 2, title: 'Set', covers: ['server', 'user-name'] },
    ]);
  });

  test('name the app’s label for each setting, the first one in a step', () => {
    const fields = `<Fields>
  <Field label="Host Name" value="outgoing.host" />
  <Field label="Use SSL" choose="On" setting="security" />
  <Field label="Password" value="password" />
</Fields>`;
    const later = '<Fields>\n  <Field label="Server" value="outgoing.host" />\n</Fields>';
    expect(render(later + step('Open') + step('Set', fields) + step('Again', later)).facts?.['fields']).toEqual([
      { setting: 'server', label: 'Host Name', step: 2 },
      { setting: 'security', label: 'Use SSL', choose: 'On', step: 2 },
    ]);
  });
});

test('the looks of one screen share a name, and the first is open', () => {
  const look = (title: string) => `<Look title="${title}">\n\nTap.\n\n</Look>\n\n`;
  const screen = `<WhatYouSee>\n\n${look('New')}${look('Old')}</WhatYouSee>`;
  const { html } = render(step('A', screen) + step('B', screen));
  expect(html.match(/<Look [^>]*>/gu)).toEqual([
    '<Look title="New" group="look-1" first="true">',
    '<Look title="Old" group="look-1">',
    '<Look title="New" group="look-2" first="true">',
    '<Look title="Old" group="look-2">',
  ]);
});

test('what several steps change is marked in the step that the author put the screen in, or else in the first', () => {
  const steps = (body: string) => step('A', 'Do it.', 'server') + step('B', body, 'server test');
  const marksOf = (body: string) => render(body).html.match(/(?<=marks=")[^"]*/gu);
  const screen = '<Screen of="iphone-smtp" />';
  expect(marksOf(steps(screen))).toEqual(['server test']);
  expect(marksOf(`${screen}\n\n${steps('Do it.')}`)).toEqual(['server', 'test']);
});

test('explained terms are handed on once each, and so is the time to read', () => {
  const { facts } = render(
    '<Term of="relay">A relay</Term>, a <Term of="smtp">word</Term>, a <Term of="relay">x</Term>',
  );
  expect(facts?.['terms']).toEqual(['relay', 'smtp']);
  expect(facts?.['minutes']).toBe(1);
  expect(render('word '.repeat(700)).facts?.['minutes']).toBe(4);
  expect(render('- One `two`, **three**.\n\n'.repeat(200)).facts?.['minutes']).toBe(3);
});

describe('words that are not the reader’s', () => {
  test('browsers don’t translate labels and code', () => {
    expect(render('**Send** and `code` and *more*').html).toBe(
      '<p><strong translate="no">Send</strong> and <code translate="no">code</code> and <em>more</em></p>',
    );
  });

  test('a translation marks what it leaves in English; an original doesn’t', () => {
    const body = 'Elija **Finalizado (Done)**, no *relay* ni **Servidor (SMTP)**.';
    const { html } = render(body, SPANISH);
    expect(html).toContain('Finalizado (<span lang="en">Done</span>)');
    expect(html).toContain('<i lang="en">relay</i>');
    expect(html).toContain('Servidor (SMTP)');
    expect(render(body).html).not.toContain('lang=');
  });
});

describe('code', () => {
  test('stands in a block with a name, filled in, with places for the reader’s own values', () => {
    const { html } = render('```php send.php\n{outgoing.host} "{userName.example}" {email.example}\n```');
    expect(html).toContain('<CodeBlock label="PHP code: send.php">');
    expect(html).toContain('submit.northwind.example "<span data-user-name="">you</span>"');
    expect(html).toContain('<span data-email="">you@yourdomain.com</span>');
  });

  test('of a translation has its name and its example in that language', () => {
    const { html } = render('```php send.php\n{userName.example} {email.example}\n```', SPANISH);
    expect(html).toContain('<CodeBlock label="Código PHP: send.php">');
    expect(html).toContain('<span data-user-name="">tu</span> <span data-email="">tu@tudominio.com</span>');
  });

  test.each([
    ['```sh Run it', 'Command: Run it'],
    ['```python', 'Python code'],
    ['```rust', 'Code'],
    ['```', 'Code'],
  ])('%s is called "%s"', (fence, label) => {
    expect(render(`${fence}\nx\n\`\`\``).html).toContain(`<CodeBlock label="${label}">`);
  });

  test('of a .md file has no component', () => {
    expect(render('```sh\nx\n```', 'src/content/articles/plain.md').html).toMatch(/^<pre><code/u);
  });

  const filled = (code: string) => fillCode(other, code, en.settings).parts.map(({ text }) => text);

  test.each(['{ text: 1 }', '${outgoing.host}', '{0}', '{client.name}', '{{ user.name }}', '{outgoing}'])(
    '%s is the program’s own',
    (code) => expect(fillCode(other, code, en.settings)).toEqual({ parts: [{ text: code }], unknown: [] }),
  );

  test('a backslash keeps a brace', () => {
    expect(filled('\\{server.software} {server.software} C:\\x')).toEqual(['{server.software} KestrelMail C:\\x']);
  });

  test('the user name is the one that the provider wants', () => {
    const outgoing = { ...other.outgoing, userName: 'full-email-address' as const };
    expect(fillCode({ ...other, outgoing }, '{userName.example}', en.settings).parts).toEqual([
      { text: 'you@yourdomain.com', place: 'userName' },
    ]);
  });
});

describe('components', () => {
  test('that a page imports or makes itself stay its own', () => {
    const { html } = render("import Webmail from './mine.astro'\n\nexport const Note = () => 1\n\n<Webmail /><Note />");
    expect(html).not.toContain('/src/components/');
  });
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import { checkContent } from '../../src/lib/content/check.ts';
import { checkPage, checkTranslation } from '../../src/lib/content/check-page.ts';
import { shownTexts } from '../../src/lib/content/page-texts.ts';
import { COLLECTIONS } from '../../src/lib/content/schemas.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { COMPONENTS } from '../../src/remark/check/components.ts';
import { lastChecked } from '../../src/integrations/sitemap.ts';
import { loadArticles } from '../../src/lib/diagnosis/load-catalogue.ts';
import other from '../fixtures/other-provider.ts';
import { known, pages } from '../support/content.ts';

const HEAD = {
  title: "'Non-sense'",
  description: "'A description that is just about long enough for a search engine to show.'",
  summary: "'One sentence.'",
  published: '2026-11-24',
  checked: '2026-11-24',
  sources: "[{ title: 'A page', url: 'https://example.com/' }]",
};
const GUIDE = {
  ...HEAD,
  client: 'Pine',
  recognize: "'For Pine.'",
  tile: '{ name: Pine, hint: Linux }',
  versions: "['4']",
  platform: 'any',
  order: '99',
};
const ERROR = { ...HEAD, cause: 'other', message: "'x'", permanence: 'permanent', whoFixes: 'you', firstStep: "'x'" };

const ERROR_BODY = [
  '## Is this your error?',
  'Yes.',
  '## What to do',
  '1. **x** Then more.\n2. Wait.',
  '## Why it happens',
  'Text.',
].join('\n\n');

type Head = Readonly<Record<string, string | undefined>>;

function page(head: Head, body = 'Text.'): string {
  const lines = Object.entries(head).flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}`));
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** An article whose body begins on line 10. */
const article = (body: string): string => page(HEAD, body);
const guide = (covers: string, head: Head = {}): string =>
  page({ ...GUIDE, ...head }, `<Steps>\n\n<Step title="x" covers="${covers}">\n\nText.\n\n</Step>\n\n</Steps>`);

function problemsOf(place: string, text: string): string {
  const collection = COLLECTIONS.find((name) => place.startsWith(`${name}/`));
  if (!collection) throw new Error(place);
  const id = place.slice(collection.length + 1).replace(/\.mdx?$/u, '');
  return checkPage({ collection, id, file: `src/content/${place}`, text }, known).problems.join('\n');
}

describe('an author may use', () => {
  test.each([
    ['a component that is imported', "import Own from '../../components/Own.astro';\n\n<Own.Part any={1} {...more} />"],
    ['a component that is made in place', 'export const Own = () => 1;\n\n<Own />'],
    [
      'names of its own',
      'export const { a, b: [c, ...d], e = 1 } = { b: [] };\n\nexport class F {}\n\n{a} {c} {d} {e} {F.name}',
    ],
    ['expressions', 'export const items = [1];\n\nIn {new Date().getFullYear()} {items.length} {Math.PI}.'],
    ['comments', 'Text. {/* for authors */}'],
    ['footnotes', 'Text[^1].\n\n[^1]: Note.'],
    ['task lists and tables', '- [x] done\n\n| a |\n| - |\n| 1 |'],
    ['pictures of their own', '![Icons](../../../public/app-icons.svg)\n\n![Others][x]\n\n[x]: /app-icons.svg'],
    ['code in any language, or none', '```rust\nfn main() {}\n```\n\n```\nx\n```'],
    ['HTML', 'Press <kbd>Enter</kbd> <abbr title="x">y</abbr><br />'],
    [
      'links',
      '## X\n\n[a](/guides/iphone/#step-2) [b](#x) [c](https://a.example) [d](mailto:a@b.example) [e](tel:1) <a href="#need-person">f</a>',
    ],
    ['settings', '<Value of="outgoing.port" /> <Webmail /> <Support />\n\n```\n{outgoing.host} {email.example}\n```'],
  ])('%s', (_, body) => {
    expect(problemsOf('articles/right.mdx', article(body))).toBe('');
  });

  test('braces in what a page quotes: the values of the settings are for its own texts', () => {
    const quoted = { sources: "[{ title: 'Variables such as {user}', url: 'https://example.com/' }]" };
    expect(problemsOf('articles/right.mdx', page({ ...HEAD, ...quoted }))).toBe('');
    const error = page({ ...ERROR, ...quoted, message: "'Error: {code}'", examples: "['At {host}']" }, ERROR_BODY);
    expect(problemsOf('errors/right.mdx', error)).toBe('');
    const data = { title: "Can't at {provider.name}?", message: "Can't at {provider.name}", order: 1 };
    const sources = [{ title: "'{user}'", url: "https://example.com/o'b" }];
    expect(shownTexts(other, { ...data, sources }, en.settings)).toEqual({
      ...data,
      title: 'Can’t at Northwind Post?',
      sources: [{ title: '‘{user}’', url: "https://example.com/o'b" }],
    });
  });

  test('an article without sources', () => {
    expect(problemsOf('articles/right.mdx', page({ ...HEAD, sources: undefined }))).toBe('');
  });

  test('plain Markdown', () => {
    expect(problemsOf('articles/right.md', article('Some *text*, {braces} and <kbd>Enter</kbd>.'))).toBe('');
  });
});

/** Every message names the file and ends as a sentence. */
function expectRefused(place: string, text: string, says: string): void {
  const message = problemsOf(place, text);
  expect(message).toContain(`src/content/${place}`);
  expect(message).toContain(says);
  expect(message).not.toMatch(/[.?]\.$|undefined|\[object/mu);
}

describe('front matter is refused with the field, what was found, and what to write:', () => {
  test.each<[change: Head, says: string]>([
    [{ checked: '2026-11-31' }, 'bad.mdx:6: checked: found 2026-11-31; the calendar has no such day.'],
    [{ published: '2026-12-24' }, 'checked: found 2026-11-24; expected 2026-12-24, which is in published, or later.'],
    [{ related: '{ guides: [iphone, iphone] }' }, 'expected each page once.'],
    [{ title: '“Curly”' }, 'title: found "“Curly”"; expected text in straight quotes'],
    [{ title: undefined }, 'title: found nothing; expected text in quotes.'],
    [{ description: "'Short.'" }, 'description: found "Short."; expected a description of 50 to 160 characters'],
    [{ sumary: "'x'" }, 'sumary: found "x"; did you mean "summary"? The fields here are title, draft'],
    [{ checked: "'1.1.26'" }, 'checked: found "1.1.26"; expected a date without quotes, such as 2026-11-24.'],
    [{ sources: '[{ title: x, url: a.example }]' }, 'sources[0].url: found "a.example"; expected a web address'],
    [{ summary: '"One \\u202e."' }, 'found "One \\u{202e}."; expected one line of text without invisible characters.'],
    [{ related: '{ guides: [iphon] }' }, 'related.guides[0]: found "iphon"; there is no such page'],
    [{ related: '{ guides: [iphon] }' }, 'Did you mean "iphone"?'],
    [{ title: "'At {provider.nam}'" }, '"provider.nam" isn\'t a value in the settings. Did you mean "provider.name"?'],
    [{ title: "'At submit.northwind.example'" }, '"submit.northwind.example" is typed by hand. Write {outgoing.host}'],
    [{ changes: "[{ what: 'x' }]" }, 'changes[0].date: found nothing; expected a date'],
    [{ draft: 'yes' }, 'draft: found "yes"; expected true or false.'],
    [{ reviewAfterDays: "'long'" }, 'reviewAfterDays: found "long"; expected a whole number of days.'],
    [{ questions: "[{ question: 'Why', answer: 'x' }]" }, 'questions[0].question: found "Why"; expected a question'],
  ])('%j', (change, says) => expectRefused('articles/bad.mdx', page({ ...HEAD, ...change }), says));

  test.each<[change: Head, says: string]>([
    [{ cause: 'relay' }, 'cause: found "relay"; expected one of "relay-authentication-required", '],
    [{ sources: undefined }, 'sources: found nothing; expected a list.'],
    [{ sources: '[]' }, 'sources: found []; expected at least one source.'],
    [{ codes: "['999']" }, 'codes[0]: found "999"; expected a reply code in quotes, such as \'550\'.'],
    [{ enhancedCodes: "['571']" }, 'enhancedCodes[0]: found "571"; expected an enhanced code'],
    [{ appCodes: "['0x800ccc79']" }, 'appCodes[0]: found "0x800ccc79"; expected an app\'s code in quotes with capital'],
    [{ seenIn: '[outlook, pegasus]' }, 'seenIn[1]: found "pegasus"; expected one of any-app, '],
  ])('%j of an error', (change, says) => expectRefused('errors/bad.mdx', page({ ...ERROR, ...change }), says));

  test.each<[change: Head, says: string]>([
    [{ recognize: undefined }, 'recognize: found nothing; expected an entry in a guide to a mail app'],
    [{ recognize: 'Pine' }, 'recognize: found "Pine"; expected a sentence that ends with a period'],
    [{ tile: undefined }, 'tile: found nothing; expected an entry in a guide to a mail app'],
    [{ tile: '{ name: Pine }' }, 'tile.hint: found nothing; expected text in quotes.'],
    [{ tile: "{ name: Pine, hint: 'On any computer with Linux' }" }, 'expected at most 24 characters'],
    [
      { confusedWith: '[iphon]' },
      'confusedWith[0]: found "iphon"; there is no such page in src/content/guides. Did you',
    ],
    [{ confusedWith: '[bad]' }, 'confusedWith[0]: found "bad"; this is the page itself. Leave it out.'],
  ])('%j of a guide', (change, says) =>
    expectRefused('guides/bad.mdx', guide('authentication server user-name password test', change), says),
  );

  test('but the guide to a device or a program needs no tile', () => {
    const text = guide('authentication server user-name password test', {
      group: 'programs',
      recognize: undefined,
      tile: undefined,
    });
    expect(problemsOf('guides/right.mdx', text)).toBe('');
  });

  test.each<[name: string, place: string, text: string, says: string]>([
    [
      'not YAML',
      'articles/bad.mdx',
      '---\ntitle: [\n---\n\nText.\n',
      "bad.mdx:3: The front matter between the --- lines can't be read past this line. Close each [ with ]",
    ],
    ['front matter without an end', 'articles/bad.mdx', '---\ntitle: x\n\nText.\n', 'Write --- on a line of its own'],
    [
      'a tab',
      'articles/bad.mdx',
      '---\nrelated:\n\tguides: []\n---\n\nText.\n',
      "bad.mdx:3: The front matter between the --- lines can't be read past this line. Indent with spaces",
    ],
    [
      'a quotation mark that stays open',
      'articles/bad.mdx',
      "---\ntitle: 'x\nname: y\nsummary: 'z'\n---\n\nText.\n",
      "bad.mdx:2: The front matter between the --- lines can't be read past this line. Close each quotation mark.",
    ],
    [
      'no front matter',
      'articles/bad.mdx',
      'Text.\n',
      'bad.mdx:1: The front matter is missing. Begin the file with a line ---',
    ],
    [
      'another encoding',
      'articles/bad.mdx',
      page({ ...HEAD, title: "'Caf\uFFFD'" }),
      "bad.mdx: This file isn't saved as UTF-8.",
    ],
    [
      'its own page',
      'guides/iphone.mdx',
      guide('test', { related: '{ guides: [iphone] }' }),
      'this is the page itself',
    ],
    ['a file name that makes no address', 'articles/Bad Name.mdx', page(HEAD), 'Use only lowercase letters, digits'],
    [
      'a guide whose address is the short link to a step',
      'guides/iphone/3.mdx',
      page(HEAD),
      "Use a name that isn't a number",
    ],
  ])('%s', (_, place, text, says) => expectRefused(place, text, says));
});

describe('a guide', () => {
  test.each<[covers: string, notNeeded: string | undefined, says: string]>([
    [
      'authentication server user-name test',
      undefined,
      'No step covers password, but a guide must cover every repair.',
    ],
    ['server', "{ password: 'none' }", 'notNeeded.password: found "none"; expected the reason, in a sentence.'],
    ['server', "{ server: 'There is no such setting.' }", "A step covers server, but notNeeded.server says it isn't"],
    ['server', "{ login: 'There is no such setting.' }", 'notNeeded.login: found'],
    ['server login', undefined, '"login" isn\'t a choice for covers="…" on <Step>.'],
  ])('that covers %j and leaves out %s is refused', (covers, notNeeded, says) =>
    expectRefused('guides/bad.mdx', guide(covers, { notNeeded }), says),
  );
});

describe('a page about one error', () => {
  const text = (body: string, head: Head = {}) => page({ ...ERROR, ...head }, body);
  const [isThis = '', yes = '', whatToDo = '', steps = '', why = ''] = ERROR_BODY.split('\n\n');

  test('has its sections and begins with its first step', () => {
    expect(problemsOf('errors/right.mdx', text(ERROR_BODY))).toBe('');
    const named = ERROR_BODY.replace('**x**', '**Use <Value of="userName" />.**').replace('What to do', 'Fix it');
    expect(problemsOf('errors/right.mdx', text(named, { firstStep: "'Use {userName}.'" }))).toBe('');
    const central = { cause: 'relay-authentication-required' };
    expect(problemsOf('errors/central.mdx', text('## Of its own', central))).toBe('');
  });

  test.each<[body: string, says: string]>([
    [`${ERROR_BODY}\n\n## Fix is`, ':28: A page about one error has no section "## Fix is". Did you mean "Fix it"?'],
    [[isThis, yes, why, whatToDo, steps].join('\n\n'), ':21: "## What to do" is out of order. The sections are "## Is'],
    [`${ERROR_BODY}\n\n## Fix it\n\n1. **x**`, ':28: "## Fix it" is out of order.'],
    [[isThis, whatToDo, steps].join('\n\n'), ':15: The section "## Why it happens" is missing. A page about'],
    [
      ERROR_BODY.replace('**x**', '**Y**'),
      ':21: The steps must begin with the firstStep of the front matter, in bold: "1',
    ],
    [ERROR_BODY.replace('**x**', 'x'), ':21: The steps must begin with'],
    [ERROR_BODY.replace(steps, 'Wait.'), ':19: The steps must begin with'],
  ])('%j is refused', (body, says) => expectRefused('errors/bad.mdx', text(body), says));
});

describe('a body is refused with the line and what to write:', () => {
  const typed =
    ':10: "submit.northwind.example" is typed by hand. Write <Value of="outgoing.host" />, or {outgoing.host}';

  test.each<[body: string, says: string]>([
    // Components
    [
      'Use <Valeu of="outgoing.host" />.',
      ':10: There is no component <Valeu>. Did you mean <Value>? Import your own, or',
    ],
    [
      '<Screen of="iphone-smpt" />',
      ':10: "iphone-smpt" isn\'t a choice for of="…" on <Screen>. Did you mean "iphone-smtp"?',
    ],
    ['<Screen of="iphone-smtp" />', ':10: <Screen> is shown only in steps that change it. Add covers="…" to these'],
    ['<Note titel="x">a</Note>', ':10: <Note> has no attribute "titel". Did you mean "title"? It takes title, kind.'],
    ['<Note kind="tip">a</Note>', ':10: <Note> needs title="…".'],
    ['<Note title={x}>a</Note>', ':10: <Note> takes only text in quotes, such as title="…".'],
    ['<Webmail name="x" />', ':10: <Webmail> has no attribute "name". It takes none.'],
    ['<Webmail {...x} />', ':10: <Webmail> has no attributes.'],
    ['<Look title="x">a</Look>', ':10: <Look> must be directly inside <WhatYouSee> … </WhatYouSee>.'],
    ['<Step title="x">a</Step>', ':10: <Step> must be directly inside <Steps> … </Steps>.'],
    ['<Fields>\n  <Field label="x" value="email" choose="On" />\n</Fields>', ':11: <Field> needs either value="…"'],
    ['A <Term of="rely">relay</Term>.', ':10: There is no "rely" in src/content/glossary.yaml. Did you mean "relay"?'],
    ['<Term of="relay">a</Term>\n\n<Term of="relay">a</Term>', ':12: "relay" is already explained on line 10.'],
    ['# Again', ':10: "# Again" would be a second page title. Start headings with ##.'],
    [
      '<Note title="x">\n\nText.',
      ":10: <Note> isn't closed. If there's nothing inside, end the tag with />. Otherwise write",
    ],
    ['One<br>two', ":10: <br> isn't closed. Write <br />."],
    [
      '<Note title="x">\n\n<Fold title="y">\n\nText.\n\n</Note>',
      ":12: <Fold> isn't closed before </Note> on line 16. Add </Fold> on a line of its own",
    ],
    [
      '<Note title="x>\n\n<Fold title="y" />\n\n</Note>',
      'A quotation mark is missing in this tag or in the one before',
    ],
    ['<webmail />', ':10: <webmail> shows nothing. Write <Webmail>'],
    ['Replace {name}.', ':10: {name} is JavaScript here, and nothing is called name. To show braces, write \\{name}.'],
    ['A { brace', ':10: What is in { } has to be JavaScript, and each { needs a }. To show a brace, write \\{.'],
    ['1 <2', ':10: No tag begins with this <. To show the sign, write \\<.'],
    ['<https://a.example>', ':10: Write a link as [words](address).'],
    ['<kim@a.example>', ':10: Write a link as [words](address).'],
    ['<!-- later -->', ':10: Write a comment as {/* … */}.'],
    ['## A heading {#id}', ":10: {#id} can't be used. A heading's address is made from its words. Delete this."],
    ['Ask <Note title="x>a</Note>.\n\nText.', ':10: A quotation mark in a tag is never closed.'],
    ['<Note title="a" title="b">a</Note>', ':10: <Note> has title="…" twice. Delete one of the two.'],
    ['1. <Note title="x">\n\nText.\n\n</Note>', ":10: <Note> isn't closed"],
    ['Hello {name.first}.', ':10: {name.first} is JavaScript here, and nothing is called name.'],
    ['Hello {email}.', ':10: {email} is JavaScript here, and nothing is called email.'],
    ['<WhenServer software="KestrelMial">a</WhenServer>', ':10: The settings call the mail server "KestrelMail", not'],
    // What was meant as Markdown
    ['##Heading', ':10: "##Heading" would be shown as it is. A heading needs a space after the # signs.'],
    ['##', ':10: This heading has no words.'],
    ['## A\n\n#### B', ':12: "#### B" leaves out a level. Write ###.'],
    ['Text\nand **bold.', ':11: "**" would be shown as it is. Bold text has two stars right before'],
    ['See[^1].', ':10: "[^1]" would be shown as it is. This footnote has no text.'],
    ['[a][b]', ':10: "[a][b]" would be shown as it is. No line says where this link leads.'],
    ['[a] (/check/)', ':10: "[a] (/check/)" would be shown as it is. A link has its words in square brackets'],
    ['(a)[/check/]', ':10: "(a)[/check/]" would be shown as it is.'],
    ['[a](/check/', ':10: "[a](/check/" would be shown as it is.'],
    ['A } brace', ':10: A } has no { before it. Delete it, or add the {.'],
    ['```sh\nls', ':10: This code block is never closed, so everything below it counts as code. Add a line with'],
    // Settings
    [
      '<Value of="outgoing.hots" />',
      ':10: "outgoing.hots" isn\'t a value in the settings. Did you mean "outgoing.host"?',
    ],
    [
      '<Fields>\n  <Field label="x" value="emial" />\n</Fields>',
      ':11: "emial" isn\'t a value in the settings. Did you',
    ],
    [
      '```js\n// one\nhost = "{outgoing.hots}"\n```',
      ':12: The code names "{outgoing.hots}", which isn\'t a value in the',
    ],
    [
      '```js\n{outgoing.hots}\n```',
      'Did you mean "{outgoing.host}"? If the braces are part of the program, write \\{outgoing.h',
    ],
    [
      'Use {outgoing.host}.',
      ':10: {outgoing.host} is JavaScript here. To show a value, write <Value of="outgoing.host" />.',
    ],
    ['Use submit.northwind.example.', typed],
    ['`submit.northwind.example`', typed],
    ['```\nsubmit.northwind.example\n```', typed],
    ['[x](https://submit.northwind.example/)', typed],
    ["{'submit.northwind.example'}", typed],
    ['<Note title="submit.northwind.example">x</Note>', typed],
    ["export const x = 'submit.northwind.example';", typed],
    ['[us](https://care.northwind.example/)', ':10: "care.northwind.example" is typed by hand. Write <Support />'],
    ['care@northwind.example', ':10: "care@northwind.example" is typed by hand. Write <Value of="support.email" />'],
    [
      '[x](https://guide.northwind.example/check/)',
      ':10: The link leads to https://guide.northwind.example/check/, which is on this site. Write /check/.',
    ],
    // Links, pictures, HTML
    ['[x](/guides/iphon/)', 'leads to /guides/iphon/, but this site has no such page. Did you mean /guides/iphone/?'],
    [
      '[x](javascript:alert(1))',
      ':10: The link "javascript:alert(1)" can\'t be used. Begin it with / for a page of this',
    ],
    ['[x][1]\n\n[1]: guides/iphone/', ':12: The link "guides/iphone/" can\'t be used.'],
    ['![x](https://a.example/x.png)', ':10: The picture is on another site, which the security policy blocks.'],
    ['![y][y]\n\n[y]: //a.example/y.png', ':12: The picture is on another site'],
    ['[](/check/)', ':10: The link to /check/ has no words.'],
    ['[x](#nothing)', ':10: The link leads to #nothing, but the page has no heading or step "#nothing".'],
    ['## Heading\n\n[x](#headin)', 'Did you mean "#heading"?'],
    [
      '<a href="/guides/iphone">x</a>',
      ':10: The link leads to /guides/iphone, but this site has no such page. Did you mean',
    ],
    ['<img src="https://a.example/x.png" alt="x" />', ':10: The picture is on another site'],
    ['<img src="/icon.svg" />', ':10: The picture has no description.'],
    [
      '![A menu](../../assets/menu.png)',
      ':10: There is no picture src/assets/menu.png. Put it in src/assets, and write ../../assets/name.png',
    ],
    ['![](/icon.svg)', ':10: The picture has no description. Write what it shows between ![ and ].'],
    ['Text.\n\n<style>\n  p { color: red }\n</style>', ":12: <style> can't be used in content"],
    [
      '<script src="x.js"></script>',
      ":10: <script> can't be used in content because the site's security policy blocks it.",
    ],
    ['<p style="color: red">a</p>', ':10: style="…" can\'t be used in content'],
    ['<p onClick="x">a</p>', ':10: onClick="…" can\'t be used in content'],
  ])('%s', (body, says) => expectRefused('articles/bad.mdx', article(body), says));

  test.each<[body: string, says: string]>([
    ['<iframe src="x"></iframe>', ":10: <iframe> can't be used in content"],
    ['a <b title="x" onclick="y">b</b>', ':10: onclick="…" can\'t be used in content'],
    ['Use <Value of="outgoing.host" />.', ':10: <Value> works only in .mdx files.'],
  ])('%s in a .md file', (body, says) => expectRefused('articles/bad.md', article(body), says));
});

test('docs/writing.md names every component that the check knows, with its attributes', () => {
  const rows = readFileSync('docs/writing.md', 'utf8').match(/^\| `<.*$/gmu) ?? [];
  for (const [name, { required = [], optional = [] }] of Object.entries(COMPONENTS)) {
    const row = rows.find((one) => new RegExp(`<${name}[ >]`, 'u').test(one)) ?? '';
    expect(
      [...required, ...optional].filter((attribute) => !row.includes(attribute)),
      name,
    ).toEqual([]);
    expect(row !== '' && (name === 'Screen' || existsSync(`src/components/mdx/${name}.astro`)), name).toBe(true);
  }
});

test.each<[link: string, says: string]>([
  [
    '/help/guides/iphone/#step-2',
    'Leave out the path that the site is published below, and write /guides/iphone/#step-2.',
  ],
  ['/help/guides/iphon/', 'this site has no such page. Did you mean /guides/iphone/?'],
  ['/help', 'and write /.'],
  ['/help-desk/', 'The link leads to /help-desk/, but this site has no such page.'],
])('on a site that is published below a path, the link %s is refused', (link, says) => {
  const below = { ...known, settings: { ...other, site: { ...other.site, base: '/help/' } } };
  const file = { collection: 'articles', id: 'bad', file: 'src/content/articles/bad.mdx' } as const;
  expect(checkPage({ ...file, text: article(`[x](${link})`) }, below).problems.join()).toContain(says);
});

describe('a translation', () => {
  const original = pages.find(({ file }) => file.endsWith('guides/iphone.mdx'));
  const { title, description, summary } = HEAD;
  const file = { collection: 'guides', id: 'iphone', file: 'src/content/translations/es/guides/iphone.mdx' } as const;
  const text = page({ title, description, summary, translated: '2026-11-24' });

  test('has an original and a language of the site', () => {
    expect(checkTranslation({ ...file, text, locale: 'pt' }, original, known).problems).toEqual([
      expect.stringContaining('There is no language "pt". Add src/i18n/locales/pt.ts'),
    ]);
    expect(checkTranslation({ ...file, text, locale: 'es' }, undefined, known).problems).toEqual([
      expect.stringContaining('There is no page src/content/guides/iphone for this to translate.'),
    ]);
  });

  test('links to translated pages', () => {
    const addresses = new Set([...known.addresses, '/es/guides/outlook/']);
    const linked = `${text}\nSee [this](/guides/outlook/#step-2) or [that](/guides/gmail/).\n`;
    const { problems } = checkTranslation({ ...file, text: linked, locale: 'es' }, original, { ...known, addresses });
    expect(problems.join('\n')).toContain(
      'that page is there in the language of this one. Write /es/guides/outlook/#step-2.',
    );
    expect(problems.join('\n')).not.toContain('gmail');
  });

  test('is told of pages in its own language, and its original of those in English', () => {
    const addresses = new Set(['/es/guides/iphone/', '/guides/iphone/', '/es/guides/gmail/', '/guides/outlook/']);
    const guesses = (body: string, locale?: 'es') => {
      const article = { collection: 'articles', id: 'bad', file: 'src/content/articles/bad.mdx' } as const;
      const { problems } = locale
        ? checkTranslation({ ...file, text: `${text}\n${body}\n`, locale }, original, { ...known, addresses })
        : checkPage({ ...article, text: page(HEAD, body) }, { ...known, addresses });
      return [...problems.join('\n').matchAll(/Did you mean (\S+)\?/gu)].map(([, guess]) => guess);
    };
    const links = '[x](/e/guides/iphone/) [y](/guides/gmial/)';
    expect(guesses(links)).toEqual(['/guides/iphone/', '/es/guides/gmail/']);
    expect(guesses(links, 'es')).toEqual(['/es/guides/iphone/', '/es/guides/gmail/']);
  });

  test('has the steps of its original, and only texts', () => {
    const problemsOf = (changed: string) =>
      checkTranslation({ ...file, text: changed, locale: 'es' }, original, known).problems.join('\n');
    expect(problemsOf(text)).toContain(
      'The number of steps is 0, but 6 in src/content/guides/iphone.mdx. A translation',
    );
    const swapped = original?.text
      .slice(original.text.indexOf('\n\n'))
      .replace('covers="user-name"', 'covers="server"');
    expect(problemsOf(text + swapped)).toContain(
      'Step 2 covers server, but in src/content/guides/iphone.mdx it covers user-name.',
    );
    const broken = { ...(original as (typeof pages)[number]), text: '---\ntitle: [\n---\n' };
    expect(checkTranslation({ ...file, text, locale: 'es' }, broken, known).problems).toEqual([]);
    const coded = page({ title, description, summary, translated: '2026-11-24', order: '1' });
    expect(checkTranslation({ ...file, text: coded, locale: 'es' }, original, known).problems[0]).toContain(
      'order: found 1',
    );
  });

  test('of a page about one error has its sections, and begins with its own first step', () => {
    const about = { collection: 'errors', id: 'one', locale: 'es' } as const;
    const error = { ...about, file: 'src/content/errors/one.mdx', text: page(ERROR, ERROR_BODY) };
    const problemsOf = (body: string) => {
      const text = page({ title, description, summary, translated: '2026-11-24', firstStep: "'Espera.'" }, body);
      const own = { ...about, file: 'src/content/translations/es/errors/one.mdx', text };
      return checkTranslation(own, error, known).problems.join('\n');
    };
    const body = '## ¿Es este tu error?\n\n## Qué hacer\n\n1. **Espera.** Ya.\n\n## Por qué pasa';
    expect(problemsOf(body)).toBe('');
    expect(problemsOf(body.replace('Espera', 'Llama'))).toContain('in bold: "1. **Espera.**". Change one of the two.');
    expect(problemsOf(body.replace('Qué hacer', 'What to do'))).toContain(
      'has no section "## What to do". Its sections are "## ¿Es este tu error?", ',
    );
  });

  test('names the labels of its drawn screen as its text does', () => {
    const problemsOf = (screenLabels: string, body: string) => {
      const head = { title, description, summary, translated: '2026-11-24', screenLabels };
      return checkTranslation({ ...file, text: page(head, body), locale: 'es' }, original, known).problems.join('\n');
    };
    const screen = '<Screen of="iphone-smtp" />';
    const text = `**Usar SSL (Use SSL)**\n\n<Fields>\n\n<Field label="Servidor (Host Name)" value="outgoing.host" />\n\n</Fields>`;
    const labels = '{ Use SSL: Usar SSL, Host Name: Servidor, Server Port: Puerto }';
    expect(problemsOf(labels, `${text}\n\n${screen}`)).not.toContain('screenLabels');
    expect(problemsOf('{ Use SSL: Activar SSL }', `${text}\n\n${screen}`)).toContain(
      ':6: screenLabels."Use SSL": found "Activar SSL"; the text of this page calls it "Usar SSL (Use SSL)". Write the same words in both.',
    );
    expect(problemsOf('{ Host Nam: Servidor }', `${text}\n\n${screen}`)).toContain(
      'the screen of this page has no label "Host Nam". Did you mean "Host Name"?',
    );
    expect(problemsOf(labels, text)).toContain(':6: screenLabels: This page shows no screen.');
  });
});

describe('all content', () => {
  /** A small site with one page of each kind. */
  const SITE: Readonly<Record<string, string>> = {
    'articles/one.mdx': article('Text.'),
    'errors/one.mdx': page({ ...ERROR, title: "'An error'" }, ERROR_BODY),
    'guides/one.mdx': guide('authentication user-name server password test', { title: "'A guide'" }),
    'symptoms/one.md': page({ ...HEAD, title: "'A symptom'", group: 'it-stopped', order: '1' }),
    'error-texts.tsv': 'cause\ttext\nother\tMail loop\n',
    'glossary.yaml': '- { id: relay, term: Relay, text: x }\n',
    'symptom-groups.yaml': '- { id: it-stopped, answer: It stopped, order: 1 }\n',
    'questions.yaml':
      "- { id: start, question: 'Which?', answers: [{ id: a, text: A, cause: one }, { id: b, text: B, cause: one }] }\n",
    'likely-causes.yaml': '- { id: one, title: T, text: x, firstStep: Go., link: { text: x, to: /errors/one/ } }\n',
  };
  const settings: MailSettings = { ...other, site: { ...other.site, oldAddresses: {} } };
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'mail-help-content-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** What is wrong with the small site and these files, which may be missing. */
  function check(files: Readonly<Record<string, string | undefined>>, site = settings, drafts = false): string {
    for (const [place, text] of Object.entries({ ...SITE, ...files })) {
      const file = path.join(root, 'src/content', place);
      mkdirSync(path.dirname(file), { recursive: true });
      if (text !== undefined) writeFileSync(file, text);
    }
    try {
      checkContent(root, site, { languages: known.languages, drafts });
      return '';
    } catch (error) {
      expect(error).toMatchObject({ name: 'ContentError' });
      return (error as Error).message;
    }
  }

  test('is told in one message, with the faults of every file', () => {
    expect(check({})).toBe('');
    const message = check({
      'articles/bad.mdx': article('# Again'),
      'likely-causes.yaml': SITE['likely-causes.yaml']
        ?.replace('/one/', '/on/')
        .replace('Go', 'submit.northwind.example'),
      'symptoms/bad.mdx': page({ ...HEAD, group: 'it-stoped', order: '1' }),
    });
    expect(message).toContain('src/content/articles/bad.mdx:10: "# Again"');
    expect(message).toContain(
      'likely-causes.yaml:1: [0].firstStep: "submit.northwind.example" is typed by hand. Write {outgoing.host}',
    );
    expect(check({ 'symptom-groups.yaml': SITE['symptom-groups.yaml']?.replace('It stopped', "'{user}'") })).toContain(
      'symptom-groups.yaml:1: [0].answer: "user" isn\'t a value in the settings.',
    );
    expect(message).toContain(
      '[0].link.to: found "/errors/on/"; this site has no such page. Did you mean /errors/one/?',
    );
    expect(message).toContain(
      'src/content/symptoms/bad.mdx: group: found "it-stoped"; there is no such group of symptoms. Did you mean "it-stopped"?',
    );
  });

  test('leaves no address of a page to an old address, whatever the page is made from', () => {
    const to = '/errors/one/';
    const pages = ['/es/articles/', '/find/a/', '/es/find/a/', '/offline/', '/es/offline/', '/404/'];
    const moved = Object.fromEntries([...pages, '/review/', '/pt/', '/find/c/'].map((from) => [from, to]));
    const file = { '../mail-settings.ts': 'export default {};' };
    const message = check(file, { ...settings, site: { ...settings.site, oldAddresses: moved } });
    expect([...message.matchAll(/; (\S+) is a page of this site/gu)].map(([, from]) => from)).toEqual(pages);
  });

  test('may hold drafts, which only dev shows: faults in them and links to them count there', () => {
    const drafts = {
      'articles/draft.mdx': page({ ...HEAD, draft: 'true' }, '# Again'),
      'articles/link.md': page({ ...HEAD, title: "'Another'" }, '[x](/articles/draft/)'),
      'translations/es/articles/draft.mdx': 'Not ready.',
    };
    expect(check(drafts)).toMatch(
      /^src\/content\/articles\/link\.md:10: The link leads to \/articles\/draft\/[^\n]*\n\nsrc\/content\/articles\/draft\.mdx: This page is a draft, which only dev shows\.[^\n]*$/u,
    );
    expect(check(drafts, settings, true)).toContain('src/content/articles/draft.mdx:11: "# Again"');
  });

  test('has lists in other languages with the entries of the originals', () => {
    const group = '- { id: it-stopped, answer: It stopped, order: 1, also: [{ text: x, to: / }] }\n';
    const texts = (list: string, text: string) =>
      check({ 'symptom-groups.yaml': group, [`translations/${list}`]: text });
    expect(texts('es/glossary.yaml', '- { id: relay, term: Relé, text: x }')).toBe('');
    expect(texts('es/glossary.yaml', '# x\n- id: rely\n  term: x\n  text: Use submit.northwind.example')).toBe(
      [
        'src/content/translations/es/glossary.yaml:2: There is no "rely" in src/content/glossary.yaml. Did you mean "relay"? Use an id of that list, or delete the entry.',
        'src/content/translations/es/glossary.yaml: Texts are missing for relay. Add an entry for each, with the id it has in src/content/glossary.yaml.',
        'src/content/translations/es/glossary.yaml:4: [0].text: "submit.northwind.example" is typed by hand. Write {outgoing.host}, so that it follows the settings.',
      ].join('\n\n'),
    );
    expect(texts('es/glossary.yaml', '- { id: relay, term: x }')).toContain('[0].text: found nothing');
    expect(texts('es/symptom-groups.yaml', '- { id: it-stopped, answer: x }')).toContain(
      'es/symptom-groups.yaml:1: "it-stopped" has 0 texts under also, but the original has 1. Write a text for each link in',
    );
    expect(texts('es/glosary.yaml', '- id: x')).toContain('no such list to translate. Did you mean "glossary.yaml"?');
    expect(texts('pt/glossary.yaml', '- id: x')).toContain('There is no language "pt".');
  });

  test('has each text of the questions and the likely causes in other languages, and no other', () => {
    const ends = (own: string) => check({ 'translations/es/likely-causes.yaml': own });
    const cause = '- { id: one, title: T, text: x, firstStep: Ve., link: Ir }';
    expect(ends(cause)).toBe('');
    expect(ends(cause.replace('Ir', 'Ir, more: [Más]'))).toBe(
      'src/content/translations/es/likely-causes.yaml:1: [0].more[0]: found "Más"; the original has no such text. Leave it out.',
    );
    expect(ends(cause.replace('Ve.', 'submit.northwind.example'))).toContain('Write {outgoing.host}');

    const asked = (own: string) =>
      check({
        'questions.yaml':
          "- { id: start, question: 'Which?', help: { title: T, text: x, link: { text: Go, to: /errors/one/ } }, answers: [{ id: first, text: A, detail: x, cause: one }, { id: second, text: B, cause: one }] }\n",
        'translations/es/likely-causes.yaml': cause,
        'translations/es/questions.yaml': own,
      });
    const same =
      "- { id: start, question: '¿Cuál?', help: { title: T, text: x, link: Ir }, answers: [{ id: first, text: A, detail: x }, { id: second, text: B }] }";
    const file = 'src/content/translations/es/questions.yaml:1: ';
    expect(asked(same)).toBe('');
    expect(asked(same.replace(', link: Ir', '').replace('first', 'frst').replace('B }', 'B, detail: y }'))).toBe(
      [
        `${file}[0].help.link: found nothing; expected this, translated: "Go".`,
        `${file}[0].answers[0].id: found "frst"; the original has no such id. Did you mean "first"? Use an id of the original, or delete the entry.`,
        `${file}[0].answers[1].detail: found "y"; the original has no such text. Leave it out.`,
        `${file}[0].answers: found no "first"; expected an entry with this id, translated: {"id":"first","text":"A","detail":"x"}.`,
      ].join('\n'),
    );
    expect(asked(same.replace('second', 'first'))).toContain(
      '[0].answers[1].id: found "first"; this id is there twice.',
    );
    expect(asked(same.replace('start', 'strt'))).toContain(
      `${file.replace(/ $/u, '')} There is no "strt" in src/content/questions.yaml. Did you mean "start"?`,
    );
  });

  test('has a title and an address for each page, a main article for each cause, and nothing that only looks like a page', () => {
    const message = check({
      'articles/one.md': page({ ...HEAD, title: "'A guide'" }),
      'errors/two.mdx': page({ ...ERROR, title: "'Another error'" }, ERROR_BODY),
      'articles/notes.txt': 'x',
      'articles/two.MDX': article('Text.'),
      'article/two.mdx': article('Text.'),
      'articles/.DS_Store': 'x',
      'articles/picture.png': 'x',
    });
    expect(message).toContain(
      'src/content/articles/one.mdx: src/content/articles/one.md has the same address. Rename one',
    );
    expect(message).toContain(
      'src/content/articles/one.md: title: found "A guide"; src/content/guides/one.mdx has the same',
    );
    expect(message).toContain(
      'src/content/errors/two.mdx: main: src/content/errors/one.mdx is the main article about other.',
    );
    expect(message).toContain("src/content/articles/notes.txt: This isn't a page. End its name with .mdx, or move it");
    expect(message).toContain("src/content/articles/two.MDX: This isn't a page. End its name with .mdx");
    expect(message).toContain('src/content/article/two.mdx: Pages are in src/content/errors, src/content/guides, ');
    expect(message).not.toMatch(/DS_Store|picture/u);
  });

  test('is what the sitemap and the diagnosis see: pages in Markdown too, and their days in any spelling', () => {
    const error = (head: Head) => page({ ...ERROR, ...head }, ERROR_BODY);
    check({
      'errors/plain.md': error({ checked: '2026-11-25 # with iOS 26' }),
      'errors/draft.mdx': error({ draft: 'true' }),
      'translations/es/errors/one.mdx': page({ title: 'x', translated: '2026-11-26' }),
    });
    expect(loadArticles(root).map(({ slug }) => slug)).toEqual(['one', 'plain']);
    const days = lastChecked(root);
    expect(days.get('/errors/plain/')).toBe('2026-11-25');
    expect(days.get('/es/errors/one/')).toBe('2026-11-26');
  });

  test('has its lists, and pages in every folder', () => {
    const texts = 'cause\ttext\nother\tMail loop\nip-blockd\tBlocked\nother\t\n';
    const message = check({ 'glossary.yaml': undefined, 'symptoms/one.md': undefined, 'error-texts.tsv': texts });
    expect(message).toContain(
      'src/content/error-texts.tsv:3: cause: found "ip-blockd"; there is no such cause. Did you mean "ip-blocked"?',
    );
    expect(message).toContain('src/content/error-texts.tsv:4: text: found nothing; add the text');
    expect(message).toContain('src/content/glossary.yaml: The file is missing.');
    expect(message).toContain('src/content/symptoms: There is no .md or .mdx file in this folder.');
  });
});

import { describe, expect, test } from 'vitest';
import { examine } from '../../src/lib/content/check.ts';
import { COLLECTIONS } from '../../src/lib/content/schemas.ts';
import { known, pages } from '../support/content.ts';

const HEAD: Readonly<Record<string, string>> = {
  title: "'Non-sense'",
  description: "'A description that is just about long enough for a search engine to show.'",
  summary: "'One sentence.'",
  published: '2026-11-24',
  checked: '2026-11-24',
  sources: "[{ title: 'A page', url: 'https://example.com/' }]",
};
const GUIDE_HEAD = { ...HEAD, client: 'Pine', versions: "['4']", platform: 'any', order: '99', icon: 'laptop' };

function file(head: Readonly<Record<string, string | undefined>>, body = 'Text.'): string {
  const lines = Object.entries(head).flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}`));
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** Each wrong content file: where it stands, its text, and what the message must say. */
const BAD: readonly [name: string, place: string, text: string, says: readonly string[]][] = [
  [
    'a missing title',
    'articles/bad.mdx',
    file({ ...HEAD, title: undefined }),
    ['title: found missing', 'a text in quotes'],
  ],
  [
    'a description that is too short',
    'articles/bad.mdx',
    file({ ...HEAD, description: "'Short.'" }),
    ['description', '"Short."', '50 to 160'],
  ],
  ['a misspelt field', 'articles/bad.mdx', file({ ...HEAD, sumary: "'x'" }), ['sumary', 'did you mean "summary"?']],
  [
    'a date in quotes',
    'articles/bad.mdx',
    file({ ...HEAD, checked: "'24.11.2026'" }),
    ['checked', 'such as 2026-11-24'],
  ],
  ['no sources', 'articles/bad.mdx', file({ ...HEAD, sources: '[]' }), ['sources', 'at least one source']],
  [
    'an unknown cause',
    'errors/bad.mdx',
    file({ ...HEAD, cause: 'relay', message: "'x'", permanence: 'permanent', whoFixes: 'you', firstStep: "'x'" }),
    ['cause', 'found "relay"', 'relay-authentication-required'],
  ],
  [
    'a code that is no reply code',
    'errors/bad.mdx',
    file({
      ...HEAD,
      cause: 'other',
      message: "'x'",
      codes: "['999']",
      permanence: 'permanent',
      whoFixes: 'you',
      firstStep: "'x'",
    }),
    ['codes[0]', '"999"', 'reply code'],
  ],
  [
    'an app that is not known',
    'errors/bad.mdx',
    file({
      ...HEAD,
      cause: 'other',
      message: "'x'",
      seenIn: '[outlook, pegasus]',
      permanence: 'permanent',
      whoFixes: 'you',
      firstStep: "'x'",
    }),
    ['seenIn[1]', '"pegasus"', 'returned-message'],
  ],
  [
    "an app's code in small letters",
    'errors/bad.mdx',
    file({
      ...HEAD,
      cause: 'other',
      message: "'x'",
      appCodes: "['0x800ccc79']",
      permanence: 'permanent',
      whoFixes: 'you',
      firstStep: "'x'",
    }),
    ['appCodes[0]', '"0x800ccc79"', '0x800CCC79'],
  ],
  [
    'a related page that does not exist',
    'articles/bad.mdx',
    file({ ...HEAD, related: '{ guides: [iphon] }' }),
    ['related.guides', 'found "iphon"', 'did you mean "iphone"?'],
  ],
  ['front matter that is not YAML', 'articles/bad.mdx', '---\ntitle: [\n---\n\nText.\n', ['not YAML']],
  [
    'a value that the settings lack',
    'articles/bad.mdx',
    file({ ...HEAD, title: "'Hello {provider.nam}'" }),
    ['"provider.nam"', 'did you mean "provider.name"?'],
  ],
  [
    'a component that does not exist',
    'articles/bad.mdx',
    file(HEAD, 'Use <Valeu of="outgoing.host" />.'),
    ['bad.mdx:10', '<Valeu>', 'did you mean <Value>?'],
  ],
  [
    'a screen that is not drawn',
    'guides/bad.mdx',
    file(GUIDE_HEAD, '<Screen of="iphone-smpt" />'),
    ['"iphone-smpt" is not known', 'did you mean "iphone-smtp"?'],
  ],
  ['a screen outside a guide', 'articles/bad.mdx', file(HEAD, '<Screen of="iphone-smtp" />'), ['in guides only']],
  [
    'a value path that does not exist',
    'articles/bad.mdx',
    file(HEAD, 'Use <Value of="outgoing.hots" />.'),
    ['"outgoing.hots"', 'did you mean "outgoing.host"?'],
  ],
  [
    'an attribute that a component lacks',
    'articles/bad.mdx',
    file(HEAD, '<Note titel="x">\n\nText.\n\n</Note>'),
    ['<Note> has no "titel"', '<Note> needs title'],
  ],
  [
    'a step outside of steps',
    'articles/bad.mdx',
    file(HEAD, '<Step title="x">\n\nText.\n\n</Step>'),
    ['directly inside <Steps>'],
  ],
  ['code in the text', 'articles/bad.mdx', file(HEAD, 'The port is {465}.'), ['"{465}" is code']],
  [
    'code that names a value that the settings lack',
    'articles/bad.mdx',
    file(HEAD, '```js The program\n// one\nconst host = "{outgoing.hots}";\n```'),
    ['bad.mdx:12: the code names "{outgoing.hots}"', 'did you mean "{outgoing.host}"?', 'write \\{outgoing.hots}'],
  ],
  [
    'code in a language that is not known',
    'articles/bad.mdx',
    file(HEAD, '```pyton A script\nprint(1)\n```'),
    ['bad.mdx:10', '"pyton" is not known', 'did you mean "python"?'],
  ],
  ['code without a name', 'articles/bad.mdx', file(HEAD, '```php\n<?php\n```'), ['needs a name', '```php The whole']],
  [
    'a group of guides that does not exist',
    'guides/bad.mdx',
    file({ ...GUIDE_HEAD, group: 'app' }),
    ['group', 'found "app"', 'allowed: "apps", "devices", "programs"'],
  ],
  [
    'a link that runs code',
    'articles/bad.mdx',
    file(HEAD, 'See [this](javascript:alert(1)).'),
    ['bad.mdx:10: the link leads to "javascript:alert(1)"; a link begins with /, #, https://'],
  ],
  [
    'a link without its beginning',
    'articles/bad.mdx',
    file(HEAD, 'See [this][1].\n\n[1]: guides/iphone/'),
    ['bad.mdx:12: the link leads to "guides/iphone/"'],
  ],
  ['an image', 'articles/bad.mdx', file(HEAD, '![x](https://example.com/x.png)'), ['bad.mdx:10: images are not used']],
  [
    'a component that every object has',
    'articles/bad.mdx',
    file(HEAD, 'Use <constructor />.'),
    ['<constructor> is not a component'],
  ],
  [
    'an attribute of plain HTML',
    'articles/bad.mdx',
    file(HEAD, 'Press <kbd onclick="x">F5</kbd>.'),
    ['bad.mdx:10: <kbd> takes no attributes here'],
  ],
  [
    'a source with a character that cannot be seen',
    'articles/bad.mdx',
    file({ ...HEAD, sources: '[{ title: A page, url: "https://example.com/\\u202e" }]' }),
    ['sources[0].url', 'without characters that cannot be seen'],
  ],
  [
    'a character that cannot be seen',
    'articles/bad.mdx',
    file({ ...HEAD, summary: '"One \\u202e sentence."' }),
    ['summary: found "One \\u{202e} sentence."; allowed: one line of text, without characters that cannot be seen'],
  ],
  ['an import', 'articles/bad.mdx', file(HEAD, "import x from 'y'\n\nText."), ['import and export are not used']],
  ['a second page title', 'articles/bad.mdx', file(HEAD, '# Again'), ['second page title', 'begin headings with ##']],
  ['a tag that is not closed', 'articles/bad.mdx', file(HEAD, '<Note title="x">\n\nText.'), ['not valid MDX', 'Note']],
  [
    'a link that leads nowhere',
    'articles/bad.mdx',
    file(HEAD, 'See [this](/guides/iphon/).'),
    ['/guides/iphon/', 'did you mean /guides/iphone/?'],
  ],
  [
    'a guide that skips a repair',
    'guides/bad.mdx',
    file(
      GUIDE_HEAD,
      '<Steps>\n\n<Step title="x" covers="authentication server user-name test">\n\nText.\n\n</Step>\n\n</Steps>',
    ),
    ['no step covers password'],
  ],
  [
    'a guide that excuses a repair without a reason',
    'guides/bad.mdx',
    file(
      { ...GUIDE_HEAD, notNeeded: "{ password: 'none' }" },
      '<Steps>\n\n<Step title="x" covers="authentication server user-name test">\n\nText.\n\n</Step>\n\n</Steps>',
    ),
    ['notNeeded.password', 'found "none"', 'the reason, in a sentence'],
  ],
  [
    'a guide that excuses a repair that does not exist',
    'guides/bad.mdx',
    file(
      { ...GUIDE_HEAD, notNeeded: "{ login: 'This client has no such setting.' }" },
      '<Steps>\n\n<Step title="x" covers="authentication server user-name password test">\n\nText.\n\n</Step>\n\n</Steps>',
    ),
    ['notNeeded', 'login', 'authentication'],
  ],
  [
    'a guide that covers and excuses the same repair',
    'guides/bad.mdx',
    file(
      { ...GUIDE_HEAD, notNeeded: "{ server: 'This client has no such setting.' }" },
      '<Steps>\n\n<Step title="x" covers="authentication server user-name password test">\n\nText.\n\n</Step>\n\n</Steps>',
    ),
    ['notNeeded.server', 'a step covers it'],
  ],
  [
    'a repair that does not exist',
    'guides/bad.mdx',
    file(GUIDE_HEAD, '<Steps>\n\n<Step title="x" covers="login">\n\nText.\n\n</Step>\n\n</Steps>'),
    ['"login" is not known', 'authentication'],
  ],
  [
    'a word that the glossary lacks',
    'articles/bad.mdx',
    file(HEAD, 'A <Term of="rely">relay</Term>.'),
    ['bad.mdx:10', '"rely"', 'did you mean "relay"?'],
  ],
  [
    'a change without a date',
    'articles/bad.mdx',
    file({ ...HEAD, changes: "[{ what: 'A step was added.' }]" }),
    ['changes[0].date', 'such as 2026-11-24'],
  ],
  [
    'a review period that is no number of days',
    'guides/bad.mdx',
    file({ ...GUIDE_HEAD, reviewAfterDays: "'six months'" }),
    ['reviewAfterDays', '"six months"', 'a whole number of days'],
  ],
  [
    'a file name that makes no address',
    'articles/Bad Name.mdx',
    file(HEAD),
    ['lower-case letters, digits and hyphens'],
  ],
];

describe('wrong content is refused', () => {
  test.each(BAD)('%s', (_name, place, text, says) => {
    const collection = COLLECTIONS.find((name) => place.startsWith(`${name}/`));
    if (!collection) throw new Error(place);
    const id = place.slice(collection.length + 1).replace(/\.mdx$/u, '');
    const { problem } = examine({ collection, id, file: `src/content/${place}`, text }, known);
    for (const words of [`src/content/${place}`, ...says]) expect(problem).toContain(words);
  });
});

test('right content is not', () => {
  for (const { collection, id, text } of pages) {
    const { problem, data } = examine({ collection, id, file: id, text }, known);
    expect(problem).toBeUndefined();
    expect(data?.title).toBeTruthy();
  }
});

import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { prepareBody, readBody } from '../../src/lib/content/mdx.ts';
import provider from '../fixtures/other-provider.ts';

const read = (text: string, terms: readonly string[] = []) =>
  readBody(unified().use(remarkParse).use(remarkMdx).parse(text), provider, terms);

test('a guide says what its app calls each setting, and in which step', () => {
  const { fields, problems } = read(`
<Steps>

<Step title="Open">

Text.

</Step>

<Step title="Check">

<Fields>
  <Field label="Host Name" value="outgoing.host" />
  <Field label="Use SSL" choose="On" setting="security" />
  <Field label="Password" value="password" />
</Fields>

</Step>

</Steps>

<Fields>
  <Field label="Other window" value="outgoing.port" />
</Fields>
`);
  expect(problems).toEqual([]);
  expect(fields).toEqual([
    { setting: 'server', label: 'Host Name', step: 2 },
    { setting: 'security', label: 'Use SSL', choose: 'On', step: 2 },
  ]);
});

test('a setting that the check does not know is named with those that it knows', () => {
  const { problems } = read('<Fields>\n  <Field label="SSL" choose="On" setting="encryption" />\n</Fields>');
  expect(problems.map(({ message }) => message).join()).toMatch(/"encryption" is not known; allowed: .*security/u);
});

test('the words that a body explains are handed on, once each', () => {
  const { terms, problems } = read('A <Term of="relay">relay</Term>, and <Term of="smtp">SMTP</Term>.', [
    'relay',
    'smtp',
    'port',
  ]);
  expect(problems).toEqual([]);
  expect(terms).toEqual(['relay', 'smtp']);
});

test('a word that the glossary lacks is named with the nearest that it has', () => {
  const { problems } = read('A <Term of="rely">relay</Term>.', ['relay', 'smtp']);
  expect(problems.map(({ message }) => message).join()).toMatch(/"rely".* did you mean "relay"\?/u);
});

test('a word is explained once a page', () => {
  const { problems } = read('A <Term of="relay">relay</Term>.\n\nA <Term of="relay">relay</Term>.', ['relay']);
  expect(problems).toEqual([{ line: 3, message: expect.stringContaining('line 1 explains already') as string }]);
});

/** What is wrong with a body, as `line: message`. */
const wrong = (text: string): string[] =>
  read(text, ['relay']).problems.map(({ line, message }) => `${line}: ${message}`);

describe('the components of content', () => {
  test('may be used as docs/writing.md says', () => {
    const text = `
<Steps>

<Step title="Open">

<Substeps>

1. Tap

</Substeps>

</Step>

<Step title="Put all right" covers="authentication user-name server password test">

<Fields>
  <Field label="Server" value="outgoing.host" />
  <Field label="User" value="email" note="All of it." />
  <Field label="Password" value="password" />
  <Field label="TLS" choose="On" setting="security" />
</Fields>

<Screen of="iphone-smtp" />

</Step>

</Steps>

<SettingsTable />

<IncomingTable />

<UserNameExample mailbox="john" />

<Note title="A note">

Text.

</Note>

<Note title="A note" kind="info">

Text with <Value of="outgoing.port" />, <Term of="relay">relay</Term>, <Webmail />, <Support />, <kbd>Enter</kbd> and<br />

</Note>

<Note title="A tip" kind="tip">

Text.

</Note>

<Note title="A warning" kind="warning">

Text.

</Note>

<ErrorText>

550 no

</ErrorText>

<ErrorText lang="en">

550 no

</ErrorText>

<ClientChoice />

<Conversation />

<Talk of="refused" />

<Talk of="accepted" />

<WhenServer software="SmarterMail">

Text.

</WhenServer>

<WhenSecurity is="SSL/TLS">

Text.

</WhenSecurity>

<WhenSecurity is="STARTTLS">

Text.

</WhenSecurity>

<WhenIncoming given="yes">

Text.

</WhenIncoming>

<WhenIncoming given="no">

Text.

</WhenIncoming>

<StillNotWorking />
`;
    expect(wrong(text)).toEqual([]);
    expect(read(text, ['relay']).screens).toHaveLength(1);
  });

  test.each([
    ['<Fields>\n  <Field value="email" />\n</Fields>', '2: <Field> needs label="…"'],
    ['<UserNameExample />', '1: <UserNameExample> needs mailbox="…"'],
    ['<Note>a</Note>', '1: <Note> needs title="…"'],
    ['<Talk />', '1: <Talk> needs of="…"'],
    ['<Screen />', '1: <Screen> needs of="…"'],
    ['<Value />', '1: <Value> needs of="…"'],
    ['<Term>a</Term>', '1: <Term> needs of="…"'],
    ['<WhenServer>a</WhenServer>', '1: <WhenServer> needs software="…"'],
    ['<WhenSecurity>a</WhenSecurity>', '1: <WhenSecurity> needs is="…"'],
    ['<WhenIncoming>a</WhenIncoming>', '1: <WhenIncoming> needs given="…"'],
    ['<Steps>\n\n<Step>\n\na\n\n</Step>\n\n</Steps>', '3: <Step> needs title="…"'],
    ['<Note title="">a</Note>', '1: <Note> needs title="…"'],
    [
      '<Note title="x" kind="danger">a</Note>',
      '1: <Note kind="danger">: "danger" is not known; allowed: info, tip, warning',
    ],
    [
      '<Note title="x" kind="wraning">a</Note>',
      '1: <Note kind="wraning">: "wraning" is not known; did you mean "warning"? allowed: info, tip, warning',
    ],
    [
      '<ErrorText lang="de">a</ErrorText>',
      '1: <ErrorText lang="de">: "de" is not known; did you mean "en"? allowed: en',
    ],
    ['<Talk of="x-x-x-x-x-x" />', '1: <Talk of="x-x-x-x-x-x">: "x-x-x-x-x-x" is not known; allowed: refused, accepted'],
    [
      '<WhenIncoming given="maybe">a</WhenIncoming>',
      '1: <WhenIncoming given="maybe">: "maybe" is not known; allowed: yes, no',
    ],
    [
      '<WhenSecurity is="plain">a</WhenSecurity>',
      '1: <WhenSecurity is="plain">: "plain" is not known; allowed: SSL/TLS, STARTTLS',
    ],
    ['<Support name="x" />', '1: <Support> has no "name"; it takes nothing'],
    ['<Note titel="x" title="x">a</Note>', '1: <Note> has no "titel"; it takes title, kind'],
    ['<Note title="x" kind={x}>a</Note>', '1: <Note> takes only texts in quotes, such as title="…"'],
    ['<Webmail {...x} />', '1: <Webmail> takes only texts in quotes, such as title="…"'],
    [
      '<WhenIncoming given="no" given>a</WhenIncoming>',
      '1: <WhenIncoming> takes only texts in quotes, such as given="…"',
    ],
    ['a <kbd class="x">b</kbd>', '1: <kbd> takes no attributes here'],
    ['<Step title="x">a</Step>', '1: <Step> stands directly inside <Steps> … </Steps>'],
    ['<Note title="x">\n  <Step title="x">a</Step>\n</Note>', '2: <Step> stands directly inside <Steps> … </Steps>'],
    ['<Field label="x" value="email" />', '1: <Field> stands directly inside <Fields> … </Fields>'],
    [
      '<Fields>\n  <Field label="x" />\n</Fields>',
      '2: <Field> needs either value="…" (a path of the settings) or choose="…" (a thing to pick)',
    ],
    [
      '<Fields>\n  <Field label="x" value="email" choose="On" />\n</Fields>',
      '2: <Field> needs either value="…" (a path of the settings) or choose="…" (a thing to pick)',
    ],
    ['text\n\n<Steps />\n\n# Title', '5: "# Title" is a second page title; begin headings with ##'],
    ['import x from "y"', '1: import and export are not used in content; the components are there without it'],
    [
      '{outgoing.host}',
      '1: "{outgoing.host}" is code; for a value of the settings write <Value of="outgoing.host" />, for a brace write \\{',
    ],
    [
      'a {b} c',
      '1: "{b}" is code; for a value of the settings write <Value of="outgoing.host" />, for a brace write \\{',
    ],
    ['![a](/b.png)', '1: images are not used in content; for a drawn screen write <Screen of="…" />'],
    ['![a][b]\n\n[b]: /b.png', '1: images are not used in content; for a drawn screen write <Screen of="…" />'],
    ['[a](javascript:x)', '1: the link leads to "javascript:x"; a link begins with /, #, https://, mailto: or tel:'],
    ['[a](x/https://y)', '1: the link leads to "x/https://y"; a link begins with /, #, https://, mailto: or tel:'],
    ['[a][b]\n\n[b]: x.html', '3: the link leads to "x.html"; a link begins with /, #, https://, mailto: or tel:'],
    [
      'A <Term of="relay">a</Term>\n\n<Term of="relay">a</Term>',
      '3: <Term of="relay"> explains what line 1 explains already; write the word alone',
    ],
    ['<Term of="x">a</Term>', '1: <Term of="x"> names no word of src/content/glossary.yaml; Known: relay'],
  ])('are refused where they are used otherwise: %s', (text, message) => {
    expect(wrong(text)).toEqual([message]);
  });

  test('that do not exist are named with the nearest and with all that do', () => {
    const [near] = wrong('<Stepps />');
    expect(near).toMatch(
      /^1: <Stepps> is not a component that content may use; did you mean <Steps>\? Known: Steps, Step, .*, Term$/u,
    );
    const [far] = wrong('<video />');
    expect(far).toMatch(/^1: <video> is not a component that content may use; Known: /u);
    // A name that every object has is none of a component.
    expect(wrong('<constructor />')).toHaveLength(1);
  });

  test('with a value that the settings do not have are told which there are', () => {
    const [message] = wrong('<Value of="outgoing.hots" />');
    expect(message).toMatch(
      /^1: <Value> names "outgoing\.hots", which is not a value of the settings; did you mean "outgoing\.host"\? Known: .*outgoing\.port, /u,
    );
    const [far] = wrong('<Value of="x" />');
    expect(far).toMatch(/^1: <Value> names "x", which is not a value of the settings; Known: /u);
    const [field] = wrong('<Fields>\n  <Field label="x" value="emial" />\n</Fields>');
    expect(field).toMatch(/^2: <Field> names "emial", which .*; did you mean "email"\? Known: .*, email, password$/u);
    expect(wrong('<Value of="email" />')).toHaveLength(1);
  });
});

test('code is refused with the line of its fence, or of the token within', () => {
  expect(wrong('```\nx\n```')).toEqual([expect.stringMatching(/^1: code begins with/u)]);
  expect(wrong('a\n\n```sh Run it\nx\n{outgoing.hots}\n```')).toEqual([expect.stringMatching(/^5: the code names/u)]);
});

test('links of this site are handed on with their lines, others are not', () => {
  const { links, problems } = read(
    '[a](/b/)\n\n[c](https://d.example) [e](http://f.example) [g](mailto:h@example.org) [i](tel:1) [j](#k)\n\n[l]: /m/',
  );
  expect(problems).toEqual([]);
  expect(links).toEqual([
    { href: '/b/', line: 1 },
    { href: '/m/', line: 5 },
  ]);
});

test('steps are handed on with their numbers, titles and repairs, and each setting with its first field', () => {
  const { steps, fields } = read(`<Steps>
  <Step title="Open">a</Step>
  <Step title="Set" covers="server user-name">
    <Fields>
      <Field label="Port" value="outgoing.port" />
      <Field label="Encryption" value="outgoing.security" />
      <Field label="User" value="email" />
      <Field label="Password" value="password" />
      <Field label="Other port" value="outgoing.port" />
      <Field label="Log in" choose="On" setting="authentication" />
    </Fields>
  </Step>
  <Step title="Test" covers="test">
    <Fields><Field label="Later port" value="outgoing.port" /></Fields>
  </Step>
</Steps>`);
  expect(steps).toEqual([
    { number: 1, title: 'Open', covers: [] },
    { number: 2, title: 'Set', covers: ['server', 'user-name'] },
    { number: 3, title: 'Test', covers: ['test'] },
  ]);
  expect(fields).toEqual([
    { setting: 'port', label: 'Port', step: 2 },
    { setting: 'security', label: 'Encryption', step: 2 },
    { setting: 'userName', label: 'User', step: 2 },
    { setting: 'authentication', label: 'Log in', choose: 'On', step: 2 },
  ]);
});

test('words are counted as a reader counts them', () => {
  expect(read('  One  two\nthree **four** ').words).toBe(4);
  expect(read('').words).toBe(0);
});

describe('a body that is made into a page', () => {
  interface Node {
    readonly type: string;
    readonly name?: string;
    readonly children?: readonly Node[];
    readonly attributes?: readonly { readonly type: string; readonly name: string; readonly value: unknown }[];
    readonly data?: unknown;
    readonly meta?: unknown;
  }

  function made(text: string): Node {
    const tree = unified().use(remarkParse).use(remarkMdx).parse(text);
    prepareBody(tree, readBody(tree, provider, ['relay']), provider);
    return tree as Node;
  }

  /** Every node of a kind, with its attributes as an object. */
  function all(node: Node, name: string): { node: Node; given: Record<string, unknown> }[] {
    const here =
      node.name === name || node.type === name
        ? [{ node, given: Object.fromEntries((node.attributes ?? []).map((one) => [one.name, one.value])) }]
        : [];
    for (const one of node.attributes ?? []) expect(one.type).toBe('mdxJsxAttribute');
    return [...here, ...(node.children ?? []).flatMap((child) => all(child, name))];
  }

  test('has its steps numbered, one level below the heading before them, at most 4', () => {
    const step = (title: string): string => `<Steps>\n\n<Step title="${title}">\n\nText.\n\n</Step>\n\n</Steps>`;
    const tree = made(`${step('A')}\n\n## B\n\n${step('C')}\n\n### D\n\n${step('E')}\n\n#### F\n\n${step('G')}`);
    expect(all(tree, 'Step').map(({ given }) => given)).toEqual([
      { title: 'A', number: '1', level: '2' },
      { title: 'C', number: '2', level: '3' },
      { title: 'E', number: '3', level: '4' },
      { title: 'G', number: '4', level: '4' },
    ]);
  });

  test('has on each screen the steps that it points to, its own first', () => {
    const tree = made(`<Screen of="iphone-smtp" />

<Steps>

<Step title="A" covers="server">

Text.

</Step>

<Step title="B" covers="server test">

<Note title="Look">

<Screen of="iphone-smtp" />

</Note>

</Step>

</Steps>`);
    expect(all(tree, 'Screen').map(({ given }) => given)).toEqual([
      { of: 'iphone-smtp', steps: '{"server":1,"test":2}' },
      { of: 'iphone-smtp', steps: '{"server":2,"test":2}' },
    ]);
    expect(all(tree, 'Note').map(({ given }) => given)).toEqual([{ title: 'Look' }]);
  });

  test('has its code in blocks with a label, the settings filled in', () => {
    const tree = made('```sh Run it\nping {outgoing.host}\n```\n\n```php Send\n"{email.example}"\n```');
    const blocks = all(tree, 'CodeBlock');
    expect(blocks.map(({ node, given }) => [node.type, given])).toEqual([
      ['mdxJsxFlowElement', { label: 'Command: Run it' }],
      ['mdxJsxFlowElement', { label: 'PHP code: Send' }],
    ]);
    expect(blocks.map(({ node }) => node.children)).toMatchObject([
      [{ type: 'code', meta: null, data: { hChildren: [{ type: 'text', value: `ping ${provider.outgoing.host}` }] } }],
      [{ type: 'code', data: { hChildren: [{ value: '"' }, { tagName: 'span' }, { value: '"' }] } }],
    ]);
  });

  test('keeps translators off labels and code', () => {
    const tree = made('A **label** and `code` and *words*.');
    const untouched = { hProperties: { translate: 'no' } };
    expect(all(tree, 'strong').map(({ node }) => node.data)).toEqual([untouched]);
    expect(all(tree, 'inlineCode').map(({ node }) => node.data)).toEqual([untouched]);
    expect(all(tree, 'emphasis').map(({ node }) => node.data)).toEqual([undefined]);
  });
});

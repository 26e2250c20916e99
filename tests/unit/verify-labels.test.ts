import { expect, test } from 'vitest';
import { labelReport, possibleLabels, type ReadSource, sourceFile } from '../../tools/verify-labels/drift.ts';
import { stringsOf } from '../../tools/verify-labels/strings.ts';

const STRINGS = { repository: 'example/mail', commit: '1234abc', path: 'app/src/main/res/values/strings.xml' };
const android = (...texts: string[]) =>
  `<resources>${texts.map((text, index) => `<string name="s${index}">${text}</string>`).join('')}</resources>`;

test.each([
  ['values/strings.xml', android('Server', "Don\\'t sign in", 'Security &amp; privacy', 'Checking…')],
  ['mail.properties', '# Comment\na=Server\nb=Don’t sign in\nc=Security & privacy\nd=Checking...\n'],
  [
    'mail.dtd',
    '<!ENTITY a "Server"><!ENTITY b "Don\'t sign in"><!ENTITY c "Security & privacy"><!ENTITY d "Checking:">',
  ],
  ['mail.ftl', 'a = Server\nb =\n    .label = Don’t sign in\nc = Security & privacy\nd = Checking…\n'],
])('the texts of an app are read from %s', (path, text) => {
  expect(stringsOf(path, text)).toEqual(['Server', "Don't sign in", 'Security & privacy', 'Checking']);
});

test('a source on GitHub that holds an app’s texts is known by its address', () => {
  expect(sourceFile(`https://github.com/example/mail/blob/1234abc/${STRINGS.path}`)).toEqual(STRINGS);
  expect(sourceFile('https://github.com/example/mail/blob/1234abc/FAQ.md')).toBeUndefined();
  expect(sourceFile('https://example.com/strings.xml')).toBeUndefined();
});

test.each([
  [
    'Tap **Outgoing server**.\n<Field label="Port" />\n<b>Require sign-in</b>',
    ['Outgoing server', 'Port', 'Require sign-in'],
  ],
  ['<Substeps>\n\n1. Tap **Identities**.\n2. Tap **Advanced**.\n\n</Substeps>', ['Identities', 'Advanced']],
])('labels are what a guide or a drawing shows in bold, in a field, or as text: %s', (source, labels) => {
  expect(possibleLabels(source)).toEqual(expect.arrayContaining(labels));
});

test('a label that the app has renamed is named, and words that never were the app’s are not', async () => {
  const read: ReadSource = ({ commit }) =>
    Promise.resolve(commit === 'HEAD' ? android('Sending server', 'Port') : android('Outgoing server', 'Port'));
  const guide = { file: 'guide.mdx', labels: ['Outgoing server', 'Port', 'Did it work?'], files: [STRINGS] };
  expect(await labelReport(guide, read)).toEqual({
    file: 'guide.mdx',
    known: 2,
    drifted: ['Outgoing server'],
    gone: [],
  });
});

test('a file that has moved is named', async () => {
  const read: ReadSource = ({ commit }) => Promise.resolve(commit === 'HEAD' ? undefined : android('Port'));
  const report = await labelReport({ file: 'guide.mdx', labels: ['Port'], files: [STRINGS] }, read);
  expect(report.gone).toEqual([`example/mail/${STRINGS.path}`]);
});

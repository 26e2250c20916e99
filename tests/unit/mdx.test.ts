import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { readBody } from '../../src/content-model/mdx.ts';
import provider from '../fixtures/other-provider.ts';

const read = (text: string) => readBody(unified().use(remarkParse).use(remarkMdx).parse(text), provider);

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

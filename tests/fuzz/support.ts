import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { composeReply } from '../../src/support/reply.ts';
import { messageLink, summaryFor } from '../../src/support/summary.ts';
import { acceptedAddress } from './addresses.ts';
import { hostileText } from './inputs.ts';
import { holds, type Target } from './target.ts';

const html = unified().use(rehypeParse, { fragment: true });
/** As HTML hands a text on: line ends are one kind, and there are no NUL and no half characters. */
const handed = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/gu, '\n').replaceAll('\0', '');

export const support: Target = {
  properties: [
    holds(
      'no text in a reply becomes markup, and its links lead to this site',
      { cases: 5_000 },
      fc.property(
        hostileText.map((text) => text.replaceAll('\0', '')),
        fc.option(acceptedAddress, { nil: undefined }),
        (hostile, email) => {
          const reply = composeReply({
            origin: 'https://help.example',
            error: { id: 'relay', name: hostile, href: '/errors/relay/', message: hostile, summary: hostile },
            guide: { id: 'iphone', name: hostile, href: '/guides/iphone/', steps: [{ number: 2, title: hostile }] },
            step: 2,
            email,
            values: [{ label: hostile, value: hostile }],
            signature: hostile,
          });
          const tree = html.parse(reply?.html ?? '');
          const tags = new Set(selectAll('*', tree).map(({ tagName }) => tagName));
          assert.deepEqual(tags, new Set(['p', 'br', 'a', 'table', 'tbody', 'tr', 'th', 'td']));
          for (const { properties } of selectAll('a', tree)) {
            assert.match(String(properties['href']), /^https:\/\/help\.example\//u);
          }
          const [greeting, opening] = selectAll('p', tree).map((one) => toText(one, { whitespace: 'pre' }));
          assert.equal(greeting, 'Hello,');
          assert.ok(handed(opening ?? '').includes(`“${handed(hostile)}”`));
          assert.ok(reply?.text.includes(hostile));
          assert.ok(!email || !reply?.shortLink?.includes(email));
        },
      ),
    ),
    holds(
      'a summary of any error fits into a link to a new message, unchanged',
      { cases: 6_000 },
      fc.property(hostileText, hostileText, fc.uniqueArray(fc.integer({ min: 1, max: 2 })), (error, title, done) => {
        const body = summaryFor({
          page: title,
          address: 'https://help.example/guides/iphone/',
          steps: [title, 'Send a test'],
          done,
          error,
        });
        assert.ok(body.length <= 3 * title.length + 1_400);
        const link = new URL(messageLink('help@a.example', 'I cannot send email', body));
        assert.equal(link.pathname, 'help@a.example');
        const lines = body.toWellFormed().replaceAll(/\r\n|\r|\n/gu, '\r\n');
        assert.equal(link.searchParams.get('body'), lines);
      }),
    ),
  ],
};

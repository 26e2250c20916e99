import { describe, expect, test } from 'vitest';
import { composeReply, type ReplyRequest } from '../../../src/lib/support-reply/reply.ts';

const ERROR = {
  id: 'relay',
  name: '550 Authentication is required for relay',
  href: '/errors/relay/',
  message: '550 Authentication is required for relay',
  summary: 'Your app did not log in.',
};
const GUIDE = {
  id: 'iphone',
  name: 'iPhone and iPad',
  href: '/guides/iphone/',
  steps: [
    { number: 1, title: 'Open the settings' },
    { number: 2, title: 'Fill in the user name' },
  ],
};
const REQUEST: ReplyRequest = {
  origin: 'https://help.example',
  error: ERROR,
  guide: GUIDE,
  step: 2,
  email: 'jane@a.example',
  values: [
    { label: 'Port', value: '465' },
    { label: 'User name', value: 'jane@a.example' },
  ],
  signature: 'The Helpdesk',
};

describe('a reply', () => {
  test('with error, guide, step and address leads to the step with the address filled in', () => {
    const reply = composeReply(REQUEST);
    expect(reply?.link).toBe('https://help.example/guides/iphone/#step-2&email=jane@a.example');
    expect(reply?.text).toContain(reply?.link);
    expect(reply?.text).toContain('https://help.example/errors/relay/');
    expect(reply?.text).toContain('step 2, “Fill in the user name”');
    expect(reply?.text).toContain('Port: 465\nUser name: jane@a.example');
    expect(reply?.text).toContain('We never need your password.');
    expect(reply?.text.endsWith('The Helpdesk')).toBe(true);
  });

  test('reads out a link without the address', () => {
    expect(composeReply(REQUEST)?.shortLink).toBe('https://help.example/go/iphone/#step-2');
  });

  test('without a step leads to the whole guide', () => {
    const reply = composeReply({ ...REQUEST, step: undefined, email: undefined });
    expect(reply?.link).toBe('https://help.example/guides/iphone/');
    expect(reply?.text).not.toContain('step 2');
    expect(reply?.text).not.toContain('your own user name');
  });

  test('without a guide leads to the article, and has no short link', () => {
    const reply = composeReply({ ...REQUEST, guide: undefined });
    expect(reply?.link).toBe('https://help.example/errors/relay/');
    expect(reply?.shortLink).toBeUndefined();
    expect(reply?.text.match(/https:/gu)).toHaveLength(1);
  });

  test('without either is none', () => {
    expect(composeReply({ ...REQUEST, error: undefined, guide: undefined })).toBeUndefined();
  });

  test('is this, word for word, with everything in it', () => {
    expect(composeReply(REQUEST)?.text).toBe(
      [
        'Hello,',
        'You wrote that sending fails with “550 Authentication is required for relay”. Your app did not log in.',
        'What the error means:\nhttps://help.example/errors/relay/',
        'This is the step that matters, in the guide for iPhone and iPad: step 2, “Fill in the user name”.\nhttps://help.example/guides/iphone/#step-2&email=jane@a.example',
        'The guide shows your own user name when you open it with this link.',
        'Port: 465\nUser name: jane@a.example',
        'If it still fails after that, send us the exact error text and the time of your last try. We never need your password.',
        'The Helpdesk',
      ].join('\n\n'),
    );
  });

  test('is this as HTML', () => {
    expect(composeReply({ ...REQUEST, signature: 'A & "B" <c>' })?.html.split('\n')).toEqual([
      '<p>Hello,</p>',
      '<p>You wrote that sending fails with “550 Authentication is required for relay”. Your app did not log in.</p>',
      '<p>What the error means: <a href="https://help.example/errors/relay/">550 Authentication is required for relay</a></p>',
      '<p>This is the step that matters, in the guide for iPhone and iPad: step 2, “Fill in the user name”.<br><a href="https://help.example/guides/iphone/#step-2&amp;email=jane@a.example">Step 2: Fill in the user name</a></p>',
      '<p>The guide shows your own user name when you open it with this link.</p>',
      '<table><tr><th align="left">Port</th><td>465</td></tr><tr><th align="left">User name</th><td>jane@a.example</td></tr></table>',
      '<p>If it still fails after that, send us the exact error text and the time of your last try. We never need your password.</p>',
      '<p>A &amp; &quot;B&quot; &lt;c&gt;</p>',
    ]);
  });

  test('says less where less is known', () => {
    const withoutError = composeReply({ ...REQUEST, error: undefined, step: 9, email: undefined });
    expect(withoutError?.text.split('\n\n').slice(0, 4)).toEqual([
      'Hello,',
      'You wrote that you cannot send email.',
      'This guide puts it right, step by step, for iPhone and iPad.\nhttps://help.example/guides/iphone/',
      'Port: 465\nUser name: jane@a.example',
    ]);
    expect(withoutError?.html).toContain('<br><a href="https://help.example/guides/iphone/">iPhone and iPad</a></p>');
    expect(withoutError?.html).not.toContain('What the error means');
    expect(withoutError?.html).not.toContain('your own user name');

    const withoutGuide = composeReply({ ...REQUEST, guide: undefined });
    expect(withoutGuide?.text.split('\n\n').slice(1, 4)).toEqual([
      'You wrote that sending fails with “550 Authentication is required for relay”. Your app did not log in.',
      'This page says what to do.\nhttps://help.example/errors/relay/',
      'If it still fails after that, send us the exact error text and the time of your last try. We never need your password.',
    ]);
    expect(withoutGuide?.html).not.toContain('<table>');
    expect(withoutGuide?.html).not.toContain('What the error means');
  });
});

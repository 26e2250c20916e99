import { describe, expect, test } from 'vitest';
import { composeReply, type ReplyRequest } from '../../../src/support/reply.ts';

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
});

import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/lib/diagnosis/diagnose.ts';
import { catalogueOf, notice } from './helpers.ts';

/** Words that no signal and no marker knows: what people write of. */
const odd = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `zeb${String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26))}`,
  ).join(' ');
/** Words that tell nothing, one a line of a long notice. */
const plain = (count: number): string => 'and '.repeat(count).trim();

/** Whether the signals speak in a text. */
async function speaks(text: string, ...signals: readonly unknown[]): Promise<boolean> {
  return (await diagnose(text, catalogueOf({ 'no-such-user': signals }))).cause !== 'unknown';
}

describe('words of a signal without a code', () => {
  it.each([
    ['hardly anything but them', 'user unknown', true],
    ['two of three words', `user unknown ${odd(1)}`, true],
    ['among as many others', `user unknown ${odd(2)}`, false],
    ['after "Error:"', `Error: user unknown ${plain(20)}`, true],
    ['after "error ="', `error = user unknown ${plain(20)}`, true],
    ['after "message;"', `message; user unknown ${plain(20)}`, true],
    ['after "Fehler:"', `Fehler: user unknown smtp smtp ${plain(20)}`, true],
    ['after the name of an exception', `SMTPException: user unknown ${plain(20)}`, true],
    ['after the name of an error', `RecipientsError: user unknown ${plain(20)}`, true],
    ['after another word and a colon', `Greeting: user unknown ${plain(20)}`, false],
    ['after "error" without a colon', `error user unknown ${plain(20)}`, false],
    ['before "Error:"', `user unknown ${plain(20)} Error: and`, false],
    ['25 words after "Error:"', `Error: ${plain(24)} user unknown`, true],
    ['26 words after "Error:"', `Error: ${plain(25)} user unknown`, false],
    ['in a paragraph after "Error:"', `Error: ${plain(10)}\n\nuser unknown ${plain(10)}`, false],
    ['after "Error:" at 300 words', `Error: user unknown ${plain(297)}`, true],
    ['after "Error:" at 301 words', `Error: user unknown ${plain(298)}`, false],
    ['after "Error:" in a text of other things', `Error: user unknown ${odd(4)}`, false],
    [
      'after "Error:" where one paragraph is of other things',
      `Error: user unknown ${odd(4)}\n\n${'smtp '.repeat(40)}`,
      false,
    ],
    ['supposed after "Error:"', `Error: if user unknown ${plain(20)}`, false],
    ['between people', `Hi, thanks, Error: user unknown ${plain(20)}`, false],
    ['between people, in few words', `thanks, Error: user unknown ${plain(4)}`, false],
    ['between people perhaps, in many words', `thanks, Error: user unknown ${plain(12)}`, true],
  ])('%s', async (_, text, expected) => {
    expect(await speaks(text, 'user unknown')).toBe(expected);
  });

  it.each([
    ['four named words, and a text about mail', `address that you gave unknown smtp ${plain(30)}`, 'strong', true],
    ['four named words, and a text about anything', `address that you gave unknown ${plain(31)}`, 'strong', false],
    ['four certain words, and a text about anything', `address that you gave unknown ${plain(31)}`, 'certain', true],
    ['four named words, in more than 40', `address that you gave unknown smtp ${plain(36)}`, 'strong', false],
    ['four certain words, in 150', `address that you gave unknown ${plain(145)}`, 'certain', true],
    ['four certain words, in more than 150', `address that you gave unknown ${plain(146)}`, 'certain', false],
    ['four certain words beside some others', `address that you gave unknown ${odd(1)} ${plain(20)}`, 'certain', false],
    [
      'beside some others and an IP address',
      `address that you gave unknown ${odd(1)} 192.0.2.1 ${plain(20)}`,
      'certain',
      true,
    ],
    [
      'beside some others, an IP address elsewhere',
      `address that you gave unknown ${odd(1)} ${plain(20)}\n\n192.0.2.1`,
      'certain',
      false,
    ],
    ['three strong words, and a text about mail', `that address unknown smtp ${plain(30)}`, 'strong', true],
    ['three fair words, and a text about mail', `that address unknown smtp ${plain(30)}`, 'fair', false],
    ['three certain words, and a text about anything', `that address unknown ${plain(30)}`, 'certain', false],
    ['six named words beside some others', `no postbox of that name here smtp ${odd(1)} ${plain(20)}`, 'strong', true],
    ['at least a third of few words', `that address unknown ${plain(5)}`, 'strong', true],
    ['less than a third of few words', `that address unknown ${plain(6)}`, 'strong', false],
    ['three of five words', `that address unknown ${odd(2)}`, 'strong', true],
    ['three of six words', `that address unknown ${odd(3)}`, 'strong', false],
    ['a third of few words, one of them another', `that address unknown smtp ${plain(3)} ${odd(1)}`, 'strong', true],
    [
      'half of ten words, one of five another',
      `address that you gave unknown smtp ${plain(3)} ${odd(1)}`,
      'strong',
      true,
    ],
    ['half of ten words, one of four another', `address that you gave unknown ${plain(4)} ${odd(1)}`, 'strong', false],
    ['a third of few words, two of them others', `that address unknown ${plain(3)} ${odd(2)}`, 'strong', false],
    ['more than a third of many words', `no postbox of that name here ${plain(9)}`, 'strong', true],
    ['more than a third of too many words', `no postbox of that name here ${plain(10)}`, 'strong', false],
  ])('%s', async (_, text, strength, expected) => {
    const words = ['address that you gave unknown', 'that address unknown', 'no postbox of that name here'];
    expect(await speaks(text, { words, strength })).toBe(expected);
  });

  it.each([
    ['of an app, in a short text', `no connection ${odd(3)}`, true],
    ['of an app, in 150 words', `no connection ${odd(148)}`, true],
    ['of an app, in a longer text', `no connection ${odd(149)}`, false],
    ['of an app, in a longer text with words of an app', `no connection ${odd(149)} server error`, true],
    ['of an app, in a longer text with a code of Outlook', `no connection ${odd(149)} 0x800CCC0E`, true],
    ['of an app, between people', `hi, thanks, no connection ${odd(3)}`, false],
  ])('%s', async (_, text, expected) => {
    expect(await speaks(text, { words: 'no connection', saidBy: 'mail-app' })).toBe(expected);
  });

  it.each([
    [297, true],
    [298, false],
  ])('beside a code of Outlook, among %d others', async (count, expected) => {
    expect(await speaks(`0x800CCC0E user unknown ${odd(count)}`, 'user unknown')).toBe(expected);
  });
});

describe('words of a signal beside a code', () => {
  it.each([
    ['speak in a text of anything', `550 5.1.1 user unknown ${odd(100)}`, true],
    ['speak beside a reply code alone in 60 words', `550 user unknown ${odd(58)}`, true],
    ['need mail in a longer text', `550 user unknown ${odd(59)}`, false],
    ['speak in a longer text about mail', `550 user unknown smtp ${odd(59)}`, true],
    ['need mail in the same paragraph', `550 user unknown ${odd(59)}\n\nsmtp`, false],
    ['speak up to 40 words after it', `550 5.1.1 ${odd(40)} user unknown`, true],
    ['do not speak further away', `550 5.1.1 ${odd(41)} user unknown`, false],
    ['speak up to 12 words after it in the next paragraph', `550 5.1.1 ${odd(12)}\n\nuser unknown`, true],
    ['do not speak further away in the next paragraph', `550 5.1.1 ${odd(13)}\n\nuser unknown`, false],
    ['speak up to 12 words before it', `user unknown ${odd(12)} (5.1.1)`, true],
    ['do not speak further before it', `user unknown ${odd(13)} (5.1.1)`, false],
    ['speak up to 40 words before a code with #', `user unknown ${odd(40)} (#5.1.1)`, true],
    ['do not speak further before a code with #', `user unknown ${odd(41)} (#5.1.1)`, false],
  ])('%s', async (_, text, expected) => {
    expect(await speaks(text, 'user unknown')).toBe(expected);
  });

  it('belong to the last code before them, not to an earlier or a later one', async () => {
    const { code, enhancedCode } = await diagnose(
      '421 4.3.2 wait\n550 5.1.1 user unknown\n552 5.2.2 wait\n553 5.3.0 wait',
      catalogueOf({ 'no-such-user': ['user unknown'] }),
    );
    expect([code, enhancedCode]).toEqual(['550', '5.1.1']);
  });
});

describe('a bounce that was pasted', () => {
  const isBounce = async (text: string): Promise<boolean> =>
    (await diagnose(text, catalogueOf({ 'no-such-user': ['user unknown'] }))).isBounce;

  it.each([
    ['one wording alone', 'Undeliverable', false],
    ['one wording and a code', 'Undeliverable: 550 5.1.1 sorry', true],
    ['one wording and an address', 'Undeliverable to kim@example.org', true],
    ['one wording, an address, and other things', `Undeliverable to kim@example.org ${odd(4)}`, false],
    ['one wording, an address, between people', 'Hi, thanks: Undeliverable to kim@example.org', false],
    ['one wording and a code in 300 words', `Undeliverable: 550 5.1.1 ${odd(299)}`, true],
    ['one wording and a code in more', `Undeliverable: 550 5.1.1 ${odd(300)}`, false],
    ['two wordings', 'Undeliverable. Diagnostic code', true],
    ['two wordings among other things', `Undeliverable. Diagnostic code ${odd(4)}`, false],
    [
      'two wordings among other things, and an address',
      `Undeliverable. Diagnostic code kim@example.org ${odd(4)}`,
      false,
    ],
    ['two wordings among other things, and a code', `Undeliverable. Diagnostic code: 550 5.1.1 ${odd(4)}`, true],
    ['three wordings', 'Undeliverable. Diagnostic code. Failure notice', true],
    ['three wordings among other things', `Undeliverable. Diagnostic code. Failure notice ${odd(6)}`, false],
    [
      'three wordings, other things, an address',
      `Undeliverable. Diagnostic code. Failure notice ${odd(6)} kim@example.org`,
      true,
    ],
    [
      'three wordings, other things, a code',
      `Undeliverable. Diagnostic code. Failure notice: 550 5.1.1 ${odd(6)}`,
      true,
    ],
    ['one wording three times', `Undeliverable. Undeliverable. Undeliverable ${odd(6)} kim@example.org`, false],
  ])('%s', async (_, text, expected) => {
    expect(await isBounce(text)).toBe(expected);
  });
});

describe('a signal with a condition', () => {
  const bounce = (words: string): string =>
    notice('Sorry.', [{ Action: 'failed', 'Diagnostic-Code': `x-unix; ${words}` }]);

  it.each([
    ['bounce', 'user unknown', false],
    ['bounce', '550 user unknown', false],
    ['bounce', bounce('user unknown'), true],
    ['bounce', 'Undeliverable to kim@example.org: user unknown', true],
    ['sending', '550 user unknown', true],
    ['sending', bounce('user unknown'), false],
    ['sending', 'Undeliverable to kim@example.org: user unknown', false],
    ['server-reply', 'user unknown', false],
    ['server-reply', '550 user unknown', true],
    ['server-reply', bounce('user unknown'), false],
    ['machine', 'user unknown', false],
    ['machine', '550 user unknown', true],
    ['machine', bounce('user unknown'), true],
  ])('only: %s: %j', async (only, text, expected) => {
    expect(await speaks(text, { words: 'user unknown', only })).toBe(expected);
  });

  it.each([
    ['bounce', '552 5.2.2 sorry', false],
    ['bounce', bounce('552 5.2.2 sorry'), true],
    ['bounce', 'Undeliverable to kim@example.org: 552 5.2.2 sorry', true],
    ['sending', '552 5.2.2 sorry', true],
    ['sending', bounce('552 5.2.2 sorry'), false],
    ['sending', 'Undeliverable to kim@example.org: 552 5.2.2 sorry', false],
  ])('and a code alone, only: %s: %j', async (only, text, expected) => {
    expect(await speaks(text, { status: ['5.2.2'], only })).toBe(expected);
  });

  it.each([
    ['near', '20 words before', `sender ${plain(18)} said: 550 user unknown`, true],
    ['further', '21 words before', `sender ${plain(19)} said: 550 user unknown`, false],
    ['near', '20 words after', `550 user unknown ${plain(19)} sender`, true],
    ['further', '21 words after', `550 user unknown ${plain(20)} sender`, false],
    ['further', 'in another paragraph', `550 user unknown\n\nsender`, false],
    ['near', 'here and further away', `550 user unknown sender ${plain(40)} sender`, true],
  ])('on other words holds where they are %s: %s', async (_, __, text, stands) => {
    expect(await speaks(text, { words: 'user unknown', with: ['sender'] })).toBe(stands);
    expect(await speaks(text, { words: 'user unknown', unless: ['sender'] })).toBe(!stands);
  });

  it.each([
    ['beside a reply', '550 user unknown', true],
    ['beside a code of web servers', '500 user unknown here', false],
    ['beside a code of web servers and an enhanced code', '500 5.1.1 user unknown here', true],
    ['beside a code of mail servers that begins so', '505 user unknown here', true],
    ['in a text about mail', 'Error: user unknown smtp', true],
    ['in a text of anything', 'Error: user unknown and', false],
    ['in a bounce', bounce('user unknown'), true],
    ['where its words stand in the same paragraph', 'Error: user unknown postbox', true],
    ['where its words stand in one paragraph of two', 'Error: user unknown postbox\n\npostbox and', true],
    ['where its words stand in another paragraph', 'Error: user unknown and\n\npostbox', false],
    ['where it is the whole text', 'user unknown', true],
    ['where it is three words of four', 'that user unknown and', true],
    ['where it is two words of three', 'user unknown and', false],
  ])('on mail holds %s: %j', async (_, text, expected) => {
    expect(await speaks(text, { words: ['user unknown', 'that user unknown'], near: ['postbox'] })).toBe(expected);
  });
});

describe('a code without words', () => {
  const code = { reply: ['552'], strength: 'certain' };

  it.each([
    ['in up to 30 words', `552 ${odd(30)}`, true],
    ['not in more', `552 ${odd(31)}`, false],
    ['not between people', `552 hi thanks ${odd(3)}`, false],
    ['not the number of something', '552 people came', false],
    ['not one that is not meant', `551 ${odd(3)}`, false],
    ['in a bounce of any length', notice(`552 ${odd(60)}`, [{ Action: 'failed' }]), true],
    ['in a bounce that was pasted', `Undeliverable to kim@example.org\n552 ${plain(60)}`, true],
    [
      'where many other codes stand before it',
      `${Array.from({ length: 39 }, () => '451 4.7.1 wait').join('\n')}\n552`,
      false,
    ],
  ])('speaks %s', async (_, text, expected) => {
    expect(await speaks(text, code)).toBe(expected);
  });

  it.each([
    ['a reply code and an enhanced code', `552 5.2.2 ${odd(40)}`, true],
    ['a reply code', `552 ${odd(40)}`, false],
    ['an enhanced code', `status: 5.2.2 ${odd(40)}`, false],
  ])('speaks in a longer text only as %s', async (_, text, expected) => {
    expect(await speaks(text, code, { status: ['5.2.2'], strength: 'certain' })).toBe(expected);
  });

  it('must fit in both parts where a signal names both', async () => {
    const both = { reply: ['552'], status: ['5.2.2'], strength: 'certain' };
    expect(await speaks('552 5.2.2 sorry', both)).toBe(true);
    expect(await speaks('552 5.7.1 sorry', both)).toBe(false);
    expect(await speaks('550 5.2.2 sorry', both)).toBe(false);
    expect(await speaks('552 sorry', both)).toBe(false);
  });

  it('is also the status of a delivery status whose diagnostic has none', async () => {
    const fields = { Action: 'failed', Status: '5.2.2', 'Diagnostic-Code': 'x-unix; sorry' };
    expect(await speaks(notice('Sorry.', [fields]), { status: ['5.2.2'] })).toBe(true);
    expect(await speaks(notice('Sorry.', [fields]), { words: 'sorry', status: ['5.2.2'] })).toBe(true);
    expect(await speaks(notice('Sorry.', [fields]), { words: 'sorry', status: ['5.2.3'] })).toBe(false);
    const replied = { ...fields, 'Diagnostic-Code': 'smtp; 552 sorry' };
    expect(await speaks(notice('Sorry.', [replied]), { words: 'sorry', status: ['5.2.2'] })).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPage } from '../../src/lib/content/check-page.ts';
import { fillCode } from '../../src/lib/content/code-tokens.ts';
import { parseGlossary } from '../../src/lib/content/glossary.ts';
import { ListError } from '../../src/lib/content/lists.ts';
import { emailInFragment, readEmailAddress } from '../../src/lib/email-address.ts';
import { guideFragment } from '../../src/lib/guide-links.ts';
import en from '../../src/i18n/locales/en.ts';
import { checkSettings, SHOWN_AUTHENTICATION, SHOWN_SECURITY } from '../../src/lib/settings-check/check.ts';
import { fromFragment, toFragment } from '../../src/lib/settings-check/share.ts';
import { parseSettings, SettingsError } from '../../src/lib/settings/parse.ts';
import { publishedSettings } from '../../src/lib/settings/published.ts';
import other from '../fixtures/other-provider.ts';
import { known } from '../support/content.ts';

/** Pieces that careless code takes for something else, with a blank between them. */
const HOSTILE =
  '\0 \u001b[31m \ud800 \uffff \u202e \u200b \ufeff \u2028 \r\n \n\n \t \u00a0 ß İ ． ＠ 👩‍👧 e\u0301 раypal <script>x</script> ' +
  '<img/src=x/onerror=x> <!-- ]]> &amp; " \' ` $& %zz {provider.name} {outgoing.x} { } \\ <Note> </Note> ``` # --- [x]( ![x]( ' +
  '[^1]: import javascript:alert(1) //a.example a@b@c.example 192.0.2.1 :465 __proto__ constructor';
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE.split(' ')), fc.string({ unit: 'grapheme', maxLength: 8 }), fc.domain()), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

/** What `read` throws, if it is an error meant for the person who edits; anything else is a fault. */
function refusal(Kind: typeof SettingsError | typeof ListError, read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Kind) return error.message;
    throw error;
  }
}

test('an address that is accepted holds nothing unseen and no markup, and survives a link', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.tuple(hostile, fc.domain()).map((parts) => parts.join('@')),
    fc.string({ unit: 'binary', maxLength: 4 }).map((name) => `${name}@example.com`),
  );
  fc.assert(
    fc.property(typed, fc.option(fc.nat({ max: 99 }), { nil: undefined }), (text, step) => {
      const read = readEmailAddress(text);
      fc.pre(read.ok);
      expect(read.email).toMatch(/^[^\s<>@"\p{Cc}\p{Cf}\p{Cs}]+@[^\s<>@"\p{Cc}\p{Cf}\p{Cs}]+$/u);
      expect(read.email).not.toMatch(/[\p{Default_Ignorable_Code_Point}\p{Emoji_Presentation}\u2800]/u);
      const { hash } = new URL(guideFragment({ step, email: read.email }), 'https://a.example/');
      expect(emailInFragment(hash)).toBe(read.email);
    }),
  );
});

test('any fragment is read, and what was read comes back from its own link', () => {
  const keys = fc.constantFrom('email', 'q', 'in', 'who', 'app', 'server', 'port', 'user');
  const pairs = fc.array(fc.tuple(keys, hostile).map((pair) => pair.join('=')));
  fc.assert(
    fc.property(pairs, (list) => {
      const fragment = `#${list.join('&')}`;
      emailInFragment(fragment);
      const check = fromFragment(fragment);
      expect(check?.app ?? '').toMatch(/^[a-z0-9/-]*$/u);
      if (check) expect(fromFragment(toFragment(check))).toEqual(check);
    }),
  );
});

test('whatever a mail app shows, only the right values are right, and every wrong one has a remedy', () => {
  const shown = fc.record({
    server: fc.oneof(hostile, fc.constant(other.outgoing.host)),
    port: fc.oneof(hostile, fc.nat().map(String), fc.constant('587')),
    userName: fc.oneof(hostile, fc.emailAddress()),
    security: fc.constantFrom('' as const, ...SHOWN_SECURITY),
    authentication: fc.constantFrom('' as const, ...SHOWN_AUTHENTICATION),
  });
  fc.assert(
    fc.property(shown, (entered) => {
      for (const { field, verdict, why, changeTo, difference } of checkSettings(
        entered,
        other,
        en.checkPage.tool.findings,
      )) {
        expect(entered[field].trim()).not.toBe('');
        if (verdict !== 'right') expect(why).not.toBe('');
        if (verdict === 'wrong') expect(changeTo).toBeTruthy();
        for (const { right } of difference ?? []) expect(changeTo).toContain(right);
        if (verdict !== 'right') continue;
        if (field === 'server') expect(entered.server.trim().toLowerCase()).toBe(other.outgoing.host);
        if (field === 'port') expect(entered.port).toMatch(new RegExp(`^\\D*${other.outgoing.port}\\D*$`, 'u'));
      }
    }),
  );
});

describe('a settings file', () => {
  const groups = Object.entries(other).flatMap(([group, fields]) =>
    Object.keys(fields).map((field): [string, string] => [group, field]),
  );

  test('with any value anywhere is refused with the field, or published as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.oneof(hostile, fc.anything()), ([group, field], value) => {
        const raw = { ...other, [group]: { ...other[group as keyof typeof other], [field]: value } };
        const message = refusal(SettingsError, () => parseSettings(raw, () => 'a.ts'));
        if (message === undefined)
          expect(publishedSettings(raw)).toMatchObject(publishedSettings(parseSettings(raw, () => 'a.ts')));
        else expect(message).toMatch(/^a\.ts: \S.*: found .+; .+[.?](?:\na\.ts: \S.*: found .+; .+[.?])*$/u);
      }),
    );
  });

  test('may export anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (raw) => {
        expect(refusal(SettingsError, () => parseSettings(raw, () => 'a.ts'))).toMatch(/^a\.ts: /u);
      }),
    );
  });
});

describe('content', () => {
  const HEAD = `title: x\ndescription: ${'x'.repeat(60)}\nsummary: x\npublished: 2026-01-01\nchecked: 2026-01-01`;
  const SOURCES = 'sources: [{ title: x, url: https://a.example/ }]';

  test.each(['mdx', 'md'])('of any kind in a .%s file is right, or refused with file and reason', (ending) => {
    const file = `src/content/articles/x.${ending}`;
    fc.assert(
      fc.property(hostile, fc.array(hostile), (title, body) => {
        const text = `---\n${HEAD}\n${SOURCES}\nnavTitle: ${title}\n---\n\n${body.join('\n\n')}\n`;
        const { problems } = checkPage({ collection: 'articles', id: 'x', file, text }, known);
        for (const problem of problems) expect(problem).toMatch(new RegExp(`^${file}(?::\\d+)?: \\S`, 'u'));
        if (problems.length === 0) expect(title).not.toMatch(/[\p{Cs}\u202e\u2028]/u);
      }),
    );
  });

  test('code stays as it is, its values aside, and a list is read or refused', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { parts } = fillCode(other, text, en.settings);
        if (!/\{[a-zA-Z]+\./u.test(text)) expect(parts.map((part) => part.text).join('')).toBe(text);
        refusal(ListError, () => parseGlossary(`- id: a\n  term: ${text}\n  text: x`));
      }),
    );
  });
});

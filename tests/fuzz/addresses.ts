import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emailInFragment, readEmailAddress, userNameOf } from '../../src/email-address.ts';
import { filterInFragment, fragmentOf } from '../../src/error-filter.ts';
import { SEEN_IN, WHO_FIXES } from '../../src/error-words.ts';
import { guideFragment } from '../../src/guide-links.ts';
import {
  checkSettings,
  SHOWN_AUTHENTICATION,
  SHOWN_SECURITY,
  type ShownSettings,
} from '../../src/settings-check/check.ts';
import { fromFragment, toFragment } from '../../src/settings-check/share.ts';
import other from '../fixtures/other-provider.ts';
import { hostileText } from './inputs.ts';
import { holds, type Target } from './target.ts';

/** Addresses nearly right, and right ones that look wrong. */
const typedAddress = fc.oneof(
  hostileText,
  fc.string({ unit: 'binary' }),
  fc.emailAddress(),
  fc
    .tuple(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 70 }), hostileText), fc.domain(), hostileText)
    .map(([local, domain, junk]) => `${local}@${domain}${junk.length < 4 ? junk : ''}`),
);

/** An address that the site accepts. */
export const acceptedAddress: fc.Arbitrary<string> = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }), fc.domain())
  .map(([local, domain]) => readEmailAddress(`${local}@${domain}`))
  .filter((read) => read.ok)
  .map(({ email }) => email);

export const addresses: Target = {
  properties: [
    holds(
      'what is accepted has no markup, no space, nothing unseen and one @; what is refused is explained',
      { cases: 16_000 },
      fc.property(typedAddress, (typed) => {
        const read = readEmailAddress(typed);
        if (!read.ok) {
          assert.notEqual(read.problem, '');
          return;
        }
        assert.match(read.email, /^[^\s<>@]+@[^\s<>@]+$/u);
        assert.doesNotMatch(read.email, /[\p{Cc}\p{Cf}\p{Cs}"]/u);
        assert.equal(read.email, typed.trim());
        assert.deepEqual(readEmailAddress(read.email), read);
        assert.equal(`${userNameOf('mailbox-name', read.email)}@`, read.email.slice(0, read.email.indexOf('@') + 1));
      }),
    ),
    holds(
      'an accepted address comes out of a link as it went in',
      { cases: 8_000 },
      fc.property(acceptedAddress, fc.option(fc.nat({ max: 99 }), { nil: undefined }), (email, step) => {
        const fragment = guideFragment({ step, email });
        assert.equal(emailInFragment(fragment), email);
        assert.doesNotMatch(fragment, /[\s<>"]/u);
        if (step !== undefined) assert.ok(fragment.startsWith(`#step-${step}&`));
        // A browser writes it into the address bar and hands it back.
        assert.equal(emailInFragment(new URL(fragment, 'https://a.example/').hash), email);
      }),
    ),
  ],
};

const text = hostileText.map((value) => value.toWellFormed().slice(0, 320).toWellFormed());
const trimmed = hostileText.map((value) => value.toWellFormed().trim().slice(0, 200).toWellFormed().trim());
const shown: fc.Arbitrary<ShownSettings> = fc.record(
  {
    server: text,
    port: text,
    userName: text,
    security: fc.constantFrom('' as const, ...SHOWN_SECURITY),
    authentication: fc.constantFrom('' as const, ...SHOWN_AUTHENTICATION),
  },
  { noNullPrototype: true },
);
const anyFragment = fc.oneof(
  fc.webFragments().map((value) => `#${value}`),
  hostileText.map((value) => `#${value}`),
  fc
    .array(fc.tuple(fc.constantFrom('email', 'q', 'in', 'who', 'app', 'server', 'port', 'user', 'login'), hostileText))
    .map((pairs) => `#${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`),
);

export const fragments: Target = {
  properties: [
    holds(
      'a link to a check opens with what was entered',
      { cases: 6_000 },
      fc.property(shown, fc.constantFrom('', 'iphone', 'outlook/new'), (entered, app) => {
        const check = { app, shown: entered };
        const empty = app === '' && Object.values(entered).every((value) => value === '');
        assert.deepEqual(fromFragment(toFragment(check)), empty ? undefined : check);
      }),
    ),
    holds(
      'a filter in a link comes out as it went in',
      { cases: 5_000 },
      fc.property(
        fc.record(
          {
            text: trimmed,
            seenIn: fc.constantFrom('' as const, ...SEEN_IN.filter((place) => place !== 'any-app')),
            whoFixes: fc.constantFrom('' as const, ...WHO_FIXES),
          },
          { noNullPrototype: true },
        ),
        (filter) => assert.deepEqual(filterInFragment(fragmentOf(filter)), filter),
      ),
    ),
    holds(
      'any fragment is read: what it cannot mean is left out, and what is long is cut',
      { cases: 10_000 },
      fc.property(anyFragment, (fragment) => {
        const filter = filterInFragment(fragment);
        assert.ok(filter.text.length <= 200);
        assert.deepEqual(filterInFragment(fragmentOf(filter)), { ...filter, text: filter.text.trim() });
        const check = fromFragment(fragment);
        for (const value of Object.values(check?.shown ?? {})) assert.ok(value.length <= 320);
        assert.match(check?.app ?? '', /^[a-z0-9/-]*$/u);
        if (check) assert.deepEqual(fromFragment(toFragment(check)), check);
        const email = emailInFragment(fragment);
        if (email !== undefined) readEmailAddress(email);
      }),
    ),
    holds(
      'whatever is entered, only the right values are right, and every wrong one has a remedy',
      { cases: 6_000 },
      fc.property(shown, (entered) => {
        for (const { field, verdict, changeTo, why } of checkSettings(entered, other.outgoing)) {
          assert.notEqual(why, '');
          if (verdict === 'wrong') assert.ok(changeTo);
          if (field === 'server' && verdict === 'right') {
            assert.equal(entered.server.toLowerCase(), other.outgoing.host);
          }
          if (field === 'port' && verdict === 'right') assert.equal(Number(entered.port), other.outgoing.port);
        }
      }),
    ),
  ],
};

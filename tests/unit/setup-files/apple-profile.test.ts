import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'plist';
import { describe, expect, test } from 'vitest';
import en from '../../../src/i18n/locales/en.ts';
import { readEmailAddress } from '../../../src/lib/email-address.ts';
import { appleProfile, type Person, profileFileName } from '../../../src/lib/setup-files/apple-profile.ts';
import { nameUuid } from '../../../src/lib/setup-files/uuid.ts';
import { isWellFormed } from '../../support/xml.ts';
import { provider } from './helpers.ts';

type Payload = Record<string, unknown>;
type Profile = Payload & { PayloadContent: [Payload] };

/** The profile as a device reads it. */
async function profile(person?: Person, settings: Parameters<typeof appleProfile>[0] = provider): Promise<Profile> {
  const text = await appleProfile(settings, en.applePage.profile, person);
  expect(isWellFormed(text)).toBe(true);
  return parse(text) as unknown as Profile;
}
const account = async (...given: Parameters<typeof profile>) => (await profile(...given)).PayloadContent[0];

/** Addresses that a careless writer of XML breaks on. The third is the longest that there can be. */
const HOSTILE = [
  `"jane"'doe'@example.com`,
  '<b>&amp;]]></string><!-- jane --> @example.com',
  `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(4)}com`,
  '😀&用户@例子.广告',
];

describe('a profile for an address', () => {
  test('holds what Apple’s schema wants, with the servers, ports and user name of the settings', async () => {
    const { PayloadContent, ...whole } = await profile({ email: 'jane@example.com', name: 'Jane Doe' });
    const [imap] = provider.incoming;
    const text = expect.any(String) as string;
    expect(whole).toEqual({
      PayloadType: 'Configuration',
      PayloadVersion: 1,
      PayloadIdentifier: text,
      PayloadUUID: text,
      PayloadDisplayName: 'Northwind Post: jane@example.com',
      PayloadDescription: expect.stringContaining('Your device asks for your password') as string,
      PayloadOrganization: 'Northwind Post Ltd',
    });
    expect(PayloadContent).toEqual([
      {
        PayloadType: 'com.apple.mail.managed',
        PayloadVersion: 1,
        PayloadIdentifier: text,
        PayloadUUID: text,
        PayloadDisplayName: 'jane@example.com',
        EmailAccountDescription: 'jane@example.com',
        EmailAccountType: 'EmailTypeIMAP',
        EmailAccountName: 'Jane Doe',
        EmailAddress: 'jane@example.com',
        IncomingMailServerAuthentication: 'EmailAuthPassword',
        IncomingMailServerHostName: imap.host,
        IncomingMailServerPortNumber: imap.port,
        IncomingMailServerUseSSL: true,
        IncomingMailServerUsername: 'jane',
        OutgoingMailServerAuthentication: 'EmailAuthPassword',
        OutgoingMailServerHostName: provider.outgoing.host,
        OutgoingMailServerPortNumber: provider.outgoing.port,
        OutgoingMailServerUseSSL: true,
        OutgoingMailServerUsername: 'jane',
        OutgoingPasswordSameAsIncomingPassword: true,
      },
    ]);
  });

  test('takes IMAP if there is a choice, and POP if there is none', async () => {
    const [imap, pop = imap] = provider.incoming;
    const type = async (...incoming: [typeof imap, ...(typeof imap)[]]) =>
      (await account(undefined, { ...provider, incoming }))['EmailAccountType'];
    expect(await type(pop, imap)).toBe('EmailTypeIMAP');
    expect(await type(pop)).toBe('EmailTypePOP');
  });

  test('without an address leaves address and user name for the device to ask', async () => {
    const asked = ['EmailAddress', 'EmailAccountName', 'IncomingMailServerUsername', 'OutgoingMailServerUsername'];
    expect(Object.keys(await account()).filter((key) => asked.includes(key))).toEqual([]);
  });
});

describe('identifiers', () => {
  const ids = async (person?: Person, settings = provider) => {
    const whole = await profile(person, settings);
    return [whole, whole.PayloadContent[0]].flatMap((payload) => [
      payload['PayloadIdentifier'],
      payload['PayloadUUID'],
    ]);
  };

  test('follow RFC 9562, appendix A.4', async () => {
    expect(await nameUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  test('stay the same if settings change, so that a new profile replaces the old one', async () => {
    const before = await ids({ email: 'jane@example.com' });
    const moved = { ...provider, outgoing: { ...provider.outgoing, host: 'new.northwind.example' } };
    expect(await ids({ email: 'Jane@Example.com', name: 'Jane' }, moved)).toEqual(before);
    expect(before[0]).toBe(`example.northwind.guide.mail.${String(before[1])}`);
  });

  test('differ between addresses and between providers', async () => {
    const elsewhere = { ...provider, site: { ...provider.site, url: 'https://help.example.com' } };
    const people = [undefined, { email: 'a@example.com' }, { email: 'b@example.com' }];
    const all = [...(await Promise.all(people.map(async (one) => ids(one)))), await ids(people[1], elsewhere)];
    expect(new Set(all.flat()).size).toBe(16);
  });
});

describe('an address comes back as it was typed', () => {
  test.each(HOSTILE)('%s', async (email) => {
    expect(await account({ email, name: email })).toMatchObject({
      EmailAddress: email,
      EmailAccountName: email,
      IncomingMailServerUsername: email.slice(0, email.lastIndexOf('@')),
    });
  });

  test('and a name comes back without what XML can’t hold', async () => {
    const name = 'J\u0000a\u001fn\ud800e\uffff 😀\tD';
    expect(await account({ email: 'jane@example.com', name })).toMatchObject({ EmailAccountName: 'Jane 😀\tD' });
  });

  test('whichever the page accepts, with any name beside it', async () => {
    const address = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.domain())
      .map(([local, domain]) => readEmailAddress(`${local}@${domain}`))
      .filter((read) => read.ok);
    await fc.assert(
      fc.asyncProperty(address, fc.string({ unit: 'grapheme' }), async ({ email }, name) => {
        expect(await account({ email, name })).toMatchObject({ EmailAddress: email });
      }),
    );
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) console.warn('Skipped: Python reads the profiles (not installed: python3).');
  test.skipIf(!python)('for another reader of profiles too: Python’s plistlib', async () => {
    const profiles = await Promise.all(
      HOSTILE.map(async (email) => appleProfile(provider, en.applePage.profile, { email })),
    );
    const { stdout, stderr } = spawnSync(
      'python3',
      [
        '-c',
        'import json, plistlib, sys; print(json.dumps([plistlib.loads(p.encode())["PayloadContent"][0]["EmailAddress"] for p in json.load(sys.stdin)]))',
      ],
      { input: JSON.stringify(profiles), encoding: 'utf8' },
    );
    expect(JSON.parse(stdout || 'null'), stderr).toEqual(HOSTILE);
  });
});

test.each([
  ['Northwind Post', 'northwind-post.mobileconfig'],
  ['Ünal & Söhne 24', 'unal-sohne-24.mobileconfig'],
  ['Почта', 'mail.mobileconfig'],
])('the profile of %s is called %s', (name, file) => {
  expect(profileFileName({ name, company: name })).toBe(file);
});

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { isWellFormed } from '../../support/xml.ts';
import type * as Plist from 'plist';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readEmailAddress } from '../../../src/lib/email-address.ts';
import ownSettings from '../../../src/mail-settings.ts';
import type { MailSettings } from '../../../src/lib/settings/schema.ts';
import { appleProfile, type Person, profileFileName } from '../../../src/lib/setup-files/apple-profile.ts';
import { hasIncoming } from '../../../src/lib/setup-files/incoming.ts';
import { nameUuid } from '../../../src/lib/setup-files/uuid.ts';
import { provider } from './helpers.ts';

type Payload = Record<string, unknown>;
type Profile = Payload & { PayloadContent: [Payload] };

// The package writes a profile with other code in a browser than in Node. Readers get the browser's, so both are tried.
const { parse, build: inNode } = await vi.importActual<typeof Plist>('plist');
const { build: inBrowser } = (await import('../../../node_modules/plist/dist/build.browser.js')) as typeof Plist;
const used = vi.hoisted(() => ({ build: undefined as unknown }));
vi.mock('plist', () => ({ build: (value: never) => (used.build as typeof inNode)(value) }));
const BUILDERS = [
  ['Node', inNode],
  ['a browser', inBrowser],
] as const;
used.build = inBrowser;
afterEach(() => (used.build = inBrowser));

/** The profile as a device reads it. */
async function profile(person?: Person, settings: Parameters<typeof appleProfile>[0] = provider): Promise<Profile> {
  const text = await appleProfile(settings, person);
  expect(isWellFormed(text)).toBe(true);
  return parse(text) as unknown as Profile;
}

/** Keys that Apple's schema requires, of the whole and of a mail account, and those that it knows of an account. */
const REQUIRED = ['PayloadIdentifier', 'PayloadUUID', 'PayloadType', 'PayloadVersion', 'PayloadContent'];
const REQUIRED_OF_ACCOUNT = [
  'PayloadIdentifier',
  'PayloadUUID',
  'PayloadType',
  'PayloadVersion',
  'EmailAccountType',
  'IncomingMailServerAuthentication',
  'IncomingMailServerHostName',
  'OutgoingMailServerAuthentication',
  'OutgoingMailServerHostName',
];
const TYPES_OF_ACCOUNT: Readonly<Record<string, string>> = {
  PayloadIdentifier: 'string',
  PayloadUUID: 'string',
  PayloadType: 'string',
  PayloadVersion: 'number',
  PayloadDisplayName: 'string',
  EmailAccountDescription: 'string',
  EmailAccountName: 'string',
  EmailAccountType: 'string',
  EmailAddress: 'string',
  IncomingMailServerAuthentication: 'string',
  IncomingMailServerHostName: 'string',
  IncomingMailServerPortNumber: 'number',
  IncomingMailServerUseSSL: 'boolean',
  IncomingMailServerUsername: 'string',
  OutgoingMailServerAuthentication: 'string',
  OutgoingMailServerHostName: 'string',
  OutgoingMailServerPortNumber: 'number',
  OutgoingMailServerUseSSL: 'boolean',
  OutgoingMailServerUsername: 'string',
  OutgoingPasswordSameAsIncomingPassword: 'boolean',
};

/** Addresses that a careless writer of XML breaks on. The third is the longest there can be: 320 octets. */
const HOSTILE = [
  `"jane"'doe'@example.com`,
  '<b>&amp;]]></string><!-- jane --> @example.com',
  `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(4)}com`,
  'андрей@почта.рф',
  '😀&用户@例子.广告',
];

describe('a profile for an address', () => {
  test('holds the servers, ports and user name of the settings', async () => {
    const [account] = (await profile({ email: 'jane@example.com', name: 'Jane Doe' })).PayloadContent;
    const [imap] = provider.incoming;
    expect(account).toMatchObject({
      PayloadType: 'com.apple.mail.managed',
      EmailAccountType: 'EmailTypeIMAP',
      EmailAccountName: 'Jane Doe',
      EmailAddress: 'jane@example.com',
      IncomingMailServerHostName: imap.host,
      IncomingMailServerPortNumber: imap.port,
      IncomingMailServerUseSSL: true,
      IncomingMailServerUsername: 'jane',
      OutgoingMailServerHostName: provider.outgoing.host,
      OutgoingMailServerPortNumber: provider.outgoing.port,
      OutgoingMailServerUseSSL: true,
      OutgoingMailServerUsername: 'jane',
      OutgoingMailServerAuthentication: 'EmailAuthPassword',
    });
  });

  test("keeps to Apple's schema: each required key, no unknown one, the right types", async () => {
    for (const person of [undefined, { email: 'jane@example.com', name: 'Jane' }]) {
      const whole = await profile(person);
      const [account] = whole.PayloadContent;
      expect(Object.keys(whole)).toEqual(expect.arrayContaining(REQUIRED));
      expect(whole.PayloadType).toBe('Configuration');
      expect(Object.keys(account)).toEqual(expect.arrayContaining(REQUIRED_OF_ACCOUNT));
      for (const [key, value] of Object.entries(account)) expect(typeof value, key).toBe(TYPES_OF_ACCOUNT[key]);
    }
  });

  test('takes the full address as user name where the provider does', async () => {
    const outgoing = { ...provider.outgoing, userName: 'full-email-address' as const };
    const [account] = (await profile({ email: 'jane@example.com' }, { ...provider, outgoing })).PayloadContent;
    expect(account.IncomingMailServerUsername).toBe('jane@example.com');
    expect(account.OutgoingMailServerUsername).toBe('jane@example.com');
  });

  test('takes IMAP where there is a choice, and POP where there is none', async () => {
    const [imap, pop = imap] = provider.incoming;
    const choices: (typeof provider.incoming)[] = [[pop, imap], [pop]];
    const types = await Promise.all(
      choices.map(async (incoming) => {
        const whole = await profile(undefined, { ...provider, incoming });
        return whole.PayloadContent[0].EmailAccountType;
      }),
    );
    expect(types).toEqual(['EmailTypeIMAP', 'EmailTypePOP']);
  });

  test('without an address leaves address and user name for the device to ask', async () => {
    const [account] = (await profile()).PayloadContent;
    const absent = ['EmailAddress', 'EmailAccountName', 'IncomingMailServerUsername', 'OutgoingMailServerUsername'];
    for (const key of absent) expect(account).not.toHaveProperty(key);
  });
});

describe('what the device shows', () => {
  test('is whose account it is, and that the password is asked for', async () => {
    const whole = await profile({ email: 'jane@example.com' });
    const password = 'Your password is asked for and is not part of this file.';
    expect(whole).toMatchObject({
      PayloadDisplayName: `${provider.provider.name}: jane@example.com`,
      PayloadDescription: `Sets up jane@example.com in Mail. ${password}`,
      PayloadOrganization: provider.provider.company,
      PayloadContent: [{ PayloadDisplayName: 'jane@example.com', EmailAccountDescription: 'jane@example.com' }],
    });
    expect(await profile()).toMatchObject({
      PayloadDisplayName: provider.provider.name,
      PayloadDescription: `Sets up your email in Mail. ${password}`,
      PayloadContent: [{ PayloadDisplayName: provider.provider.name, EmailAccountDescription: provider.provider.name }],
    });
  });

  test('is one login for both servers, its password typed once', async () => {
    expect((await profile()).PayloadContent).toMatchObject([
      {
        IncomingMailServerAuthentication: 'EmailAuthPassword',
        IncomingMailServerUseSSL: true,
        OutgoingMailServerAuthentication: 'EmailAuthPassword',
        OutgoingMailServerUseSSL: true,
        OutgoingPasswordSameAsIncomingPassword: true,
      },
    ]);
  });

  test('is no name where the reader gives none, and a name without what XML cannot hold', async () => {
    const [without] = (await profile({ email: 'jane@example.com', name: '' })).PayloadContent;
    expect(without).not.toHaveProperty('EmailAccountName');
    const [account] = (
      await profile({
        email: 'ja\u0001ne@example.com',
        name: 'J\u0000\u0008a\u000b\u000cn\u000e\u001fe\ufffe\uffff\ud800 😀\tD',
      })
    ).PayloadContent;
    expect([account.EmailAccountName, account.EmailAddress]).toEqual(['Jane 😀\tD', 'jane@example.com']);
  });
});

describe('identifiers', () => {
  const ids = async (person?: Person, settings = provider) => {
    const whole = await profile(person, settings);
    return [
      whole.PayloadIdentifier,
      whole.PayloadUUID,
      ...whole.PayloadContent.flatMap((account) => [account.PayloadIdentifier, account.PayloadUUID]),
    ];
  };

  test('follow RFC 9562', async () => {
    // The example of its appendix A.4, with the namespace for domain names.
    expect(await nameUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  test('are written with all their digits, whatever the text', async () => {
    // Of Python's uuid.uuid5(uuid.NAMESPACE_URL, …).
    expect(await nameUuid('straße.example')).toBe('73d7ae76-d1a2-5fa8-bb42-09425b115904');
    for (let i = 0; i < 40; i += 1)
      expect(await nameUuid(`x${i}`)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  test('of a profile are those of its address on this site, of the account those of a part of it', async () => {
    const address = `${provider.site.url}/settings/apple/`;
    const name = `example.northwind.guide.mail.${await nameUuid(address)}`;
    expect(await ids()).toEqual([
      name,
      await nameUuid(address),
      `${name}.account`,
      await nameUuid(`${address}&account`),
    ]);
    const uuid = await nameUuid(`${address}#jané@example.com`);
    expect((await ids({ email: 'JANE\u0301@example.com' }))[1]).toBe(uuid);
  });

  test('stay the same when settings change, so that the new profile replaces the old one', async () => {
    const before = await ids({ email: 'jane@example.com' });
    expect(
      await ids(
        { email: 'Jane@Example.com', name: 'Jane' },
        { ...provider, outgoing: { ...provider.outgoing, host: 'new.northwind.example' } },
      ),
    ).toEqual(before);
    expect(new Set(before).size).toBe(4);
  });

  test('differ between addresses and between providers', async () => {
    const elsewhere = { ...provider, site: { ...provider.site, url: 'https://help.example.com' } };
    const all = await Promise.all([
      ids(),
      ids({ email: 'a@example.com' }),
      ids({ email: 'b@example.com' }),
      ids({ email: 'a@example.com' }, elsewhere),
    ]);
    expect(new Set(all.flat()).size).toBe(16);
  });
});

describe.each(BUILDERS)('written by %s', (_, build) => {
  test.each(HOSTILE)('the address %s comes back as it was typed', async (email) => {
    used.build = build;
    const [account] = (await profile({ email, name: email })).PayloadContent;
    expect(account.EmailAddress).toBe(email);
    expect(account.EmailAccountName).toBe(email);
    expect(account.IncomingMailServerUsername).toBe(email.slice(0, email.lastIndexOf('@')));
  });

  test('any address that the page accepts comes back as it was typed, with any name beside it', async () => {
    used.build = build;
    const address = fc
      .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }), fc.domain())
      .map(([local, domain]) => readEmailAddress(`${local}@${domain}`))
      .filter((read) => read.ok);
    await fc.assert(
      fc.asyncProperty(address, fc.string({ unit: 'binary' }), async ({ email }, name) => {
        const [account] = (await profile({ email, name })).PayloadContent;
        expect(account.EmailAddress).toBe(email);
        expect(account.OutgoingMailServerUsername).toBe(email.slice(0, email.lastIndexOf('@')));
      }),
      { numRuns: 50 },
    );
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
test.skipIf(!python)(
  `another reader of profiles agrees (${python ? 'plistlib' : 'skipped: there is no python3 here'})`,
  async () => {
    for (const email of HOSTILE) {
      const { status, stdout, stderr } = spawnSync(
        'python3',
        ['-c', 'import json, plistlib, sys; json.dump(plistlib.loads(sys.stdin.buffer.read()), sys.stdout)'],
        { input: await appleProfile(provider, { email }), encoding: 'utf8' },
      );
      expect(status, stderr).toBe(0);
      expect((JSON.parse(stdout) as Profile).PayloadContent[0].EmailAddress).toBe(email);
    }
  },
);

test('a provider without an incoming server has no profile', () => {
  const own: MailSettings = ownSettings;
  expect(hasIncoming(own)).toBe(false);
  expect(hasIncoming(provider)).toBe(true);
});

test.each([
  ['Northwind Post', 'northwind-post.mobileconfig'],
  ['Ünal & Söhne', 'unal-sohne.mobileconfig'],
  ['Post 24', 'post-24.mobileconfig'],
  ['Почта', 'mail.mobileconfig'],
])('the profile of %s is called %s', (name, file) => {
  expect(profileFileName({ name, company: name })).toBe(file);
});

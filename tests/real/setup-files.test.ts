import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parsePlist } from 'plist';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import en from '../../src/i18n/locales/en.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { appleProfile } from '../../src/lib/setup-files/apple-profile.ts';
import { PROFILE_PATH, type SetupFile, setupFiles } from '../../src/lib/setup-files/index.ts';
import { profileSigner } from '../../src/lib/setup-files/signed-profile.ts';
import { encrypted, provider } from '../unit/setup-files/helpers.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { createAuthority } from '../support/mail/certificates.ts';

/**
 * The setup files by programs and schemas that had no part in writing them. `STANDARDS` names a folder with clones of
 * github.com/benbucksch/autoconfig-spec and github.com/apple/device-management; without it, their schemas are skipped.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-setup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, data: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, data);
  return file;
}

const start = (program: string, ...args: string[]) =>
  spawnSync(findProgram(program) ?? program, args, { encoding: 'utf8' });

/** What a program prints; it has to succeed. */
function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = start(program, ...args);
  expect(status, `${program}: ${stdout}${stderr}`).toBe(0);
  return stdout;
}

const STANDARDS = process.env['STANDARDS'];
const standard = (file: string): string => path.join(STANDARDS ?? '', file);
if (!STANDARDS) console.warn('Skipped: the schemas of Autoconfig and of Apple’s profiles (STANDARDS names no folder).');

const PROVIDERS: [string, MailSettings][] = [
  ['with a short user name', provider],
  ['with SSL/TLS', encrypted],
  ['with signs that XML escapes', { ...provider, provider: { name: 'Post & "Söhne"', company: "Post's & Co." } }],
];

describe.skipIf(isMissing('XML files by xmllint', 'xmllint')).each(PROVIDERS)(
  'the XML files of a provider %s',
  (_, it) => {
    let files: readonly SetupFile[];
    beforeAll(async () => {
      files = (await setupFiles(it)).filter(({ type }) => type === 'text/xml');
    });

    test('are well-formed', () => {
      expect(files).toHaveLength(3);
      for (const { text } of files) run('xmllint', '--noout', write('file.xml', text));
    });

    test.skipIf(!STANDARDS)('keep to the RELAX NG schema of the Autoconfig draft', () => {
      const schema = standard('autoconfig-spec/autoconfig.rng');
      const [file] = files;
      const xml = file?.text ?? '';
      run('xmllint', '--noout', '--relaxng', schema, write('file.xml', xml));
      const broken = write('broken.xml', xml.replace(/<port>\d+/u, '<port>many'));
      expect(start('xmllint', '--noout', '--relaxng', schema, broken).status).not.toBe(0);
    });
  },
);

/** A key of a payload in Apple's schema. */
interface Key {
  readonly key: string;
  readonly type: string;
  readonly presence?: 'required' | 'optional';
  readonly rangelist?: readonly unknown[];
}
type Payload = Readonly<Record<string, unknown>>;

function keysOf(name: string): Key[] {
  const file = readFileSync(standard(`device-management/mdm/profiles/${name}.yaml`), 'utf8');
  return (parse(file) as { payloadkeys: Key[] }).payloadkeys;
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  '<string>': (value) => typeof value === 'string',
  '<integer>': Number.isInteger,
  '<boolean>': (value) => typeof value === 'boolean',
  '<array>': Array.isArray,
};

/** What keeps a payload from being one of the schema: a missing or unknown key, a wrong type, or a wrong value. */
function faults(payload: Payload, keys: readonly Key[]): string[] {
  const missing = keys.filter(({ key, presence }) => presence === 'required' && !(key in payload));
  const wrong = Object.entries(payload).filter(([name, value]) => {
    const key = keys.find((one) => one.key === name);
    return !key || !TYPES[key.type]?.(value) || (key.rangelist && !key.rangelist.includes(value));
  });
  return [...missing.map(({ key }) => `no ${key}`), ...wrong.map(([name, value]) => `${name}: ${String(value)}`)];
}

describe.skipIf(isMissing('Apple’s profile by plistutil', 'plistutil')).each(PROVIDERS)(
  'the profile of a provider %s',
  (_, settings) => {
    /** As libplist reads it, the library of other programs for iPhones: into its binary form, and back. */
    const read = (text: string) => {
      const binary = path.join(folder, 'profile.bin');
      run('plistutil', '-i', write('profile.plist', text), '-o', binary);
      expect(readFileSync(binary, 'latin1')).toMatch(/^bplist00/u);
      return parsePlist(run('plistutil', '-i', binary)) as unknown as Payload & { PayloadContent: [Payload] };
    };

    test.skipIf(!STANDARDS).each([undefined, { email: 'jane&joe@example.com', name: 'Jane <J> Döe' }])(
      'keeps to Apple’s schema (%j)',
      async (person) => {
        const { PayloadContent, ...whole } = read(
          await appleProfile(settings as typeof provider, en.applePage.profile, person),
        );
        expect(faults({ ...whole, PayloadContent }, keysOf('TopLevel'))).toEqual([]);
        const mail = [...keysOf('com.apple.mail.managed'), ...keysOf('CommonPayloadKeys')];
        expect(PayloadContent.flatMap((payload) => faults(payload, mail))).toEqual([]);
        expect(faults({ ...PayloadContent[0], EmailAccountType: 'EmailTypeJMAP', Surprise: 1 }, mail)).toHaveLength(2);
        if (person)
          expect(PayloadContent[0]).toMatchObject({ EmailAddress: person.email, EmailAccountName: person.name });
      },
    );
  },
);

describe.skipIf(isMissing('the signed profile by OpenSSL', 'openssl'))('the signed profile', () => {
  test.each([
    ['an EC key', 'ec', 'cms'],
    ['an RSA key', 'rsa', 'cms'],
    ['an RSA key, as older programs read it', 'rsa', 'smime'],
  ] as const)('with %s is verified, and holds the unsigned one', async (_, keyType, command) => {
    const authority = await createAuthority(keyType);
    const { cert, key } = await authority.certificate('sound', 'guide.northwind.example');
    const signer = profileSigner({
      PROFILE_CERTIFICATE: write('chain.pem', `${cert}\n${authority.pem}`),
      PROFILE_KEY: write('key.pem', key),
    });
    const [profile] = await setupFiles(provider, signer);
    expect(profile?.address).toBe(PROFILE_PATH);
    const file = write('signed.mobileconfig', profile?.signed ?? '');
    const verify = ['-verify', '-inform', 'DER', '-in', file, '-purpose', 'any', '-binary'];
    const out = path.join(folder, 'out');
    run('openssl', command, ...verify, '-CAfile', write('authority.pem', authority.pem), '-out', out);
    expect(readFileSync(out, 'utf8')).toBe(profile?.text);
    // DER: OpenSSL writes the same bytes for what it has read.
    run('openssl', 'cms', '-cmsout', '-inform', 'DER', '-in', file, '-outform', 'DER', '-out', out);
    expect(readFileSync(out).equals(readFileSync(file))).toBe(true);
    const stranger = write('stranger.pem', (await createAuthority()).pem);
    expect(start('openssl', command, ...verify, '-CAfile', stranger, '-out', out).status).not.toBe(0);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'plist';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { appleProfile } from '../../src/lib/setup-files/apple-profile.ts';
import { PROFILE_PATH, type SetupFile, setupFiles } from '../../src/lib/setup-files/index.ts';
import { profileSigner } from '../../src/lib/setup-files/signed-profile.ts';
import { encrypted, provider } from '../unit/setup-files/helpers.ts';
import { findProgram, isMissing } from '../support/find-program.ts';
import { createAuthority } from '../support/mail/certificates.ts';

/** The setup files by programs that had no part in writing them. */

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
  },
);

describe.skipIf(isMissing('Apple’s profile by plistutil', 'plistutil'))('the profile', () => {
  test.each(PROVIDERS)(
    'of a provider %s is read by libplist, the library of other programs for iPhones',
    async (_, it) => {
      const email = 'jane&joe@example.com';
      const binary = path.join(folder, 'profile.bin');
      const text = await appleProfile(it as typeof provider, en.applePage.profile, { email, name: 'Jane <J> Döe' });
      // Into its binary form, and back.
      run('plistutil', '-i', write('profile.plist', text), '-o', binary);
      expect(readFileSync(binary, 'latin1')).toMatch(/^bplist00/u);
      expect(parse(run('plistutil', '-i', binary))).toMatchObject({
        PayloadContent: [{ EmailAddress: email, EmailAccountName: 'Jane <J> Döe' }],
      });
    },
  );
});

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

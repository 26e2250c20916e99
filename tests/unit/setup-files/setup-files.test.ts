import { expect, test } from 'vitest';
import own from '../../../src/mail-settings.ts';
import { missingForSetupFiles, setupFiles } from '../../../src/lib/setup-files/index.ts';
import { provider } from './helpers.ts';

test('a provider with incoming servers has each file at the address where apps look for it', async () => {
  const files = await setupFiles(provider);
  expect(files.map(({ address, type }) => [address, type])).toEqual([
    ['/settings/apple.mobileconfig', 'application/x-apple-aspen-config'],
    ['/.well-known/autoconfig/mail/config-v1.1.xml', 'application/xml'],
    ['/mail/config-v1.1.xml', 'application/xml'],
    ['/autodiscover/autodiscover.xml', 'application/xml'],
  ]);
  const [profile, wellKnown, plain, outlook] = files.map(({ text }) => text);
  expect(profile).toContain('com.apple.mail.managed');
  expect(wellKnown).toContain('<clientConfig');
  expect(plain).toBe(wellKnown);
  expect(outlook).toContain('<Autodiscover');
  expect(missingForSetupFiles(provider, 'settings.ts')).toBeUndefined();
});

test('a provider with an empty list of incoming servers has none', async () => {
  expect(await setupFiles({ ...provider, incoming: [] as never })).toEqual([]);
});

test('a provider without one has none, and its owner is told in one line what to add and where', async () => {
  expect(await setupFiles(own)).toEqual([]);
  const said = missingForSetupFiles(own, 'src/mail-settings.ts');
  expect(said).toMatch(/Apple.*Thunderbird.*Outlook.*incoming server.*"incoming" to src\/mail-settings\.ts/u);
  expect(said).not.toContain('\n');
});

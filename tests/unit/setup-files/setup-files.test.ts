import { expect, test } from 'vitest';
import { missingForSetupFiles, setupFiles } from '../../../src/lib/setup-files/index.ts';
import { provider, withoutIncoming } from './helpers.ts';

test('a provider with incoming servers has each file at the address where apps look for it', async () => {
  const files = await setupFiles(provider);
  expect(files.map(({ address, type }) => [address, type])).toEqual([
    ['/settings/apple.mobileconfig', 'application/x-apple-aspen-config'],
    ['/.well-known/autoconfig/mail/config-v1.1.xml', 'text/xml'],
    ['/mail/config-v1.1.xml', 'text/xml'],
    ['/autodiscover/autodiscover.xml', 'text/xml'],
  ]);
  const holds = ['com.apple.mail.managed', '<clientConfig', '<clientConfig', '<Autodiscover'];
  for (const [index, { text }] of files.entries()) expect(text).toContain(holds[index]);
  expect(missingForSetupFiles(provider, 'settings.ts')).toBeUndefined();
});

test('a provider without one has none, and its owner is told what to add and where', async () => {
  expect(await setupFiles(withoutIncoming)).toEqual([]);
  expect(missingForSetupFiles(withoutIncoming, 'src/mail-settings.ts')).toMatch(
    /^Setup files for Apple devices, Thunderbird and Outlook .*no incoming server.*"incoming" to src\/mail-settings\.ts\.$/u,
  );
});

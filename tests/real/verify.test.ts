import { beforeAll, describe } from 'vitest';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import own from '../../src/mail-settings.ts';
import other from '../fixtures/other-provider.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { eximIsMissing, startExim } from '../support/mail/exim.ts';
import { testFaults } from '../support/mail/faults.ts';

describe.skipIf(eximIsMissing('verify:settings with a real server')).each([
  ['this provider', own as MailSettings],
  ['another provider', other as MailSettings],
])('verify:settings of %s with a real server', (_, settings) => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });
  testFaults(settings, startExim, () => authority);
});

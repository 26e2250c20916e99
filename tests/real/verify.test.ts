import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { mailToolsMissing } from '../../scripts/mail-tools.ts';
import own from '../../src/mail-settings.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import other from '../fixtures/other-provider.ts';
import { type Authority, createAuthority } from '../support/mail/certificates.ts';
import { testFaults } from '../support/mail/check-faults.ts';
import { startExim } from '../support/mail/exim.ts';

/** The owner's check of the settings against a real server, as published and with each fault that it can have. */

const missing = mailToolsMissing();
if (missing) console.warn(`SKIPPED: the check of the settings against a real server: ${missing}`);

const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-verify-'));
let authority: Authority;
beforeAll(() => {
  if (!missing) authority = createAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing).each([
  ['the settings of this site', own as MailSettings],
  ['the settings of another provider', other as MailSettings],
])('%s against a real server', (_, settings) => {
  testFaults(settings, startExim, () => authority);
});

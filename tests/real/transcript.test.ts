import { expect, test } from 'vitest';
import { mailToolsMissing } from '../../scripts/mail-tools.ts';
import recordings from '../../src/lib/smtp-transcript/recordings.json' with { type: 'json' };
import { record } from '../support/mail/record.ts';

const missing = mailToolsMissing();
if (missing) console.warn(`SKIPPED: the talk that the article shows, recorded anew: ${missing}`);

test.skipIf(missing)(
  'the talk that the article shows is what a real server says (else: npm run transcript)',
  async () => {
    expect(await record()).toEqual(recordings);
  },
);

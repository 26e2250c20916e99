import { expect, test } from 'vitest';
import { eximIsMissing } from '../support/mail/exim.ts';
import { record } from '../support/mail/record.ts';

test.skipIf(eximIsMissing('the SMTP exchange of the central article'))(
  'the central article shows what a real server says (vitest -u records it again)',
  async () => {
    const recordings = `${JSON.stringify(await record(), null, 2)}\n`;
    await expect(recordings).toMatchFileSnapshot('../../src/lib/smtp-transcript/recordings.json');
  },
);

import type { MailSettings } from '../../../src/lib/settings/schema.ts';
import { hasIncoming, type WithIncoming } from '../../../src/lib/setup-files/incoming.ts';
import other from '../../fixtures/other-provider.ts';

function complete(settings: MailSettings): WithIncoming<MailSettings> {
  if (!hasIncoming(settings)) throw new Error('these settings have no incoming server');
  return settings;
}

/** The other provider, known to have incoming servers. */
export const provider = complete(other);

/** The same without incoming servers. */
export const withoutIncoming: MailSettings = { ...other, incoming: undefined };

/** The same with values that PACC can hold, too: SSL/TLS for sending and IMAP, and the address as the user name. */
export const encrypted: typeof provider = {
  ...provider,
  outgoing: { ...provider.outgoing, port: 465, security: 'SSL/TLS', userName: 'full-email-address' },
};

import type { IncomingServer, MailSettings, SecurityMode } from '../settings/schema.ts';
import { userNameFor } from '../settings/wording.ts';
import type { Person } from './apple-profile.ts';
import { preferredIncoming, type WithIncoming } from './incoming.ts';

/**
 * An account as Thunderbird for Android reads it from a QR code: format version 1, specification version 1 of February
 * 6, 2025 (`feature/migration/qrcode/qr-code-format.md` of thunderbird-android, as of August 20, 2026). Thunderbird on a
 * computer writes the same for "Export to Mobile".
 */

const FORMAT_VERSION = 1;
/** This code is the first of one. */
const SEQUENCE = [1, 1];
const PROTOCOLS: Record<IncomingServer['protocol'], number> = { IMAP: 0, POP3: 1 };
const SMTP = 0;
const SECURITY: Record<SecurityMode, number> = { STARTTLS: 2, 'SSL/TLS': 3 };
/** A password, sent as it is: TLS keeps it secret. */
const PASSWORD = 1;

/** The part of the settings that the code holds. */
export type QrSettings = WithIncoming<Pick<MailSettings, 'outgoing'>>;

/**
 * The text of the code. It holds no password: the app asks for it.
 *
 * @returns `undefined` for an address with letters that the format doesn't allow: it takes only ASCII so far
 */
export function thunderbirdQr(settings: QrSettings, { email, name = '' }: Person): string | undefined {
  if (/[^\u0021-\u007e]/u.test(email)) return undefined;
  const { outgoing } = settings;
  const incoming = preferredIncoming(settings);
  const server = ({ host, port, security }: Pick<typeof outgoing, 'host' | 'port' | 'security'>) => [
    host,
    port,
    SECURITY[security],
    PASSWORD,
    userNameFor(settings, email),
  ];
  return JSON.stringify([
    FORMAT_VERSION,
    SEQUENCE,
    [PROTOCOLS[incoming.protocol], ...server(incoming)],
    [
      [
        [SMTP, ...server(outgoing)],
        [email, name],
      ],
    ],
  ]);
}

import fc from 'fast-check';
import {
  INCOMING_PORTS,
  INCOMING_PROTOCOLS,
  type IncomingProtocol,
  type MailSettings,
  SECURITY_MODES,
  SUBMISSION_PORTS,
} from '../../../src/settings/schema.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { hasIncoming, type WithIncoming } from '../../../src/setup-files/incoming.ts';
import other from '../../fixtures/other-provider.ts';

function complete(settings: MailSettings): WithIncoming<MailSettings> {
  if (!hasIncoming(settings)) throw new Error('these settings have no incoming server');
  return settings;
}

/** The other provider, known to have incoming servers. */
export const provider = complete(other);

const security = fc.constantFrom(...SECURITY_MODES);

/** Each setting of a server in turn, with names that a careless writer of XML breaks on. */
export const providers: fc.Arbitrary<WithIncoming<MailSettings>> = fc
  .record({
    name: fc.constantFrom('Northwind', 'O\'Neil & "Sons"', 'Почта', ']]>&amp;'),
    hosts: fc.tuple(fc.domain(), fc.domain(), fc.domain()),
    modes: fc.tuple(security, security, security),
    protocols: fc.constantFrom<readonly IncomingProtocol[]>(
      INCOMING_PROTOCOLS,
      INCOMING_PROTOCOLS.toReversed(),
      ['IMAP'],
      ['POP3'],
    ),
    userName: fc.constantFrom('full-email-address', 'mailbox-name'),
  })
  .map(({ name, hosts, modes, protocols, userName }) =>
    complete(
      parseSettings(
        {
          ...other,
          provider: { name: name.replaceAll(/[<>]/gu, ''), company: 'Northwind' },
          outgoing: {
            ...other.outgoing,
            host: hosts[0],
            security: modes[0],
            port: SUBMISSION_PORTS[modes[0]],
            userName,
          },
          incoming: protocols.map((protocol, index) => {
            const mode = modes[index + 1] ?? 'SSL/TLS';
            return { protocol, host: hosts[index + 1], security: mode, port: INCOMING_PORTS[protocol][mode] };
          }),
        },
        'a test',
      ),
    ),
  );

import { build } from 'plist';
import { fill } from '../../i18n/fill.ts';
import type { IncomingServer, MailSettings } from '../settings/schema.ts';
import { siteAddress } from '../settings/site-address.ts';
import { userNameFor } from '../settings/wording.ts';
import { preferredIncoming, type WithIncoming } from './incoming.ts';
import { nameUuid } from './uuid.ts';

/**
 * The configuration profile that sets up Mail on an iPhone, an iPad or a Mac. Keys and values are those of Apple's
 * device management schema (`com.apple.mail.managed`, `TopLevel`, `CommonPayloadKeys`).
 */

/** What `.mobileconfig` is served as; Apple's devices offer a file of this type for installation. */
export const PROFILE_TYPE = 'application/x-apple-aspen-config';

/** The part of the settings that a profile holds. */
export type ProfileSettings = WithIncoming<Pick<MailSettings, 'provider' | 'outgoing'>> & {
  readonly site: Pick<MailSettings['site'], 'url' | 'base'>;
};

/** Whose account it is. */
export interface Person {
  /** As `readEmailAddress` gives it. */
  readonly email: string;
  /** The name that recipients see. */
  readonly name?: string | undefined;
}

/** What the device says about a profile, in the reader's language. */
export interface ProfileWords {
  /** Names the `{email}`. */
  readonly withAddress: string;
  readonly withoutAddress: string;
}

const ACCOUNT_TYPES: Record<IncomingServer['protocol'], string> = { IMAP: 'EmailTypeIMAP', POP3: 'EmailTypePOP' };

/** The text without what XML 1.0 cannot hold in any spelling (section 2.2): control signs and half characters. */
function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

/**
 * A profile as the text of a `.mobileconfig` file.
 *
 * Without a person the device asks for the address and the user name when the profile is installed. The password is
 * always asked for: a profile is not encrypted. Identifiers depend on the provider and the address alone, so that a
 * profile installed again replaces the first one, whatever settings have changed.
 */
export async function appleProfile(settings: ProfileSettings, words: ProfileWords, person?: Person): Promise<string> {
  const { provider, outgoing, site } = settings;
  const incoming = preferredIncoming(settings);
  const email = person && xmlText(person.email);
  const userName = email && userNameFor(settings, email);

  // Lowercase, because people don't capitalize their address the same way every time.
  const account = `${siteAddress(site, '/settings/apple/')}${person ? `#${person.email.normalize('NFC').toLowerCase()}` : ''}`;
  const uuid = await nameUuid(account);
  const identifier = `${new URL(site.url).hostname.split('.').reverse().join('.')}.mail.${uuid}`;

  return build({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: uuid,
    PayloadDisplayName: email ? `${provider.name}: ${email}` : provider.name,
    PayloadDescription: email ? fill(words.withAddress, { email }) : words.withoutAddress,
    PayloadOrganization: provider.company,
    PayloadContent: [
      {
        PayloadType: 'com.apple.mail.managed',
        PayloadVersion: 1,
        PayloadIdentifier: `${identifier}.account`,
        PayloadUUID: await nameUuid(`${account}&account`),
        PayloadDisplayName: email ?? provider.name,
        EmailAccountDescription: email ?? provider.name,
        EmailAccountType: ACCOUNT_TYPES[incoming.protocol],
        ...(person?.name ? { EmailAccountName: xmlText(person.name) } : {}),
        ...(email ? { EmailAddress: email } : {}),
        IncomingMailServerAuthentication: 'EmailAuthPassword',
        IncomingMailServerHostName: incoming.host,
        IncomingMailServerPortNumber: incoming.port,
        // True for both security modes: the port tells the device which of them it is.
        IncomingMailServerUseSSL: true,
        ...(userName ? { IncomingMailServerUsername: userName } : {}),
        OutgoingMailServerAuthentication: 'EmailAuthPassword',
        OutgoingMailServerHostName: outgoing.host,
        OutgoingMailServerPortNumber: outgoing.port,
        OutgoingMailServerUseSSL: true,
        ...(userName ? { OutgoingMailServerUsername: userName } : {}),
        OutgoingPasswordSameAsIncomingPassword: true,
      },
    ],
  });
}

/** A file name for a provider's profile: `northwind-post.mobileconfig`. */
export function profileFileName({ name }: MailSettings['provider']): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.match(/[a-z0-9]+/gu)?.join('-') ?? 'mail'}.mobileconfig`;
}

import type { IncomingServer, MailSettings } from '../settings/schema.ts';

/** Settings with at least one incoming server, as every setup file needs them. */
export type WithIncoming<Settings> = Settings & { incoming: [IncomingServer, ...IncomingServer[]] };

/** Whether a provider publishes what setup files need: a server to read mail from, beside the one to send with. */
export function hasIncoming<Settings extends Pick<MailSettings, 'incoming'>>(
  settings: Settings,
): settings is WithIncoming<Settings> {
  return (settings.incoming?.length ?? 0) > 0;
}

/** The server that an account reads mail from where it can have only one: IMAP keeps mail on the server. */
export function preferredIncoming({ incoming }: WithIncoming<Pick<MailSettings, 'incoming'>>): IncomingServer {
  return incoming.find(({ protocol }) => protocol === 'IMAP') ?? incoming[0];
}

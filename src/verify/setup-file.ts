import { XMLParser } from 'fast-xml-parser';
import type { MailSettings, SecurityMode } from '../settings/schema.ts';
import type { Network } from './dialogue.ts';
import { type Result, Sheet } from './sheet.ts';

/** Where mail apps look for the setup file of a provider (Thunderbird's autoconfig). */
export const SETUP_FILE = '/.well-known/autoconfig/mail/config-v1.1.xml';

const SOCKET: Record<SecurityMode, string> = { 'SSL/TLS': 'SSL', STARTTLS: 'STARTTLS' };

/** Checks that the published setup file, if there is one, says what the settings say. */
export async function checkSetupFile(
  settings: Pick<MailSettings, 'outgoing' | 'site'>,
  network: Network,
): Promise<readonly Result[]> {
  const sheet = new Sheet(['setup-file']);
  return sheet.fill(async () => {
    let body: string;
    try {
      const response = await network.fetch(`${settings.site.url}${SETUP_FILE}`, {
        signal: AbortSignal.timeout(network.patience),
      });
      if (!response.ok) throw new Error(`the site answers ${response.status}`);
      body = await response.text();
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause?.code;
      const found = error instanceof Error ? `${error.message}${cause ? ` (${cause})` : ''}` : String(error);
      return sheet.fault('setup-file', 'warning', `not published: ${found}`, 'Publish the site, then check again.');
    }
    const servers = outgoingServers(body);
    if (servers === undefined) {
      return sheet.fault('setup-file', 'warning', 'not published: the answer is no setup file', 'Publish the site.');
    }
    const { host, port, security } = settings.outgoing;
    const right = [host, String(port), SOCKET[security]].join(' ');
    const wrong = servers.filter((server) => server !== right);
    if (wrong.length === 0) return sheet.right('setup-file', right);
    return sheet.fault(
      'setup-file',
      'wrong',
      `it names ${wrong.join(' and ')}, the settings ${right}`,
      'Build the site again and publish it.',
    );
  });
}

/** Host, port and socket type of each outgoing server in a setup file; `undefined` for what is none. */
function outgoingServers(xml: string): string[] | undefined {
  try {
    const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'outgoingServer' });
    const parsed = parser.parse(xml) as {
      clientConfig?: { emailProvider?: { outgoingServer?: Record<'hostname' | 'port' | 'socketType', string>[] } };
    };
    const servers = parsed.clientConfig?.emailProvider?.outgoingServer;
    return servers?.map(({ hostname, port, socketType }) => [hostname, port, socketType].join(' '));
  } catch {
    return undefined;
  }
}

import { XMLParser } from 'fast-xml-parser';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { hasIncoming } from '../../src/lib/setup-files/incoming.ts';
import { autoconfig, AUTOCONFIG_PATHS } from '../../src/lib/setup-files/thunderbird.ts';
import type { Network } from './dialogue.ts';
import { type Result, Sheet } from './sheet.ts';

/** Where the published setup file is asked for: the first place that mail apps look. */
export const SETUP_FILE = AUTOCONFIG_PATHS[0];

/** Checks that the published setup file names the servers of the settings. */
export async function checkSetupFile(settings: MailSettings, network: Network): Promise<readonly Result[]> {
  const sheet = new Sheet(['setup-file']);
  return sheet.fill(async () => {
    if (!hasIncoming(settings)) {
      return sheet.fault(
        'setup-file',
        'warning',
        'none, because no incoming server is given',
        'Add the incoming server to the settings file: then mail apps can set themselves up.',
      );
    }
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
    const published = serversIn(body);
    if (published === undefined) {
      return sheet.fault('setup-file', 'warning', 'not published: the answer is no setup file', 'Publish the site.');
    }
    const right = serversIn(autoconfig(settings)) ?? [];
    const extra = published.filter((server) => !right.includes(server));
    const missing = right.filter((server) => !published.includes(server));
    if (extra.length + missing.length === 0) return sheet.right('setup-file', `names ${right.join(', ')}`);
    const found = [
      ...(extra.length > 0 ? [`names ${extra.join(', ')}`] : []),
      ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ].join('; ');
    return sheet.fault('setup-file', 'wrong', found, 'Build the site again and publish it.');
  });
}

type Server = Partial<Record<'@type' | 'hostname' | 'port' | 'socketType', string>>;

/** Type, host, port and security of each server that a setup file names; `undefined` for what is no setup file. */
function serversIn(xml: string): string[] | undefined {
  try {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      isArray: (name) => /^(?:incoming|outgoing)Server$/u.test(name),
    });
    const parsed = parser.parse(xml) as {
      clientConfig?: { emailProvider?: { incomingServer?: Server[]; outgoingServer?: Server[] } };
    };
    const provider = parsed.clientConfig?.emailProvider;
    if (!provider) return undefined;
    return [...(provider.incomingServer ?? []), ...(provider.outgoingServer ?? [])].map(
      ({ '@type': type, hostname, port, socketType }) => `${type} ${hostname}:${port} ${socketType}`,
    );
  } catch {
    return undefined;
  }
}

import { XMLParser } from 'fast-xml-parser';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { hasIncoming } from '../../src/lib/setup-files/incoming.ts';
import { autoconfig, AUTOCONFIG_PATHS } from '../../src/lib/setup-files/thunderbird.ts';
import { Checklist, type Result } from './checklist.ts';
import type { Network } from './connection.ts';

/** Where mail apps look for the setup file first. */
export const SETUP_FILE = AUTOCONFIG_PATHS[0];

/** Checks that the published setup file lists the servers of the settings. */
export async function checkSetupFile(settings: MailSettings, network: Network): Promise<readonly Result[]> {
  const list = new Checklist(['setup-file']);
  const warn = (found: string, remedy: string): void => list.fail('setup-file', 'warning', found, remedy);
  return list.run(async () => {
    if (!hasIncoming(settings)) {
      return warn(
        'none, because no incoming server is set',
        'Add incoming to the settings file, so that mail apps can set themselves up.',
      );
    }
    let body: string;
    try {
      const response = await network.fetch(`${settings.site.url}${SETUP_FILE}`, {
        signal: AbortSignal.timeout(network.timeoutMs),
      });
      if (!response.ok) throw new Error(`the site answers ${response.status}`);
      body = await response.text();
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: string } };
      const code = cause?.code ? ` (${cause.code})` : '';
      return warn(`not published: ${message}${code}`, 'Publish the site, then check again.');
    }
    const published = serversIn(body);
    if (published === undefined) return warn("not published: the answer isn't a setup file", 'Publish the site.');

    const expected = serversIn(autoconfig(settings)) ?? [];
    const extra = published.filter((server) => !expected.includes(server));
    const missing = expected.filter((server) => !published.includes(server));
    if (extra.length + missing.length === 0) return list.ok('setup-file', `lists ${expected.join(', ')}`);
    const differences = [
      ...(extra.length > 0 ? [`lists ${extra.join(', ')}`] : []),
      ...(missing.length > 0 ? [`doesn't list ${missing.join(', ')}`] : []),
    ];
    return list.fail('setup-file', 'wrong', differences.join('; '), 'Build and publish the site again.');
  });
}

type Server = Partial<Record<'@type' | 'hostname' | 'port' | 'socketType', string>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => /^(?:incoming|outgoing)Server$/u.test(name),
});

/** Type, host, port and security of each server in a setup file, or `undefined` for anything else. */
function serversIn(text: string): string[] | undefined {
  try {
    const parsed = parser.parse(text) as {
      clientConfig?: { emailProvider?: { incomingServer?: Server[]; outgoingServer?: Server[] } };
    };
    const provider = parsed.clientConfig?.emailProvider;
    return (
      provider &&
      [...(provider.incomingServer ?? []), ...(provider.outgoingServer ?? [])].map(
        ({ '@type': type, hostname, port, socketType }) => `${type} ${hostname}:${port} ${socketType}`,
      )
    );
  } catch {
    return undefined;
  }
}

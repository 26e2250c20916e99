import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { siteAddress } from '../../src/lib/settings/site-address.ts';
import { PROFILE_TYPE } from '../../src/lib/setup-files/apple-profile.ts';
import type { SetupFile } from '../../src/lib/setup-files/index.ts';
import { AUTODISCOVER_PATH } from '../../src/lib/setup-files/outlook.ts';
import { PACC_HOST, PACC_PATH } from '../../src/lib/setup-files/pacc.ts';
import { AUTOCONFIG_PATHS, autoconfigHost } from '../../src/lib/setup-files/thunderbird.ts';
import { Checklist, type Result } from './checklist.ts';
import type { Network } from './connection.ts';

/** Files that apps ask for at one host. */
interface Place {
  /** Such as `https://autoconfig.example.com`. */
  readonly origin: string;
  readonly files: readonly SetupFile[];
}

/**
 * Where apps ask for setup files: on the site, on the host for all customers, and on hosts of a customer's domain.
 *
 * @param domain a customer's domain, if one is to be checked
 */
export function placesOf(settings: MailSettings, files: readonly SetupFile[], domain?: string): Place[] {
  const at = (origin: string, ...paths: string[]): Place => ({
    origin,
    files: files.filter(({ address }) => paths.includes(address)),
  });
  const shared = autoconfigHost(settings.server);
  return [
    { origin: siteAddress(settings.site, ''), files },
    ...(shared ? [at(`https://${shared}`, AUTOCONFIG_PATHS[1])] : []),
    ...(domain
      ? [at(`http://autoconfig.${domain}`, AUTOCONFIG_PATHS[1]), at(`https://${PACC_HOST}.${domain}`, PACC_PATH)]
      : []),
  ].filter(({ files: those }) => those.length > 0);
}

/** Checks that each file is there, with its type, and the same as the build makes it. */
export async function checkSetupFiles({ origin, files }: Place, network: Network): Promise<readonly Result[]> {
  const list = new Checklist([]);
  return list.run(async () => {
    for (const file of files) await checkFile(origin, file, network, list);
  });
}

/** There's nothing to check without an incoming server. */
export function noSetupFiles(): readonly Result[] {
  return [
    {
      check: 'setup-file',
      verdict: 'warning',
      found: 'none, because no incoming server is set',
      remedy: 'Add incoming to the settings file, so that mail apps can set themselves up.',
    },
  ];
}

async function checkFile(origin: string, file: SetupFile, network: Network, list: Checklist): Promise<void> {
  const { address, type } = file;
  const fail = (verdict: 'wrong' | 'warning', found: string, remedy: string): void =>
    list.fail('setup-file', verdict, `${address}: ${found}`, remedy);
  const ask = async (init?: RequestInit): Promise<Response> =>
    network.fetch(origin + address, { ...init, signal: AbortSignal.timeout(network.timeoutMs) });
  try {
    const response = await ask();
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) return fail('wrong', `the web server answers ${response.status}`, 'Publish the site.');
    if (!isAsBuilt(file, body)) {
      return fail('wrong', "it isn't the file that a build makes now", 'Build the site, and publish it again.');
    }
    const served = response.headers.get('content-type') ?? 'no type';
    if (plainType(served) !== plainType(type)) {
      // Devices offer to install a profile only by its type. The others are read whatever their type is.
      const verdict = type === PROFILE_TYPE ? 'wrong' : 'warning';
      return fail(verdict, `its type is ${served}`, `Set the type to ${type} on the web server.`);
    }
    if (address === AUTODISCOVER_PATH) {
      const answer = await ask({ method: 'POST', headers: { 'content-type': type }, body: '<Autodiscover/>' });
      if (!answer.ok || !isAsBuilt(file, Buffer.from(await answer.arrayBuffer()))) {
        const remedy = 'Outlook asks with POST. docs/publishing.md says which web servers can answer that.';
        return fail('warning', `the web server answers POST with ${answer.status}, not with the file`, remedy);
      }
    }
    return list.ok('setup-file', `${address}: as built`);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const { host, protocol } = new URL(origin);
    list.stop(
      'setup-file',
      'unreachable',
      `${address}: can't be fetched (${cause?.code ?? message})`,
      `Check that ${host} leads to the web server with the site${protocol === 'https:' ? ', and that it has a certificate for that name' : ''}.`,
    );
  }
}

function isAsBuilt({ text, signed }: SetupFile, body: Buffer): boolean {
  // A signature can differ each time it's made, so only what's in it is compared.
  return signed ? body.length > Buffer.byteLength(text) && body.includes(text) : body.equals(Buffer.from(text));
}

/** A type without parameters. XML has two names. */
function plainType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase().replace('application/xml', 'text/xml');
}

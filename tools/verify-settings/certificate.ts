import { isoDay } from '../../src/lib/structured-data.ts';
import type { Identity } from './dialogue.ts';
import type { Sheet } from './sheet.ts';

/** What is wrong with a certificate: name, chain and dates apart, because each has its own remedy. */

const DAY = 24 * 60 * 60 * 1000;
/** Authorities that renew by themselves do so 30 days before the end; less than half of that means it failed. */
const SOON = 14;

const DATE_FAULTS = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const CHAIN_FAULTS: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'it is signed by itself',
    'Get a certificate from an authority that devices trust, and install it for this port.',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'the certificate in between is missing, or the authority is unknown',
    'Install the whole chain that the authority gave you, not the certificate alone.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'the authority at its end is none that devices trust',
    'Get a certificate from an authority that devices trust, and install it for this port.',
  ],
};

/** Adds the three checks of a certificate. `now` in milliseconds since 1970. */
export function checkCertificate(sheet: Sheet, host: string, identity: Identity, now = Date.now()): void {
  const { certificate, chainFault, nameFault } = identity;
  const names = [certificate.subjectaltname?.replaceAll('DNS:', ''), certificate.subject?.CN].find(Boolean);
  if (nameFault === undefined) sheet.right('certificate-name', host);
  else {
    sheet.fault(
      'certificate-name',
      'wrong',
      `made out to ${[names ?? 'no name'].flat().join(', ')}`,
      `Install a certificate that names ${host}, or correct the host in the settings file.`,
    );
  }

  const from = new Date(certificate.valid_from);
  const to = new Date(certificate.valid_to);
  const inDate = from.getTime() <= now && now < to.getTime();
  const dateFault = chainFault !== undefined && DATE_FAULTS.includes(chainFault);
  const issuer = [certificate.issuer?.O ?? certificate.issuer?.CN ?? 'unknown'].flat().join(', ');
  if (chainFault === undefined || (dateFault && !inDate)) sheet.right('certificate-chain', `issued by ${issuer}`);
  else {
    const [found, remedy] = dateFault
      ? ['a certificate between this one and the authority is out of date', 'Install the chain of today.']
      : (CHAIN_FAULTS[chainFault] ?? [`not trusted: ${chainFault}`, 'Install the whole chain of a known authority.']);
    sheet.fault('certificate-chain', 'wrong', found, remedy);
  }

  const days = Math.floor((to.getTime() - now) / DAY);
  if (from.getTime() > now) {
    sheet.fault(
      'certificate-dates',
      'wrong',
      `not valid before ${isoDay(from)}`,
      "Check the server's clock, or install a certificate that is valid now.",
    );
  } else if (!inDate) {
    sheet.fault('certificate-dates', 'wrong', `ended on ${isoDay(to)}`, 'Renew the certificate and install it.');
  } else if (days < SOON) {
    sheet.fault(
      'certificate-dates',
      'warning',
      `ends on ${isoDay(to)}, in ${days} days`,
      'Renew the certificate now. Find out why it was not renewed by itself.',
    );
  } else {
    sheet.right('certificate-dates', `until ${isoDay(to)}, ${days} days`);
  }
}

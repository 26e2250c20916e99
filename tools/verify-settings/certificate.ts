import type { Checklist } from './checklist.ts';
import type { Identity } from './connection.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Certificates usually renew 30 days before they expire. Less than half of that means that renewal failed. */
const EXPIRES_SOON_DAYS = 14;

const DATE_ERRORS = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const TRUSTED = 'Install a certificate from an authority that devices trust.';
const CHAIN_ERRORS: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['self-signed', TRUSTED],
  SELF_SIGNED_CERT_IN_CHAIN: ["issued by an authority that devices don't trust", TRUSTED],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'the intermediate certificate is missing, or the authority is unknown',
    'Install the full chain that the authority gave you, not only the certificate.',
  ],
};

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Checks name, chain and dates of a certificate separately, because each has its own remedy. */
export function checkCertificate(list: Checklist, host: string, identity: Identity): void {
  const { certificate, chainError, nameError } = identity;
  if (nameError === undefined) list.ok('certificate-name', host);
  else {
    const names = certificate.subjectaltname?.replaceAll('DNS:', '') ?? certificate.subject?.CN ?? 'no name';
    list.fail(
      'certificate-name',
      'wrong',
      `issued for ${[names].flat().join(', ')}`,
      `Install a certificate for ${host}, or correct the host in the settings file.`,
    );
  }

  const from = new Date(certificate.valid_from);
  const to = new Date(certificate.valid_to);
  const now = Date.now();
  const isCurrent = from.getTime() <= now && now < to.getTime();
  const isDateError = chainError !== undefined && DATE_ERRORS.includes(chainError);
  if (chainError === undefined || (isDateError && !isCurrent)) {
    const issuer = [certificate.issuer?.O ?? certificate.issuer?.CN ?? 'unknown'].flat();
    list.ok('certificate-chain', `issued by ${issuer.join(', ')}`);
  } else {
    const [found, remedy] = isDateError
      ? ['an intermediate certificate has expired', 'Install the current chain.']
      : (CHAIN_ERRORS[chainError] ?? [`not trusted: ${chainError}`, 'Install the full chain of a trusted authority.']);
    list.fail('certificate-chain', 'wrong', found, remedy);
  }

  const days = Math.floor((to.getTime() - now) / DAY_MS);
  if (from.getTime() > now) {
    list.fail(
      'certificate-dates',
      'wrong',
      `not valid until ${isoDay(from)}`,
      "Check the server's clock, or install a certificate that's already valid.",
    );
  } else if (!isCurrent) {
    list.fail('certificate-dates', 'wrong', `expired on ${isoDay(to)}`, 'Renew the certificate and install it.');
  } else if (days < EXPIRES_SOON_DAYS) {
    list.fail(
      'certificate-dates',
      'warning',
      `expires on ${isoDay(to)}, in ${days} days`,
      "Renew the certificate now, and find out why it wasn't renewed automatically.",
    );
  } else {
    list.ok('certificate-dates', `expires on ${isoDay(to)}, in ${days} days`);
  }
}

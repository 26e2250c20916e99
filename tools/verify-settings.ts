/**
 * `npm run verify:settings -- example.com`: checks that the servers of the settings file behave as published, that the
 * setup files are where mail apps ask for them, and that a customer's domain has the DNS records. Without a domain, it
 * leaves out the records. It signs in nowhere and sends nothing. Exits with 1 if a check failed, or with 2 if a server
 * couldn't be reached.
 */
import { domainToASCII } from 'node:url';
import { setupFiles } from '../src/lib/setup-files/index.ts';
import { profileSigner } from '../src/lib/setup-files/signed-profile.ts';
import { readSettings } from './settings.ts';
import { REAL_NETWORK } from './verify-settings/connection.ts';
import { documentedRefusal } from './verify-settings/refusal.ts';
import { asTable, exitCode, verifySettings } from './verify-settings/report.ts';

/** The domain on the command line, as name servers know it. */
function givenDomain(): string | undefined {
  const [given] = process.argv.slice(2);
  if (given === undefined) return undefined;
  const domain = domainToASCII(given);
  if (domain.includes('.')) return domain;
  console.error(`"${given}" isn't a domain. Enter it like this: npm run verify:settings -- example.com`);
  process.exit(1);
}

const domain = givenDomain();
const settings = await readSettings();
const files = await setupFiles(settings, profileSigner());
const reports = await verifySettings(settings, documentedRefusal(), files, REAL_NETWORK, domain);
console.log(asTable(reports));
if (!domain) {
  console.log("\nDNS records weren't checked. Enter a domain to check them: npm run verify:settings -- example.com");
}
process.exitCode = exitCode(reports);

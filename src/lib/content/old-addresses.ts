import { redirectsOf } from '../hosting/redirects.ts';
import type { MailSettings } from '../settings/schema.ts';
import { didYouMean, type Place, problemLine, show } from '../problems.ts';

/** Pages of the site that no content may link to: one is for the owner, and two stand in for a page that is missing. */
const UNLINKED = /^\/(?:review|404|(?:[a-z]{2}\/)?offline|articles\/list\/\d+)\/$/u;

/** What old addresses are compared with. */
export interface Addresses {
  /** Addresses of the pages that content is made into, in the first language: an old address leads to one of these. */
  readonly content: readonly string[];
  /** All addresses that a link on this site may lead to. */
  readonly all: ReadonlySet<string>;
}

/**
 * What is wrong with the old addresses of the settings (`site.oldAddresses`): one that is still the address of a page
 * would take that page away from its readers, and one must lead to a page that is there.
 *
 * @param place where the fields of the settings file stand
 * @returns a line for each, in one message; `undefined` where all is well
 */
export function oldAddressProblem(
  place: Place,
  { site }: Pick<MailSettings, 'site'>,
  { content, all }: Addresses,
): string | undefined {
  const guides = [...all].filter((address) => /^(?:\/[\w-]+)?\/guides\/./u.test(address));
  const shortLinks = redirectsOf(
    { site: { ...site, oldAddresses: {} } },
    guides.map((address) => ({ address })),
  );
  const lines = Object.entries(site.oldAddresses ?? {}).flatMap(([from, to]) => {
    const problem = (remedy: string): string => problemLine(place, ['site', 'oldAddresses', from], show(to), remedy);
    if (all.has(from) || UNLINKED.test(from)) {
      return problem(`${from} is a page of this site; leave it out, or rename that page`);
    }
    // With a number, it's the link to a step.
    const short = shortLinks.find((link) => link.from === from.replace(/\/\d+\/$/u, '/') && link.status === 302);
    if (short) return problem(`${from} is the short link to ${short.to}; leave it out`);
    if (content.includes(to)) return [];
    return problem(
      `there is no such page. ${didYouMean(to, content, '', '')}Write the address of an error, a guide, an article or a symptom`,
    );
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

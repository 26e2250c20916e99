import { redirectsOf } from '../hosting/redirects.ts';
import type { MailSettings } from '../settings/schema.ts';
import { didYouMean, type Place, problemLine, show } from '../problems.ts';

/** What old addresses are compared with. */
export interface Addresses {
  /** Addresses of the pages that content is made into, in the first language: an old address leads to one of these. */
  readonly content: readonly string[];
  /** Addresses of all pages of the site. */
  readonly taken: ReadonlySet<string>;
}

/**
 * What is wrong with the old addresses of the settings (`site.oldAddresses`): one that is still the address of a page
 * would take that page away from its readers, and one must lead to a page that is there.
 *
 * @param place where the fields of the settings file stand
 * @returns a line for each, in one message; `undefined` if nothing is wrong
 */
export function oldAddressProblem(
  place: Place,
  { site }: Pick<MailSettings, 'site'>,
  { content, taken }: Addresses,
): string | undefined {
  const guides = [...taken].filter((address) => /^(?:\/[\w-]+)?\/guides\/./u.test(address));
  const shortLinks = redirectsOf(
    { site: { ...site, oldAddresses: {} } },
    guides.map((address) => ({ address })),
  );
  const lines = Object.entries(site.oldAddresses ?? {}).flatMap(([from, to]) => {
    const problem = (remedy: string): string => problemLine(place, ['site', 'oldAddresses', from], show(to), remedy);
    if (taken.has(from)) {
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

import { redirectsOf } from '../hosting/redirects.ts';
import type { MailSettings } from '../settings/schema.ts';
import { nearest, problemLine, show } from '../problems.ts';

/** Pages of the site that no content may link to: one is for the owner, and two stand in for a page that is missing. */
const UNLINKED = /^\/(?:review|404|(?:[a-z]{2}\/)?offline|articles\/list\/\d+)\/$/u;

/** What old addresses are compared with. */
export interface Addresses {
  /** Ids of the guides: each has a short link. */
  readonly guides: readonly string[];
  /** Addresses of the pages that content is made into, in the first language: an old address leads to one of these. */
  readonly content: readonly string[];
  /** All addresses that a link on this site may lead to. */
  readonly all: ReadonlySet<string>;
}

/**
 * What is wrong with the old addresses of the settings (`site.oldAddresses`): one that is still the address of a page
 * would take that page away from its readers, and one must lead to a page that is there.
 *
 * @param file the settings file, for the message
 * @returns one message with field, value and remedy of each; `undefined` where all is well
 */
export function oldAddressProblem(
  file: string,
  { site }: Pick<MailSettings, 'site'>,
  { guides, content, all }: Addresses,
): string | undefined {
  const shortLinks = redirectsOf(
    { site: { ...site, oldAddresses: {} } },
    guides.map((id) => ({ id })),
  );
  const lines = Object.entries(site.oldAddresses ?? {}).flatMap(([from, to]) => {
    const field = `site.oldAddresses.${from}`;
    if (all.has(from) || UNLINKED.test(from)) {
      return problemLine(field, show(to), `${from} is a page of this site; leave it out, or rename that page`);
    }
    // With a number, it's the link to a step.
    const short = shortLinks.find((link) => link.from === from.replace(/\/\d+\/$/u, '/') && link.status === 302);
    if (short) return problemLine(field, show(to), `${from} is the short link to ${short.to}; leave it out`);
    if (content.includes(to)) return [];
    const guess = nearest(to, content);
    return problemLine(
      field,
      show(to),
      `there is no such page; allowed: the address of an error, a guide, an article or a symptom${guess ? `; did you mean ${guess}?` : ''}`,
    );
  });
  return lines.length > 0 ? `${file}: an old address can't be used.\n${lines.join('\n')}` : undefined;
}

import { phoneDigits } from '../phone-number.ts';
import { show } from '../problems.ts';
import { messageLink } from '../support-reply/summary.ts';
import type { MailSettings } from './schema.ts';

/** How readers reach a person, as far as the settings say. */

type SupportSettings = Pick<MailSettings, 'support' | 'site'>;

/** One way to reach a person. */
interface SupportWay {
  readonly kind: 'phone' | 'form' | 'email' | 'site';
  /** What names it: the number, the email address, or the host of a web page. */
  readonly text: string;
  readonly href: string;
}

/** An email that is already written when it opens. */
interface SupportMessage {
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
}

/**
 * Whether a web address leads away from the help site: on it, readers who need a person would only go in a circle.
 * Without `site.base`, the help site has the whole host.
 */
function isElsewhere(url: string, { url: siteUrl, base = '/' }: MailSettings['site']): boolean {
  const host = (address: string) => new URL(address).host.replace(/^www\./u, '');
  return host(url) !== host(siteUrl) || !`${new URL(url).pathname}/`.startsWith(base);
}

/** The support settings without the web addresses that lead back to the help site itself. */
export function reachableSupport({ support, site }: SupportSettings) {
  const { name, url, form, ...rest } = support;
  return {
    name,
    ...(isElsewhere(url, site) && { url }),
    ...(form !== undefined && isElsewhere(form, site) && { form }),
    ...rest,
  };
}

/**
 * Every real way to reach a person, the best one first for a reader whose mail app can't send. Empty if there is none.
 *
 * @param message fills in the email
 */
export function supportWays(settings: SupportSettings, { subject, body }: SupportMessage = {}): SupportWay[] {
  const { phone, form, email, url } = reachableSupport(settings);
  const ways: SupportWay[] = [];
  if (phone !== undefined) ways.push({ kind: 'phone', text: phone, href: `tel:${phoneDigits(phone) ?? phone}` });
  if (form !== undefined) ways.push({ kind: 'form', text: new URL(form).host, href: form });
  if (email !== undefined) ways.push({ kind: 'email', text: email, href: messageLink(email, subject, body) });
  if (url !== undefined) ways.push({ kind: 'site', text: new URL(url).host, href: url });
  return ways;
}

/** The link that opens an email to support; `undefined` if the settings give no address, and then none is offered. */
export function messageToSupport(settings: SupportSettings, message?: SupportMessage): string | undefined {
  return supportWays(settings, message).find(({ kind }) => kind === 'email')?.href;
}

/** Support as a sentence names it. */
export interface NamedSupport {
  readonly name: string;
  /** Left out if there is no way to reach a person; then only the name is shown. */
  readonly href?: string;
}

/** Behind a name in a sentence, readers expect a page, then an email, and a call last. */
const IN_A_SENTENCE: readonly SupportWay['kind'][] = ['site', 'form', 'email', 'phone'];

/** Support with the one link that fits into a sentence. */
export function namedSupport(settings: SupportSettings): NamedSupport {
  const ways = supportWays(settings);
  const kind = IN_A_SENTENCE.find((one) => ways.some((way) => way.kind === one));
  const href = ways.find((way) => way.kind === kind)?.href;
  return { name: settings.support.name, ...(href !== undefined && { href }) };
}

/** What the owner has to know, in one line, if readers can't reach a person. @param file the settings file */
export function missingSupport(settings: SupportSettings, file: string): string | undefined {
  if (supportWays(settings).length > 0) return undefined;
  return `${file}: support.url ${show(settings.support.url)} is on this help site itself, so readers who need a person can't reach one. Add support.email, support.phone or support.form.`;
}

/** One line for the owner if the contact form is on the help site itself, which has none. @param file the settings file */
export function unusedForm(settings: SupportSettings, file: string): string | undefined {
  const { form } = settings.support;
  return form === undefined || reachableSupport(settings).form !== undefined
    ? undefined
    : `${file}: support.form ${show(form)} is on this help site itself, which has no contact form, so no page links to it. Enter the address of a form elsewhere.`;
}

/** The hosts of the provider's own websites and servers, and the domain of its support: nobody there is a customer. */
export function providerHosts({ support, site, webmail, outgoing }: MailSettings): string[] {
  const hosts = [site.url, webmail.url, support.url, support.form].flatMap((url) =>
    url === undefined ? [] : new URL(url).hostname.replace(/^www\./u, ''),
  );
  const domains = support.email === undefined ? [] : [support.email.slice(support.email.lastIndexOf('@') + 1)];
  return [...new Set([...hosts, ...domains, outgoing.host].map((host) => host.toLowerCase()))];
}

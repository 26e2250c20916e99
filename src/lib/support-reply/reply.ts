import { fill } from '../../i18n/fill.ts';
import type { Repair } from '../content/schemas.ts';
import { guideFragment, shortAddress } from '../guide-links.ts';
import { settingsText } from '../settings/wording.ts';

/**
 * The reply that support sends to a customer: which guide, which step, which settings. It's put together from the
 * settings and the content, so a reply is never out of date.
 */

/** One thing that a reply can lead to. */
interface ReplyPage {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** The language of the page, if it isn't that of the reply. */
  readonly lang?: string | undefined;
}

export interface ReplyGuide extends ReplyPage {
  readonly steps: readonly { readonly number: number; readonly title: string; readonly covers: readonly Repair[] }[];
}

export interface ReplyError extends ReplyPage {
  /** The error as customers see it, and what it says in plain words. */
  readonly message: string;
  readonly summary: string;
  /** Where in a guide the fix begins; left out if no setting of a mail app is at fault. */
  readonly repair?: Repair | undefined;
}

/** One setting that the reply repeats, such as the port. */
export interface ReplyValue {
  readonly label: string;
  readonly value: string;
}

/** How the customer got in touch. */
export type Tone = 'email' | 'call';

/** What a reply says. What stands in braces is filled in. */
interface ReplyWords extends Readonly<
  Record<
    | 'hello'
    | 'error'
    | 'noError'
    | 'fromStep'
    | 'guide'
    | 'page'
    | 'stepLink'
    | 'filledIn'
    | 'settings'
    | 'more'
    | 'password',
    string
  >
> {
  readonly thanks: Readonly<Record<Tone, string>>;
  readonly closing: Readonly<Record<Tone, string>>;
  /** Stands after a link to a page in another language. */
  readonly foreign: string;
}

export interface ReplyRequest {
  readonly words: ReplyWords;
  /** Where the site is, without a slash at the end: `https://help.example.com`. */
  readonly site: string;
  readonly tone: Tone;
  readonly error: ReplyError | undefined;
  readonly guide: ReplyGuide | undefined;
  readonly step: number | undefined;
  /** The customer's address, if it is to be filled in; already checked. */
  readonly email: string | undefined;
  /** What the customer fills in, the user name last; shown where a guide is chosen. */
  readonly values: readonly ReplyValue[];
  readonly signature: string;
}

export interface Reply {
  /** The full link, with step and address in the fragment. */
  readonly link: string;
  /** What to read out on the phone: the same place, with no scheme and no address. Only guides have one. */
  readonly spoken: string | undefined;
  /** Whether the link leads to a page in another language than the reply's. */
  readonly isForeign: boolean;
  readonly text: string;
  /** The same as HTML for a ticket: paragraphs, links and a table, without styles. */
  readonly html: string;
}

/** The step of a guide at which the fix for an error begins; `undefined` if it begins with the first. */
export function firstStepFor(error: ReplyError | undefined, guide: ReplyGuide | undefined): number | undefined {
  const repair = error?.repair;
  return repair && guide?.steps.find(({ covers }) => covers.includes(repair))?.number;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * Puts a reply together.
 *
 * @returns `undefined` where neither an error nor a guide is chosen: there is nothing to link to
 */
export function composeReply(request: ReplyRequest): Reply | undefined {
  const { words, site, tone, error, guide, step, email, values, signature } = request;
  const target = guide ?? error;
  if (!target) return undefined;
  const chosen = guide?.steps.find(({ number }) => number === step);
  const fragment = guide ? guideFragment({ step: chosen?.number, email }) : '';
  const link = `${site}${target.address}${fragment}`;
  const explanation = error && `${site}${error.address}`;
  const place = { guide: guide?.name ?? '', step: chosen?.number ?? '', title: chosen?.title ?? '' };

  const what = error
    ? [fill(words.error, { message: error.message }), ...(error.lang === undefined ? [error.summary] : [])].join(' ')
    : words.noError;
  const opening = `${words.thanks[tone]} ${what}`;
  const way = guide ? fill(chosen ? words.fromStep : words.guide, place) : words.page;
  const filled = guide && email ? words.filledIn : undefined;
  const ending = `${words.closing[tone]} ${words.password}`;
  const note = ({ lang }: ReplyPage) => (lang === undefined ? '' : ` ${words.foreign}`);

  const text = [
    words.hello,
    opening,
    `${way}\n${link}${note(target)}`,
    ...(filled ? [filled] : []),
    ...(guide ? [`${words.settings}\n${settingsText(values)}`] : []),
    ...(guide && error ? [`${words.more}\n${explanation}${note(error)}`] : []),
    ending,
    signature,
  ].join('\n\n');

  const paragraph = (content: string) => `<p>${content}</p>`;
  const anchor = (href: string, name: string, page: ReplyPage) =>
    `<a href="${escape(href)}"${page.lang === undefined ? '' : ` lang="${page.lang}"`}>${escape(name)}</a>${note(page)}`;
  const row = ({ label, value }: ReplyValue) =>
    `<tr><th align="left">${escape(label)}</th><td>${escape(value)}</td></tr>`;
  const html = [
    paragraph(escape(words.hello)),
    paragraph(escape(opening)),
    paragraph(`${escape(way)}<br>${anchor(link, chosen ? fill(words.stepLink, place) : target.name, target)}`),
    ...(filled ? [paragraph(escape(filled))] : []),
    ...(guide ? [paragraph(escape(words.settings)), `<table>${values.map(row).join('')}</table>`] : []),
    ...(guide && error ? [paragraph(`${escape(words.more)} ${anchor(explanation ?? '', error.name, error)}`)] : []),
    paragraph(escape(ending)),
    paragraph(escape(signature)),
  ].join('\n');

  return {
    link,
    spoken: guide && (site + shortAddress(guide.address, chosen?.number)).replace(/^https?:\/\/|\/$/gu, ''),
    isForeign: target.lang !== undefined,
    text,
    html,
  };
}

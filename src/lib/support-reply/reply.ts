import { fill } from '../../i18n/fill.ts';
import type { Repair } from '../content/schemas.ts';
import { shareableLink, shortAddress } from '../guide-links.ts';
import type { NamedGuide } from '../named-guides.ts';
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

export interface ReplyGuide extends ReplyPage, NamedGuide {
  readonly steps: readonly { readonly number: number; readonly title: string; readonly covers: readonly Repair[] }[];
}

export interface ReplyError extends ReplyPage {
  /** The error as customers see it, the problem in a few plain words, and in a sentence or two. */
  readonly message: string;
  readonly problem: string;
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

/** What a reply says. What's in braces is filled in. */
interface ReplyWords extends Readonly<
  Record<
    | 'hello'
    | 'error'
    | 'problem'
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
  /** The error as the customer quotes it. Nobody is told to see an error that they didn't mention. */
  readonly quote?: string | undefined;
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
  /** What to read out on the phone: the same place, with no scheme and no address. */
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

/** The guide that a reply leads to: none if no setting of an app is at fault, and the error's own page says what to do. */
export function guideOfReply<Guide>(error: ReplyError | undefined, guide: Guide | undefined): Guide | undefined {
  return error && !error.repair ? undefined : guide;
}

/** As it stands inside of quotation marks. */
function inQuotes(text: string): string {
  return text.replaceAll(/[“«]/gu, '‘').replaceAll(/[”»]/gu, '’').replaceAll('"', "'");
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
  const { words, site, tone, error, quote, step, email, values, signature } = request;
  const guide = guideOfReply(error, request.guide);
  const target = guide ?? error;
  if (!target) return undefined;
  const chosen = guide?.steps.find(({ number }) => number === step);
  const link = site + (guide ? shareableLink(guide.address, { step: chosen?.number, email }) : target.address);
  const explanation = error && `${site}${error.address}`;
  const note = ({ lang }: ReplyPage) => (lang === undefined ? '' : ` ${words.foreign}`);
  const place = { guide: guide ? guide.name + note(guide) : '', step: chosen?.number ?? '' };
  const title = chosen?.title ?? '';

  const problem =
    error && (quote ? fill(words.error, { quote: inQuotes(quote) }) : fill(words.problem, { problem: error.problem }));
  const what = problem ? [problem, ...(error.lang === undefined ? [error.summary] : [])].join(' ') : words.noError;
  const opening = `${words.thanks[tone]} ${what}`;
  const way = guide ? fill(chosen ? words.fromStep : words.guide, { ...place, title: inQuotes(title) }) : words.page;
  const filled = guide && email ? words.filledIn : undefined;
  const ending = `${words.closing[tone]} ${words.password}`;
  // The sentence before a link to a guide says already that the guide is in another language.
  const linkNote = guide ? '' : note(target);

  const text = [
    words.hello,
    opening,
    `${way}\n${link}${linkNote}`,
    ...(filled ? [filled] : []),
    ...(guide ? [`${words.settings}\n${settingsText(values)}`] : []),
    ...(guide && error ? [`${words.more}\n${explanation}${note(error)}`] : []),
    ending,
    signature,
  ].join('\n\n');

  const paragraph = (content: string) => `<p>${content}</p>`;
  const anchor = (href: string, name: string, { lang }: ReplyPage) =>
    `<a href="${escape(href)}"${lang === undefined ? '' : ` lang="${lang}"`}>${escape(name)}</a>`;
  const row = ({ label, value }: ReplyValue) =>
    `<tr><th align="left">${escape(label)}</th><td>${escape(value)}</td></tr>`;
  const html = [
    paragraph(escape(words.hello)),
    paragraph(escape(opening)),
    paragraph(
      `${escape(way)}<br>${anchor(link, chosen ? fill(words.stepLink, { ...place, title }) : target.name, target)}${linkNote}`,
    ),
    ...(filled ? [paragraph(escape(filled))] : []),
    ...(guide ? [paragraph(escape(words.settings)), `<table>${values.map(row).join('')}</table>`] : []),
    ...(guide && error
      ? [paragraph(`${escape(words.more)} ${anchor(explanation ?? '', error.name, error)}${note(error)}`)]
      : []),
    paragraph(escape(ending)),
    paragraph(escape(signature)),
  ].join('\n');

  // If the fix depends on the app, the error's page is a long way round for somebody on the phone.
  const spoken = guide ? shortAddress(guide.address, chosen?.number) : error?.repair ? undefined : target.address;
  return {
    link,
    spoken: spoken && (site + spoken).replace(/^https?:\/\/|\/$/gu, ''),
    isForeign: target.lang !== undefined,
    text,
    html,
  };
}

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

export interface ReplyRequest {
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
  readonly text: string;
  /** The same as HTML for a ticket: paragraphs, links and a table, without styles. */
  readonly html: string;
}

const WORDS = {
  email: {
    thanks: 'Thanks for your message.',
    closing: 'If it still doesn’t work, reply with the exact error text and the time of your last try.',
  },
  call: {
    thanks: 'Thanks for calling.',
    closing: 'If it still doesn’t work, call us again and have the exact error text ready.',
  },
} as const;

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
  const { site, tone, error, guide, step, email, values, signature } = request;
  const target = guide ?? error;
  if (!target) return undefined;
  const chosen = guide?.steps.find(({ number }) => number === step);
  const fragment = guide ? guideFragment({ step: chosen?.number, email }) : '';
  const link = `${site}${target.address}${fragment}`;
  const explanation = error && `${site}${error.address}`;

  const { thanks, closing } = WORDS[tone];
  const opening = error
    ? `${thanks} You’re seeing the error “${error.message}” when you send email. ${error.summary}`
    : `${thanks} Here’s how to get your mail app to send email again.`;
  const way = guide
    ? chosen
      ? `Start with step ${chosen.number} of our guide for ${guide.name}, “${chosen.title}”:`
      : `Our guide for ${guide.name} shows you what to do, step by step:`
    : 'Here’s what to do:';
  const filled = guide && email ? 'This link shows your own user name in the steps.' : undefined;
  const intro = 'These are the settings for sending:';
  const ending = `${closing} We never need your password.`;

  const text = [
    'Hello,',
    opening,
    `${way}\n${link}`,
    ...(filled ? [filled] : []),
    ...(guide ? [`${intro}\n${settingsText(values)}`] : []),
    ...(guide && explanation ? [`More about this error:\n${explanation}`] : []),
    ending,
    signature,
  ].join('\n\n');

  const paragraph = (content: string) => `<p>${content}</p>`;
  const anchor = (href: string, name: string) => `<a href="${escape(href)}">${escape(name)}</a>`;
  const row = ({ label, value }: ReplyValue) =>
    `<tr><th align="left">${escape(label)}</th><td>${escape(value)}</td></tr>`;
  const html = [
    paragraph('Hello,'),
    paragraph(escape(opening)),
    paragraph(`${escape(way)}<br>${anchor(link, chosen ? `Step ${chosen.number}: ${chosen.title}` : target.name)}`),
    ...(filled ? [paragraph(escape(filled))] : []),
    ...(guide ? [paragraph(intro), `<table>${values.map(row).join('')}</table>`] : []),
    ...(guide && explanation ? [paragraph(`More about this error: ${anchor(explanation, error.name)}`)] : []),
    paragraph(escape(ending)),
    paragraph(escape(signature)),
  ].join('\n');

  return {
    link,
    spoken: guide && (site + shortAddress(guide.id, chosen?.number)).replace(/^https?:\/\/|\/$/gu, ''),
    text,
    html,
  };
}

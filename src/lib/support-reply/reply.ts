import { guideFragment, shortAddress } from '../guide-links.ts';

/**
 * The reply that support sends to a customer: which guide, which step, which values. It is put together from the
 * settings and the content, so that a reply is never out of date.
 */

/** One thing that a reply can lead to. */
interface ReplyPage {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

export interface ReplyGuide extends ReplyPage {
  readonly steps: readonly { readonly number: number; readonly title: string }[];
}

export interface ReplyError extends ReplyPage {
  /** The error as customers see it, and what it says in plain words. */
  readonly message: string;
  readonly summary: string;
}

/** One value that the reply repeats, such as the port. */
export interface ReplyValue {
  readonly label: string;
  readonly value: string;
}

export interface ReplyRequest {
  /** Where the site is: scheme and host, without a slash at the end. */
  readonly origin: string;
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
  /** The link to read out on the phone: the same place without the address. Only guides have one. */
  readonly shortLink: string | undefined;
  readonly text: string;
  /** The same as HTML for a ticket: paragraphs, links and a table, without styles. */
  readonly html: string;
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
  const { origin, error, guide, step, email, values, signature } = request;
  const target = guide ?? error;
  if (!target) return undefined;
  const chosen = guide?.steps.find(({ number }) => number === step);
  const fragment = guide ? guideFragment({ step: chosen?.number, email }) : '';
  const link = `${origin}${target.href}${fragment}`;
  const explanation = error && `${origin}${error.href}`;

  const opening = error
    ? `You wrote that sending fails with “${error.message}”. ${error.summary}`
    : 'You wrote that you cannot send email.';
  const way = guide
    ? chosen
      ? `This is the step that matters, in the guide for ${guide.name}: step ${chosen.number}, “${chosen.title}”.`
      : `This guide puts it right, step by step, for ${guide.name}.`
    : 'This page says what to do.';
  const filled = guide && email ? `The guide shows your own user name when you open it with this link.` : undefined;
  const closing = 'If it still fails after that, send us the exact error text and the time of your last try.';
  const secret = 'We never need your password.';

  const text = [
    'Hello,',
    opening,
    ...(guide && explanation ? [`What the error means:\n${explanation}`] : []),
    `${way}\n${link}`,
    ...(filled ? [filled] : []),
    ...(guide ? [values.map(({ label, value }) => `${label}: ${value}`).join('\n')] : []),
    `${closing} ${secret}`,
    signature,
  ].join('\n\n');

  const paragraph = (content: string) => `<p>${content}</p>`;
  const anchor = (href: string, name: string) => `<a href="${escape(href)}">${escape(name)}</a>`;
  const html = [
    paragraph('Hello,'),
    paragraph(escape(opening)),
    ...(guide && explanation && error ? [paragraph(`What the error means: ${anchor(explanation, error.name)}`)] : []),
    paragraph(`${escape(way)}<br>${anchor(link, chosen ? `Step ${chosen.number}: ${chosen.title}` : target.name)}`),
    ...(filled ? [paragraph(escape(filled))] : []),
    ...(guide
      ? [
          `<table>${values.map(({ label, value }) => `<tr><th align="left">${escape(label)}</th><td>${escape(value)}</td></tr>`).join('')}</table>`,
        ]
      : []),
    paragraph(escape(`${closing} ${secret}`)),
    paragraph(escape(signature)),
  ].join('\n');

  return {
    link,
    shortLink: guide && `${origin}${shortAddress(guide.id)}${guideFragment({ step: chosen?.number })}`,
    text,
    html,
  };
}

/**
 * Links to a guide: to one of its steps, and with the reader's address. Both travel in the fragment, which a browser
 * never sends to a server.
 */

/** What a link to a guide says besides the guide. */
export interface GuideTarget {
  readonly step?: number | undefined;
  readonly email?: string | undefined;
}

/**
 * The fragment of a link, with its `#`; empty where there is nothing to say. The step comes first, so that a browser
 * without scripts still finds the step when there is no address.
 */
export function guideFragment({ step, email }: GuideTarget): string {
  const parts = [
    ...(step === undefined ? [] : [`step-${step}`]),
    ...(email ? [`email=${encodeURIComponent(email).replaceAll('%40', '@')}`] : []),
  ];
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/**
 * The short address of a guide, such as `/go/outlook/new/`, or of one of its steps, to be read out on the phone.
 *
 * @param guide the guide's own address; a translation's begins with its language, and so does its short address
 */
export function shortAddress(guide: string, step?: number): string {
  return `${guide.replace('/guides/', '/go/')}${step === undefined ? '' : `${step}/`}`;
}

/**
 * The address of a guide to send to somebody. A step and an address in one fragment need a script, but a short link to
 * the step takes the address along, and finds the step without scripts, too.
 */
export function shareableLink(guide: string, { step, email }: GuideTarget): string {
  return step !== undefined && email
    ? `${shortAddress(guide, step)}${guideFragment({ email })}`
    : `${guide}${guideFragment({ step, email })}`;
}

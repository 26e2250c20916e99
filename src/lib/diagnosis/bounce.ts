import type { Email } from 'postal-mime';
import type { RecipientStatus } from './delivery-status.ts';

/** Tells bounces from other messages, and what a bounce says from the message it returns. */

const REPORT_SENDER =
  /^(?:mailer-?daemon|postmaster|mail-?daemon|maildaemon|mdaemon|bounces?|double-bounce|microsoftexchange[0-9a-f]*|mail-?delivery[\w.-]*|mailadmin|mail-?system|[\w.-]+-(?:admin|owner))(?:[+=.-].*)?@|^(?:mailer-?daemon|postmaster)$/iu;
const REPORT_NAME =
  /mail(?:er)?[ -]?(?:delivery|daemon)|delivery (?:sub)?system|mail (?:delivery )?system|system administrator|postmaster|internet mail delivery/iu;
const REPORT_SUBJECT =
  /undeliver|unzustellbar|non remis|returned (?:mail|to sender)|mail (?:system )?error|delivery[ -]?(?:status|failure|failed|report|problem|notification|delayed|has failed|unsuccessful|error)|(?:failed|unsuccessful|delayed|permanent|temporary) (?:mail )?delivery|fail(?:ed|ure) (?:notice|delivery|to deliver)|could not (?:be )?(?:deliver|send)|(?:mail|message) (?:could|can) ?not be (?:delivered|sent)|cannot (?:deliver|send)|nondeliverable|non-?delivery|not delivered|rejected (?:mail|message)|(?:mail|message) (?:delivery )?(?:rejected|failed|failure|delayed)|unable to deliver|bounced? (?:mail|message)|user unknown|quota exceeded|warning: (?:could not send|message)|delivery status|mailbox full|nicht zugestellt|non (?:remis|distribué|recapitat)|devuelto|no (?:se )?(?:entregado|pudo entregar)|não (?:entregue|pôde)|niet (?:bezorgd|afgeleverd)|onbestelbaar|mancat[ao] (?:consegna|recapito)|not (?:a )?member\b/iu;

/** What a header says that tells a report is shorter. Longer ones are cut, so that none makes a pattern slow. */
const MAX_HEADER = 1000;

/** Whether a message reports a failed or delayed delivery. */
export function isFailureReport(email: Email, recipients: readonly RecipientStatus[]): boolean {
  const headers = new Map(email.headers.map(({ key, value }) => [key, value.slice(0, MAX_HEADER)]));
  if (headers.has('x-failed-recipients')) return true;
  if (recipients.length > 0)
    return recipients.some(({ action }) => action === 'failed' || action === 'delayed' || action === 'unknown');
  const contentType = headers.get('content-type') ?? '';
  if (/multipart\/report/iu.test(contentType))
    return !/report-type="?(?:feedback-report|disposition-notification)/iu.test(contentType);
  const subject = email.subject?.slice(0, MAX_HEADER) ?? '';
  const { address = '', name = '' } = email.from ?? {};
  if (/^(?:re|aw|fwd?|wg|tr)\s*:/iu.test(subject)) return false;
  const returnPath = headers.get('return-path')?.replaceAll(/[\s<>]+/gu, '');
  const signs = [
    REPORT_SENDER.test(address.slice(0, MAX_HEADER)) ||
      REPORT_NAME.test(name.slice(0, MAX_HEADER)) ||
      REPORT_SENDER.test(headers.get('from')?.trim() ?? ''),
    REPORT_SUBJECT.test(subject),
    // RFC 3464 section 2: a notice has an empty return path, so nobody answers it.
    returnPath === '' || REPORT_SENDER.test(returnPath ?? '') || /^auto-/iu.test(headers.get('auto-submitted') ?? ''),
  ];
  return signs.filter(Boolean).length >= 2;
}

const RETURNED =
  /^(?:-{2,}|={3,}|_{3,}|\*{3,})?\s*(?:(?:this is |below is |here is |the following is |attached is )?(?:a |the )?(?:copy of (?:your|the)|included is a copy|header(?:s)? (?:and top \d+ lines )?of (?:your|the)(?: original)?) (?:original |returned |undelivered |failed )?message|below this line is (?:a|the) copy of the message|(?:the |your )?(?:original|unsent|returned|undelivered|failed|rejected|bounced) (?:message|mail|e-?mail)(?: (?:follows|below|headers?|text|header follows|headers follow|starts here|is attached))*|(?:the )?header and top \d+ lines of the message follows?|(?:the )?(?:first|top) \d+ lines of (?:the|your) (?:original )?message|message (?:headers?|text|contents?|body) follows?|returned (?:message|text|content) (?:follows|below)|included message(?: follows)?|forwarded message|mensaje original|message d'origine|urspr(?:ü|ue)ngliche nachricht|original-?nachricht)(?![ -]?(?:details|was|has|is not|could|from|to|sent|size|id|subject))/iu;
const RETURNED_HEADER = /^(?:received: (?:from|by|\()|return-path:|x-originating-ip:|dkim-signature:|arc-seal:)/iu;

/**
 * Where a report ends and the returned or quoted message begins: at the end of the text if nothing is returned. A text
 * that begins with a returned message isn't cut, because nothing would be left.
 */
export function endOfReport(text: string): number {
  let at = 0;
  let said = false;
  let inHeader = true;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end === -1) end = text.length;
    const raw = text.slice(at, Math.min(end, at + 160)).replace(/^[>|]+ ?/u, '');
    const line = raw.replace(/^[\s>|]+/u, '').trimEnd();
    if (inHeader && line !== '') {
      inHeader =
        /^(?:[a-z][a-z0-9-]*:\s|[ \t]|from )/iu.test(raw) &&
        !/^(?:reason|error|status|diagnostic-code|failed)\b/iu.test(raw);
      said = !inHeader;
    } else if (line === '') {
      if (said || at > 0) inHeader = false;
    } else if (said) {
      if (RETURNED_HEADER.test(line) || isReturnedLine(line)) return at;
    } else {
      said = true;
    }
    at = end + 1;
  }
  return text.length;
}

/** A line that only announces the returned message. */
function isReturnedLine(line: string): boolean {
  if (line.length >= 110 || !RETURNED.test(line)) return false;
  return line.length < 40 || /^[-=_*]{2,}|[:.]$|\bfollows?\b|\bbelow\b|headers?$/iu.test(line);
}

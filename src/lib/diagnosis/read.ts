import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { blankHtml, looksLikeHtml } from './html.ts';

/**
 * Turns what a reader gives, a pasted text or a raw message, into passages to search: what servers and apps said, set
 * apart from the message that was sent back. MIME by postal-mime, delivery status by RFC 3464.
 */

/** Largest input, in bytes or UTF-16 units: 10 MiB. */
export const MAX_INPUT = 10 * 1024 * 1024;
/** How deep a bounce may hide in forwarded messages. */
const MAX_FORWARDS = 3;
const MAX_RECIPIENTS = 200;

export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';

/** What a delivery status says of one recipient (RFC 3464 section 2.3). */
export interface RecipientStatus {
  readonly recipient: string | undefined;
  readonly action: Action;
  readonly status: string | undefined;
  /** The text of Diagnostic-Code without its type; where there is none, the Status field with its comment. */
  readonly diagnostic: string | undefined;
  /** `smtp`, `x-notes`, …, in lower case. */
  readonly diagnosticType: string | undefined;
  readonly remoteMta: string | undefined;
}

/**
 * `diagnostic`: the reply of the server that refused, from a delivery status; `report`: what a bounce says to people;
 * `text`: anything else.
 */
export type PassageRole = 'diagnostic' | 'report' | 'text';

export interface Passage {
  readonly role: PassageRole;
  readonly text: string;
  /** Where `text` begins in the reader's own text, or undefined if it was decoded and stands there in another form. */
  readonly at: number | undefined;
  readonly recipient?: RecipientStatus;
}

export interface Reading {
  readonly kind: 'text' | 'message';
  /** Headers or structure say that this is the notice of a failed or delayed delivery. */
  readonly isFailureReport: boolean;
  /** In the order of trust: diagnostics, then the report, then other text. */
  readonly passages: readonly Passage[];
  /** What is searched, one after the other, only if the passages say nothing: quoted mail, undecoded bodies. */
  readonly rest: readonly Passage[];
  readonly recipients: readonly RecipientStatus[];
  /** The text that offsets refer to: the input itself where it was a string. */
  readonly text: string;
}

const KNOWN_HEADERS =
  /^(?:received|return-path|mime-version|content-type|message-id|from|to|date|subject|delivered-to|x-[a-z0-9-]+|dkim-signature|authentication-results|auto-submitted|envelope-to|delivery-date|reply-to|sender|arc-[a-z-]+|received-spf|content-transfer-encoding|references|in-reply-to|thread-[a-z]+)$/iu;
const TELLING_HEADERS = /^(?:received|return-path|mime-version|message-id|content-type|subject|from)$/iu;

/** Lines in a header that are none, as broken folding makes them; more mean that it is no header. */
const MAX_STRAY_LINES = 2;

/** Whether a text begins with the header of a message (RFC 5322): three known fields, two of them telling ones. */
export function looksLikeMessage(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .replace(/^[\s\ufeff]+/u, '')
    .split(/\r\n|\n|\r/u, 80);
  let known = 0;
  let stray = 0;
  const telling = new Set<string>();
  for (const [i, line] of lines.entries()) {
    if (line === '') break;
    if (/^[ \t]/u.test(line) || (i === 0 && /^>?From /u.test(line))) continue;
    const name = /^([!-9;-~]{1,76}):/u.exec(line)?.[1];
    if (name === undefined) {
      stray += 1;
      if (i === 0 || stray > MAX_STRAY_LINES) return false;
      continue;
    }
    if (KNOWN_HEADERS.test(name)) known += 1;
    if (TELLING_HEADERS.test(name)) telling.add(name.toLowerCase());
  }
  return known >= 3 && telling.size >= 2;
}

/** Reads a pasted text or a raw message. Never throws for any input; broken MIME is read as text. */
export async function read(input: string | Uint8Array): Promise<Reading> {
  const text = typeof input === 'string' ? input : decode(input);
  if (looksLikeMessage(text)) {
    // A blank line or byte order mark in front would end the header before it begins; files get one by saving.
    const trimmed = text.trimStart();
    const source = typeof input === 'string' || trimmed.length !== text.length ? trimmed : input;
    const reading = await readMessage(source.slice(0, MAX_PARSED), text.slice(0, MAX_PARSED), 0);
    if (reading !== undefined) {
      const unread = text.slice(MAX_PARSED);
      const rest: Passage[] = unread === '' ? [] : [{ role: 'text', text: unread, at: MAX_PARSED }];
      return { ...reading, rest: [...reading.rest, ...rest], text };
    }
  }
  const searchable = looksLikeHtml(text) ? blankHtml(text) : text;
  const cut = endOfReport(searchable);
  return {
    kind: 'text',
    isFailureReport: false,
    passages: [{ role: 'text', text: searchable.slice(0, cut), at: 0 }],
    rest: cut < searchable.length ? [{ role: 'text', text: searchable.slice(cut), at: cut }] : [],
    recipients: [],
    text,
  };
}

/** Bytes as text: UTF-8, UTF-16 where a byte order mark says so, else Windows-1252, which knows every byte. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SAMPLE = 8192;

/** Whether bytes are those of a picture, a document or a program: control characters that no text has, in its beginning. */
export function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  // Tab, line ends and page breaks are text, and so is the escape sign, by which Japanese mail changes its alphabet.
  for (const c of sample) if (c < 0x09 || (c > 0x0d && c < 0x20 && c !== 0x1b)) control += 1;
  return sample.length >= 64 && control > sample.length * 0.05;
}

/** A notice stands first; what follows this many characters is the returned message and not worth parsing. */
const MAX_PARSED = 512 * 1024;
/** More parts, and parts in parts, than any bounce has; parsing them all would take far longer than reading them as text. */
const MAX_PARTS = 1000;
const MAX_BOUNDARIES = 100;

/** Whether a message has so many parts that only a hostile one can. */
function hasTooManyParts(text: string): boolean {
  const boundaries = new Set<string>();
  let stated = 0;
  for (const [, boundary] of text.matchAll(/boundary=\s{0,9}"?([^"\s;]{1,70})/giu)) {
    if ((stated += 1) > MAX_BOUNDARIES) return true;
    boundaries.add(boundary ?? '');
  }
  let count = 0;
  for (const boundary of boundaries) {
    const line = `\n--${boundary}`;
    for (let at = -1; (at = text.indexOf(line, at + 1)) !== -1;) if ((count += 1) > MAX_PARTS) return true;
  }
  return false;
}

async function readMessage(source: string | Uint8Array, text: string, depth: number): Promise<Reading | undefined> {
  if (depth === 0 && hasTooManyParts(text)) return undefined;
  let email: Email;
  try {
    // A returned message must stay apart from the report, so none is inlined.
    email = await PostalMime.parse(source, { forceRfc822Attachments: true });
  } catch {
    return undefined;
  }
  const recipients = email.attachments
    .filter((part) => /^message\/(?:global-)?delivery-status$/u.test(part.mimeType))
    .flatMap((part) => readDeliveryStatus(decode(bytesOf(part))));
  const isFailureReport = isReport(email, recipients);

  const nested =
    isFailureReport || depth >= MAX_FORWARDS
      ? []
      : email.attachments.filter((part) => part.mimeType === 'message/rfc822' || /\.eml$/iu.test(part.filename ?? ''));
  for (const part of nested) {
    const inner = await readMessage(bytesOf(part), text, depth + 1);
    if (inner?.isFailureReport === true) return inner;
  }

  const passages: Passage[] = recipients
    .filter(({ diagnostic }) => diagnostic !== undefined)
    .map((recipient) => ({ role: 'diagnostic', text: recipient.diagnostic ?? '', at: undefined, recipient }));
  const body = bodyOf(email);
  const cut = endOfReport(body);
  const role: PassageRole = isFailureReport ? 'report' : 'text';
  passages.push({ role, text: body.slice(0, cut), at: offsetIn(text, body) });
  if (isFailureReport) {
    // Reports whose details are a text file beside the notice.
    for (const part of email.attachments) {
      if (part.mimeType !== 'text/plain' && part.mimeType !== 'text/html') continue;
      const attached = part.mimeType === 'text/html' ? blankHtml(decode(bytesOf(part))) : decode(bytesOf(part));
      if (attached.length < 200_000)
        passages.push({ role, text: attached.slice(0, endOfReport(attached)), at: undefined });
    }
  }
  return {
    kind: 'message',
    isFailureReport,
    passages,
    rest: [
      ...undecoded(text, role, body),
      ...(!isFailureReport && cut < body.length
        ? [{ role: 'text' as const, text: body.slice(cut), at: undefined }]
        : []),
      ...(isFailureReport && email.subject !== undefined ? [{ role, text: email.subject, at: undefined }] : []),
    ],
    recipients,
    text,
  };
}

function bytesOf(part: Attachment): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  return part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
}

function bodyOf(email: Email): string {
  const plain = email.text ?? '';
  const html = email.html ?? '';
  // Some notices have a plain part that only says that they are HTML.
  return plain.trim().length >= 40 || html === '' ? plain : `${plain}\n${blankHtml(html)}`;
}

/** The message as it came, without its header: all there is where broken MIME leaves no body. */
function undecoded(text: string, role: PassageRole, body: string): Passage[] {
  if (body.trim().length >= 40) return [];
  const blank = /\r?\n\r?\n/u.exec(text.trimStart());
  if (blank === null) return [];
  const at = text.length - text.trimStart().length + blank.index + blank[0].length;
  const rest = text.slice(at);
  const isHtml = looksLikeHtml(rest);
  // HTML that was decoded and shows nothing need not be looked at again.
  if (isHtml && body !== '') return [];
  const raw = isHtml ? blankHtml(rest) : rest;
  return [{ role, text: raw.slice(0, endOfReport(raw)), at }];
}

/** Where a body stands verbatim in the raw message, if it does. */
function offsetIn(text: string, body: string): number | undefined {
  const at = body.length > 0 ? text.indexOf(body) : -1;
  return at === -1 ? undefined : at;
}

const REPORT_SENDER =
  /^(?:mailer-?daemon|postmaster|mail-?daemon|maildaemon|mdaemon|bounces?|double-bounce|microsoftexchange[0-9a-f]*|mail-?delivery[\w.-]*|mailadmin|mail-?system|[\w.-]+-(?:admin|owner))(?:[+=.-].*)?@|^(?:mailer-?daemon|postmaster)$/iu;
const REPORT_NAME =
  /mail(?:er)?[ -]?(?:delivery|daemon)|delivery (?:sub)?system|mail (?:delivery )?system|system administrator|postmaster|internet mail delivery/iu;
const REPORT_SUBJECT =
  /undeliver|unzustellbar|non remis|returned (?:mail|to sender)|mail (?:system )?error|delivery[ -]?(?:status|failure|failed|report|problem|notification|delayed|has failed|unsuccessful|error)|(?:failed|unsuccessful|delayed|permanent|temporary) (?:mail )?delivery|fail(?:ed|ure) (?:notice|delivery|to deliver)|could not (?:be )?(?:deliver|send)|(?:mail|message) (?:could|can) ?not be (?:delivered|sent)|cannot (?:deliver|send)|nondeliverable|non-?delivery|not delivered|rejected (?:mail|message)|(?:mail|message) (?:delivery )?(?:rejected|failed|failure|delayed)|unable to deliver|bounced? (?:mail|message)|user unknown|quota exceeded|warning: (?:could not send|message)|delivery status|mailbox full|nicht zugestellt|non (?:remis|distribué|recapitat)|devuelto|no (?:se )?(?:entregado|pudo entregar)|não (?:entregue|pôde)|niet (?:bezorgd|afgeleverd)|onbestelbaar|mancat[ao] (?:consegna|recapito)|not (?:a )?member\b/iu;

function isReport(email: Email, recipients: readonly RecipientStatus[]): boolean {
  const headers = new Map(email.headers.map(({ key, value }) => [key, value]));
  if (headers.has('x-failed-recipients')) return true;
  if (recipients.length > 0)
    return recipients.some(({ action }) => action === 'failed' || action === 'delayed' || action === 'unknown');
  const contentType = headers.get('content-type') ?? '';
  if (/multipart\/report/iu.test(contentType))
    return !/report-type="?(?:feedback-report|disposition-notification)/iu.test(contentType);
  if (/^(?:re|aw|fwd?|wg|tr)\s*:/iu.test(email.subject ?? '')) return false;
  const sender =
    REPORT_SENDER.test(email.from?.address ?? '') ||
    REPORT_NAME.test(email.from?.name ?? '') ||
    REPORT_SENDER.test(headers.get('from')?.trim() ?? '');
  const subject = REPORT_SUBJECT.test(email.subject ?? '');
  const bounced =
    // Without its spaces first: a pattern that allows them in three places tries every share of a long row of them.
    /^<?>?$/u.test((headers.get('return-path') ?? 'x').replaceAll(/\s+/gu, '')) ||
    /^auto-/iu.test(headers.get('auto-submitted') ?? '') ||
    REPORT_SENDER.test((headers.get('return-path') ?? '').replace(/[<>]/gu, ''));
  return (sender && subject) || (sender && bounced) || (subject && bounced);
}

/** The recipients of a message/delivery-status part (RFC 3464): groups of fields, parted by blank lines. */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const recipients: RecipientStatus[] = [];
  for (const group of text.replace(/\r\n?/gu, '\n').split(/\n[ \t]*\n/u, MAX_RECIPIENTS + 1)) {
    const fields = new Map<string, string>();
    let name = '';
    for (const line of group.split('\n')) {
      if (/^[ \t]/u.test(line) && name !== '') {
        fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
        continue;
      }
      const colon = line.indexOf(':');
      if (colon < 1 || colon > 76) {
        // Some systems break a long diagnostic without folding it.
        if (name === 'diagnostic-code' && line.trim() !== '')
          fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
        continue;
      }
      const next = line.slice(0, colon).trim().toLowerCase();
      if (!/^[a-z][a-z0-9-]*$/u.test(next)) {
        if (name === 'diagnostic-code') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
        continue;
      }
      name = next;
      if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    }
    if (
      !fields.has('status') &&
      !fields.has('action') &&
      !fields.has('diagnostic-code') &&
      !fields.has('final-recipient')
    )
      continue;
    const diagnostic = typed(fields.get('diagnostic-code'));
    const action = fields.get('action')?.toLowerCase().split(/[\s(]/u)[0] ?? '';
    recipients.push({
      recipient: typed(fields.get('final-recipient') ?? fields.get('original-recipient'))?.value,
      action:
        action === 'failed' ||
        action === 'delayed' ||
        action === 'delivered' ||
        action === 'relayed' ||
        action === 'expanded'
          ? action
          : 'unknown',
      status: /\d\.\d{1,3}\.\d{1,3}/u.exec(fields.get('status') ?? '')?.[0],
      diagnostic: diagnostic?.value ?? fields.get('status'),
      diagnosticType: diagnostic?.type,
      remoteMta: typed(fields.get('remote-mta'))?.value,
    });
  }
  return recipients;
}

/** `smtp; 550 …` as type and value (RFC 3464 section 2.1.2); the type is often left out. */
function typed(field: string | undefined): { type: string | undefined; value: string } | undefined {
  if (field === undefined || field === '') return undefined;
  const match = /^([a-z0-9-]{1,30})\s*;\s*/iu.exec(field);
  return match === null
    ? { type: undefined, value: field }
    : { type: match[1]?.toLowerCase(), value: field.slice(match[0].length) };
}

const RETURNED =
  /^(?:-{2,}|={3,}|_{3,}|\*{3,})?\s*(?:(?:this is |below is |here is |the following is |attached is )?(?:a |the )?(?:copy of (?:your|the)|included is a copy|header(?:s)? (?:and top \d+ lines )?of (?:your|the)(?: original)?) (?:original |returned |undelivered |failed )?message|below this line is (?:a|the) copy of the message|(?:the |your )?(?:original|unsent|returned|undelivered|failed|rejected|bounced) (?:message|mail|e-?mail)(?: (?:follows|below|headers?|text|header follows|headers follow|starts here|is attached))*|(?:the )?header and top \d+ lines of the message follows?|(?:the )?(?:first|top) \d+ lines of (?:the|your) (?:original )?message|message (?:headers?|text|contents?|body) follows?|returned (?:message|text|content) (?:follows|below)|included message(?: follows)?|forwarded message|mensaje original|message d'origine|urspr(?:ü|ue)ngliche nachricht|original-?nachricht)(?![ -]?(?:details|was|has|is not|could|from|to|sent|size|id|subject))/iu;
const RETURNED_HEADER = /^(?:received: (?:from|by|\()|return-path:|x-originating-ip:|dkim-signature:|arc-seal:)/iu;

/**
 * Where the failure text ends and the returned or quoted message begins; the text's length where nothing is returned.
 * A text that begins with such a line, or with the header of a message, is not cut there: nothing would be left.
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
  return (
    /^[-=_*]{2,}/u.test(line) ||
    /[:.]$/u.test(line) ||
    /\bfollows?\b|\bbelow\b|headers?$/iu.test(line) ||
    line.length < 40
  );
}

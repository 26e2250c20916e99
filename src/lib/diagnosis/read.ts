import type { Attachment, Email } from 'postal-mime';
import { endOfReport, isFailureReport } from './bounce.ts';
import { type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { blankHtml, looksLikeHtml } from './html.ts';

/**
 * Step 1: a pasted text or a raw message to passages. What servers and apps said is kept apart from the message that
 * they returned.
 */

/** A part of what the reader pasted, as plain text. */
export interface Passage {
  /**
   * `diagnostic`: the reply of the server that refused, from a delivery status. `report`: what a bounce tells people.
   * `text`: anything else.
   */
  readonly role: 'diagnostic' | 'report' | 'text';
  readonly text: string;
  /** Where `text` begins in the reader's own text; undefined if it was decoded and isn't there in this form. */
  readonly at: number | undefined;
  readonly recipient?: RecipientStatus;
}

/** Why an input wasn't read. */
export interface Refusal {
  readonly reason: 'too-large' | 'not-text' | 'unreadable';
  /** Bytes of a file, or characters of a text. */
  readonly size: number;
  readonly limit: number;
}

export interface Reading {
  /** Headers or structure say that this reports a failed or delayed delivery. */
  readonly isFailureReport: boolean;
  /** What is searched first. */
  readonly passages: readonly Passage[];
  /** Searched one after the other only if the passages say nothing: quoted mail, undecoded bodies. */
  readonly rest: readonly Passage[];
  readonly recipients: readonly RecipientStatus[];
  /** The text that offsets refer to: the input itself if it was a string. */
  readonly text: string;
  readonly refusal?: Refusal;
}

/** A pasted text, or the bytes of a message or text file. */
export type Input = string | Uint8Array | Blob;

/** In bytes or UTF-16 units. */
export const MAX_INPUT = 10 * 1024 * 1024;
/** A report comes first in a message, so what follows is a returned message and isn't worth parsing. */
const MAX_PARSED = 512 * 1024;
/** How deep a bounce can be inside forwarded messages. */
const MAX_FORWARDS = 3;
/**
 * Parsing costs more by the line and by the part than by the byte. So many are parsed of a message and all messages in it
 * together.
 */
const MAX_LINES = 5_000;
const MAX_PARTS = 100;
/** Those of all parts together, in bytes. A message with more is read as text. */
const MAX_HEADERS = 64 * 1024;
const MAX_ATTACHED_TEXT = 200_000;
const MAX_SOUGHT = 1000;
/** Some notices have a plain part that says only that they are HTML. */
const SHORT_BODY = 40;

const NOTHING = { isFailureReport: false, passages: [], rest: [], recipients: [], text: '' } as const;

/** Reads a pasted text or a raw message. Doesn't throw for any input; broken MIME is read as text. */
export async function read(input: Input): Promise<Reading> {
  const size = input instanceof Blob ? input.size : input.length;
  const refuse = (reason: Refusal['reason']): Reading => ({
    ...NOTHING,
    refusal: { reason, size, limit: MAX_INPUT },
  });
  if (size > MAX_INPUT) return refuse('too-large');
  const loaded = input instanceof Blob ? await bytesIn(input) : input;
  if (loaded === undefined) return refuse('unreadable');
  if (typeof loaded !== 'string' && isBinary(loaded)) return refuse('not-text');
  return readLoaded(loaded);
}

/** @returns undefined for a folder, and for a file that has changed since it was chosen */
async function bytesIn(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

async function readLoaded(input: string | Uint8Array): Promise<Reading> {
  const text = typeof input === 'string' ? input : decode(input);
  if (looksLikeMessage(text)) {
    // A blank line or byte order mark at the beginning would end the header before it begins.
    const trimmed = text.trimStart();
    const isAsIs = typeof input !== 'string' && !hasByteOrderMark16(input) && trimmed.length === text.length;
    const source = isAsIs ? input.subarray(0, MAX_PARSED) : new TextEncoder().encode(trimmed.slice(0, MAX_PARSED));
    const budget = { lines: MAX_LINES, parts: MAX_PARTS };
    const parsed = takeBudget(source, budget);
    const reading = await readMessage(parsed, text.slice(0, MAX_PARSED), budget, 0);
    if (reading !== undefined) return { ...reading, rest: [...reading.rest, ...textFrom(text, parsed.length)], text };
  }
  const searchable = looksLikeHtml(text) ? blankHtml(text) : text;
  const end = endOfReport(searchable);
  return {
    ...NOTHING,
    passages: [{ role: 'text', text: searchable.slice(0, end), at: 0 }],
    rest: textFrom(searchable, end),
    text,
  };
}

/** How much may still be parsed. */
interface Budget {
  lines: number;
  parts: number;
}

const LINE_FEED = 0x0a;
const DASH = 0x2d;

/**
 * The beginning of a message that is parsed, taken off the budget. Every line with two dashes counts as a part,
 * because a boundary can be written in more ways than are worth reading.
 */
function takeBudget(message: Uint8Array, budget: Budget): Uint8Array {
  let end = 0;
  while (end < message.length) {
    if (message[end] === DASH && message[end + 1] === DASH) budget.parts -= 1;
    if (budget.lines === 0 || budget.parts < 0) return message.subarray(0, end);
    budget.lines -= 1;
    const lineFeed = message.indexOf(LINE_FEED, end);
    end = lineFeed === -1 ? message.length : lineFeed + 1;
  }
  return message;
}

function textFrom(text: string, at: number): Passage[] {
  return at < text.length ? [{ role: 'text', text: text.slice(at), at }] : [];
}

/** Whether bytes are a picture, a document, or a program: they begin with control characters that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  if (hasByteOrderMark16(bytes)) return false;
  const sample = bytes.subarray(0, 8192);
  // Tab, line ends, and page breaks are text, and so is the escape sign, which switches alphabets in Japanese mail.
  const control = sample.filter((c) => c < 0x09 || (c > 0x0d && c < 0x20 && c !== 0x1b)).length;
  return sample.length >= 64 && control > sample.length * 0.05;
}

function hasByteOrderMark16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Bytes as text: UTF-8, UTF-16 with a byte order mark, or else Windows-1252, which knows every byte. */
function decode(bytes: Uint8Array): string {
  if (hasByteOrderMark16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const KNOWN_HEADERS =
  /^(?:received|return-path|mime-version|content-type|message-id|from|to|date|subject|delivered-to|x-[a-z0-9-]+|dkim-signature|authentication-results|auto-submitted|envelope-to|delivery-date|reply-to|sender|arc-[a-z-]+|received-spf|content-transfer-encoding|references|in-reply-to|thread-[a-z]+)$/iu;
const TELLING_HEADERS = /^(?:received|return-path|mime-version|message-id|content-type|subject|from)$/iu;
/** Broken folding leaves lines in a header that aren't fields. More of them mean that it isn't a header. */
const MAX_STRAY_LINES = 2;

/** Whether a text begins with the header of a message (RFC 5322): three known fields, two of them telling ones. */
function looksLikeMessage(text: string): boolean {
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

/** Most readers paste a text, which needs no parser for messages. */
export const postalMime = () => import('postal-mime');

/** @returns undefined for a message that can't be parsed, and for one in another if it's no report */
async function readMessage(
  source: Uint8Array,
  text: string,
  budget: Budget,
  depth: number,
): Promise<Reading | undefined> {
  let email: Email;
  try {
    const { default: PostalMime } = await postalMime();
    // A returned message has to stay apart from the report, so none is inlined.
    email = await PostalMime.parse(source, { forceRfc822Attachments: true, maxHeadersSize: MAX_HEADERS });
  } catch {
    return undefined;
  }
  const recipients = email.attachments
    .filter(({ mimeType }) => /^message\/(?:global-)?delivery-status$/u.test(mimeType))
    .flatMap((part) => readDeliveryStatus(decode(bytesOf(part))));
  const isReport = isFailureReport(email, recipients);
  if (!isReport && depth < MAX_FORWARDS) {
    for (const part of email.attachments) {
      if (part.mimeType !== 'message/rfc822' && !/\.eml$/iu.test(part.filename ?? '')) continue;
      const inner = await readMessage(takeBudget(bytesOf(part), budget), text, budget, depth + 1);
      if (inner !== undefined) return inner;
    }
  }
  if (!isReport && depth > 0) return undefined;

  const role = isReport ? 'report' : 'text';
  const decoded = (part: string): Passage => ({ role, text: part.slice(0, endOfReport(part)), at: undefined });
  const body = bodyOf(email);
  const end = endOfReport(body);
  const at = body === '' ? -1 : placeOf(body, text);
  const passages: Passage[] = [
    ...recipients.flatMap((recipient): Passage[] =>
      recipient.diagnostic === undefined
        ? []
        : [{ role: 'diagnostic', text: recipient.diagnostic, at: undefined, recipient }],
    ),
    { role, text: body.slice(0, end), at: at === -1 ? undefined : at },
  ];
  const rest = body.trim().length < SHORT_BODY ? undecodedBody(text, role, body) : [];
  if (isReport) {
    // Some reports have their details in a text file beside the notice.
    passages.push(...attachedTexts(email).map(decoded));
    if (email.subject !== undefined) rest.push({ role, text: email.subject, at: undefined });
  } else if (end < body.length) {
    rest.push({ role, text: body.slice(end), at: undefined });
  }
  return { isFailureReport: isReport, passages, rest, recipients, text };
}

/** Where a text stands in another one as it is, or -1. */
function placeOf(part: string, text: string): number {
  // A long text that is almost there in many places would take long to look for.
  const at = text.indexOf(part.slice(0, MAX_SOUGHT));
  return text.startsWith(part, at) ? at : -1;
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function bodyOf({ text: plain = '', html = '' }: Email): string {
  return plain.trim().length >= SHORT_BODY || html === '' ? plain : `${plain}\n${blankHtml(html)}`;
}

function attachedTexts(email: Email): string[] {
  return email.attachments
    .filter(({ mimeType }) => mimeType === 'text/plain' || mimeType === 'text/html')
    .map((part) => {
      const text = decode(bytesOf(part));
      return part.mimeType === 'text/html' ? blankHtml(text) : text;
    })
    .filter((text) => text.length < MAX_ATTACHED_TEXT);
}

/** The message as it came, without its header: all there is if broken MIME leaves no body. */
function undecodedBody(text: string, role: Passage['role'], body: string): Passage[] {
  const message = text.trimStart();
  const blankLine = /\r?\n\r?\n/u.exec(message);
  if (blankLine === null) return [];
  const raw = message.slice(blankLine.index + blankLine[0].length);
  const isHtml = looksLikeHtml(raw);
  // HTML that was decoded and shows nothing doesn't have to be read again.
  if (isHtml && body !== '') return [];
  const shown = isHtml ? blankHtml(raw) : raw;
  return [{ role, text: shown.slice(0, endOfReport(shown)), at: text.length - raw.length }];
}

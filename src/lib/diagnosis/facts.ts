/**
 * What an error text says of the connection and the addresses, besides the cause: facts to show, and to compare with
 * the right settings. Only what stands in the text; nothing is guessed.
 */

export interface Facts {
  /** The server that the app or program spoke to. */
  readonly server?: string;
  readonly port?: number;
  readonly security?: 'none' | 'ssl' | 'starttls';
  /** The account or user name, as an app shows it. */
  readonly account?: string;
  /** The address that the message couldn't be sent to. */
  readonly recipient?: string;
  /** The server whose refusal is quoted. */
  readonly refusedBy?: string;
  /** When it happened, as it stands in the text. */
  readonly time?: string;
}

const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}`;
const ADDRESS = String.raw`[^\s<>"'“”‘’(),;:[\]]{1,64}@${HOST}`;
const QUOTE = String.raw`["'“”‘’<«]?`;

/** Of each fact the wordings, most telling first; the first group is the value. From the dialogs and logs of the apps. */
const WORDINGS = {
  server: [
    String.raw`\b(?:server|servidor|serveur|servername|host|hostname|outgoing server|smtp server|smtp-server|postausgangsserver)\s*[:=]\s*${QUOTE}(${HOST})`,
    String.raw`\b(?:connect(?:ing|ion)? to|connect to host|trying|relayhost=|server at|the smtp server|using the server|via|outgoing server \(smtp\)|smtp server|smtp-server|servidor smtp)\s+${QUOTE}(?:address\s+)?(?:smtps?:\/\/|ssl:\/\/|tls:\/\/)?(${HOST})`,
    String.raw`\b(?:smtps?|ssl|tls):\/\/(?:[^\s@/]{1,64}@)?(${HOST})`,
    String.raw`\b(?:getaddrinfo \w+|ENOTFOUND|ECONNREFUSED|ETIMEDOUT)\s+(${HOST})`,
    String.raw`\b(${HOST}):(?:25|465|587|2525)\b`,
  ],
  port: [
    String.raw`\b(?:port|puerto|porta|poort|porto)\s*(?:number|nummer)?\s*[:=]?\s*["'(]?(\d{2,5})\b`,
    String.raw`(?:${HOST}|\d{1,3}(?:\.\d{1,3}){3}|localhost)["'\]]?(?::|,\s{0,2}port\s|\]:)\s?(\d{2,5})\b`,
  ],
  account: [
    String.raw`\b(?:account|cuenta|konto|compte|user ?name|username|benutzername|usuario|user)\s*[:=]\s*${QUOTE}([^\s"'“”‘’<>,;]{2,100})`,
    String.raw`\btask\s+['"‘](${ADDRESS})`,
    String.raw`\b(?:for (?:smtp )?(?:user|account)|with user(?: ?name)?|login to server \S+ with username)\s+${QUOTE}(${ADDRESS})`,
  ],
  recipient: [
    String.raw`\bfinal-recipient:\s*rfc822;\s*<?(${ADDRESS})`,
    String.raw`\boriginal-recipient:\s*rfc822;\s*<?(${ADDRESS})`,
    String.raw`\b(?:rcpt to:?|in reply to rcpt to|to=)\s*<?(${ADDRESS})`,
    String.raw`\b(?:rejected e-?mail address was|the recipient|one of the recipients|el destinatario|le destinataire|der empfänger|recipient address|message recipient|failed to add recipient|addresse?s? failed|following address(?:es)?(?: failed)?|following recipient\w*(?: failed)?|invalid address(?:es)?|wasn['’]t delivered to|couldn['’]t be delivered to|could not be delivered to|not delivered to|delivery to)\b[^@\n]{0,40}?[:\s]\s{0,4}${QUOTE}(${ADDRESS})`,
    String.raw`(?:^|\n)[ \t>]*<?(${ADDRESS})>?:?[ \t]*(?:\r?\n|\(|host )`,
    String.raw`\b[45]\d\d[ -](?:[45]\.\d{1,2}\.\d{1,3} )?<(${ADDRESS})>`,
  ],
  refusedBy: [
    String.raw`\bremote-mta:\s*dns;\s*(${HOST})`,
    String.raw`\bhost\s+(${HOST})\s*[[(][^\])]{3,60}[\])][^\n]{0,30}?\b(?:said|refused)`,
    String.raw`\bhost\s+(${HOST})\b`,
    String.raw`\b(?:generating server|reporting server|remote server|server for the recipient domain \S+ by)\s*:?\s*(${HOST})`,
    String.raw`\b(${HOST})\s+(?:rejected your message|gave this error|said:|remote server returned)`,
  ],
  time: [
    String.raw`\b((?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{4}(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?)`,
    String.raw`\b(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?)`,
    String.raw`\b(\d{1,2}\/\d{1,2}\/\d{4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)`,
  ],
} as const;

const PATTERNS = Object.fromEntries(
  Object.entries(WORDINGS).map(([fact, wordings]) => [fact, wordings.map((wording) => new RegExp(wording, 'iu'))]),
) as unknown as Record<keyof typeof WORDINGS, readonly RegExp[]>;

const NO_ENCRYPTION =
  /\bsecure ?\(ssl\)\s*:\s*(?:no|nein|non|não|nee)\b|\b(?:encryption|security|connection security|verschlüsselung|seguridad)\s*[:=]\s*["']?(?:none|no|off|keine|ninguna)\b|\bSMTPSecure\s*=\s*(?:''|"")|\bsecure\s*:\s*false\b/iu;
const STARTTLS =
  /\b(?:encryption|security|connection security)\s*[:=]\s*["']?(?:starttls|tls)\b|\bSMTPSecure\s*=\s*["']tls\b/iu;
const SSL =
  /\bsecure ?\(ssl\)\s*:\s*(?:yes|ja|oui|sim|sí|si)\b|\bssl:\/\/|\bsmtps:\/\/|\b(?:encryption|security)\s*[:=]\s*["']?ssl\b|\bSMTPSecure\s*=\s*["']ssl\b|\bsecure\s*:\s*true\b/iu;

/** Facts stand near the beginning; a returned message after them has others. UTF-16 units. */
const MAX_LENGTH = 20_000;

/** Reads the facts of an error text or notice. */
export function readFacts(text: string): Facts {
  const shown = text.slice(0, MAX_LENGTH);
  const find = (fact: keyof typeof WORDINGS): string | undefined => {
    for (const pattern of PATTERNS[fact]) {
      const found = pattern.exec(shown)?.[1];
      if (found !== undefined) return found.replace(/[.,;:]+$/u, '');
    }
    return undefined;
  };
  const port = Number(find('port') ?? Number.NaN);
  const security = NO_ENCRYPTION.test(shown)
    ? 'none'
    : STARTTLS.test(shown)
      ? 'starttls'
      : SSL.test(shown)
        ? 'ssl'
        : undefined;
  const [server, account, recipient, refusedBy, time] = (
    ['server', 'account', 'recipient', 'refusedBy', 'time'] as const
  ).map(find);
  return {
    ...(server !== undefined && { server: server.toLowerCase() }),
    ...(port > 0 && port < 65_536 && { port }),
    ...(security && { security }),
    ...(account !== undefined && { account }),
    ...(recipient !== undefined && { recipient }),
    ...(refusedBy !== undefined && { refusedBy: refusedBy.toLowerCase() }),
    ...(time !== undefined && { time }),
  };
}

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

/** A host name, but no file of a program, which stands before the number of a line: `PHPMailer.php:2248`. */
const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?!(?:php|py|js|mjs|ts|java|rb|go|cs|pl|pm|rs|html?)\b)[a-z]{2,24}`;
const ADDRESS = String.raw`[^\s<>"'“”‘’(),;:[\]]{1,64}@${HOST}`;
const QUOTE = String.raw`["'“”‘’<«]?`;
const ACCOUNT = '(?:account|cuenta|konto|compte|user ?name|benutzername|usuario|user)';
const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** Of each fact the wordings, most telling first; the first group is the value. From the dialogs and logs of the apps. */
const WORDINGS = {
  server: [
    String.raw`(?<!remote |generating |reporting )\b(?:server|servidor|serveur|servername|host|hostname)\s{0,3}[:=]\s{0,3}${QUOTE}(${HOST})`,
    String.raw`\b(?:connect(?:ed|ing|ion)? to|connect to host|trying|relayhost=|relay=|server at|host, port:|opening to|using the server|via|login to server|(?:outgoing )?server \(smtp\)|smtp[ -]server|servidor smtp)\s{0,3}${QUOTE}(?:address\s+)?(?:smtps?:\/\/|ssl:\/\/|tls:\/\/)?(${HOST})`,
    String.raw`\b(?:smtps?|ssl|tls):\/\/(?:[^\s@/]{1,64}@)?(${HOST})`,
    String.raw`\b(?:getaddrinfo \w{1,20}|ENOTFOUND|ECONNREFUSED|ETIMEDOUT)\s(${HOST})`,
    String.raw`\b(${HOST}):(?:25|465|587|2525)\b`,
    String.raw`(?<!remote )\b(?:server|servidor|serveur|password for|contraseña de|passwort für)\s${QUOTE}(${HOST})`,
  ],
  port: [
    String.raw`\b(?:port|puerto|porta|poort|porto)\s{0,3}(?:number|nummer)?\s{0,3}[:=]?\s{0,3}["'(]?(\d{2,5})\b`,
    String.raw`\bhost, port: ${HOST}, (\d{2,5})\b`,
    String.raw`(?:${HOST}|\d{1,3}(?:\.\d{1,3}){3}|localhost)["'\]]?(?::|,\s{0,2}port\s)(\d{2,5})\b`,
  ],
  account: [
    String.raw`\b${ACCOUNT}\s{0,3}[:=]\s{0,3}["'“”‘’]([^\s"'“”‘’<>,;]{2,100})`,
    String.raw`\b${ACCOUNT}\s{0,3}[:=]\s{0,3}(${ADDRESS})`,
    String.raw`\b${ACCOUNT}=([^\s"'“”‘’<>,;]{2,100})`,
    String.raw`\btask\s['"‘](${ADDRESS})`,
    String.raw`\bfor (?:smtp )?(?:user|account)\s${QUOTE}(${ADDRESS})`,
    String.raw`\bwith user(?: ?name)?\s${QUOTE}([^\s"'“”‘’<>,;]{2,100})`,
    String.raw`\busing the server ${HOST}:(${ADDRESS})`,
  ],
  recipient: [
    String.raw`\bfinal-recipient:\s{0,3}rfc822;\s{0,3}<?(${ADDRESS})`,
    String.raw`\boriginal-recipient:\s{0,3}rfc822;\s{0,3}<?(${ADDRESS})`,
    String.raw`\b(?:rcpt to:?|in reply to rcpt to|to=)\s{0,3}<?(${ADDRESS})`,
    String.raw`\b(?:rejected e-?mail address was|akzeptierte e-mail-adresse (?:ist|lautet)|rechazada (?:era|fue|es)|the recipient|one of the recipients|(?:el|al) destinatario|le destinataire|der empfänger|recipient address|message recipient|failed to add recipient|addresse?s? failed|following address(?:es)?(?: failed)?|following recipient\w{0,5}(?: failed)?|invalid address(?:es)?|your message to|wasn['’]t delivered to|couldn['’]t be delivered to|could not be delivered to|not delivered to|delivery to)\b[^@\n]{0,40}?[:\s]\s{0,4}${QUOTE}(${ADDRESS})`,
    String.raw`(?:^|\n)[ \t>]*<?(${ADDRESS})>?:?[ \t]*(?:\r?\n|\(|host )`,
    String.raw`\b[45]\d\d[ -](?:[45]\.\d{1,2}\.\d{1,3} )?<(${ADDRESS})>`,
    String.raw`\b[45]\.\d{1,2}\.\d{1,3} <(${ADDRESS})>`,
    String.raw`\brejected: \[ ?['"](${ADDRESS})`,
    String.raw`\{['"](${ADDRESS})['"]: ?\([45]\d\d`,
    String.raw`\*\* (${ADDRESS}) `,
  ],
  refusedBy: [
    String.raw`\bremote-mta:\s{0,3}dns;\s{0,3}(${HOST})`,
    String.raw`\bhost\s(${HOST})\s?[[(][^\])]{3,60}[\])][^\n]{0,30}?\b(?:said|refused)`,
    String.raw`\bhost\s(${HOST})(?=\s?[[(])`,
    String.raw`\bH=(${HOST}) \[`,
    String.raw`\b(?:remote server|server for the recipient domain \S{1,100} by)\s?:?\s?(${HOST})`,
    String.raw`(?<![@\w.-])(${HOST})\s(?:rejected your message|gave this error|said:|remote server returned)`,
  ],
  time: [
    String.raw`\b((?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6},? )?\d{1,2} (?:${MONTH})\w{0,6} \d{4}(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?)`,
    String.raw`\b(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?)`,
    String.raw`\b(\d{1,2}[/.]\d{1,2}[/.]\d{4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)`,
    String.raw`\b((?:${MONTH}) {1,2}\d{1,2} \d{2}:\d{2}:\d{2})\b`,
  ],
} as const;

const PATTERNS = Object.fromEntries(
  Object.entries(WORDINGS).map(([fact, wordings]) => [fact, wordings.map((wording) => new RegExp(wording, 'iu'))]),
) as unknown as Record<keyof typeof WORDINGS, readonly RegExp[]>;

const NO_ENCRYPTION =
  /(?:\bsecure|\bseguridad|\bseguro|\bsegurança|\bsécurisé|\bsécurité) ?\(ssl\)\s*:\s*(?:no|nein|non|não|nee)\b|\b(?:encryption|security|connection security|verschlüsselung|seguridad)\s*[:=]\s*["']?(?:none|no|off|keine|ninguna)\b|\bSMTPSecure\s*=\s*(?:''|"")|\bsecure\s*:\s*false\b/iu;
const STARTTLS =
  /\b(?:encryption|security|connection security)\s*[:=]\s*["']?(?:starttls|tls)\b|\bSMTPSecure\s*=\s*["']tls\b|\bclient -> server: starttls\b/iu;
const SSL =
  /(?:\bsecure|\bseguridad|\bseguro|\bsegurança|\bsécurisé|\bsécurité) ?\(ssl\)\s*:\s*(?:yes|ja\b|oui|sim|sí|si\b)|\bssl:\/\/|\bsmtps:\/\/|\b(?:encryption|security)\s*[:=]\s*["']?ssl\b|\bSMTPSecure\s*=\s*["']ssl\b|\bsecure\s*:\s*true\b/iu;

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

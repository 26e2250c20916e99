import { describe, expect, it } from 'vitest';
import { type Facts, readFacts } from '../../../src/lib/diagnosis/facts.ts';
import { speakerOf } from '../../../src/lib/diagnosis/speaker.ts';

/** What the apps show, with the facts in it. */
const DIALOGS: readonly (readonly [app: string, text: string, facts: Facts])[] = [
  [
    'Outlook',
    "The message could not be sent because one of the recipients was rejected by the server. The rejected e-mail address was 'kim@example.org'. Subject 'Hi', Account: 'mail.example.com', Server: 'smtp.example.com', Protocol: SMTP, Server Response: '550 Authentication is required for relay', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79",
    {
      server: 'smtp.example.com',
      port: 25,
      security: 'none',
      account: 'mail.example.com',
      recipient: 'kim@example.org',
    },
  ],
  [
    'Outlook in German',
    "Die nicht akzeptierte E-Mail-Adresse ist \"kim@example.org\". Betreff 'Hallo', Konto: 'jane@example.com', Server: 'smtp.example.com', Protokoll: SMTP, Serverantwort: '550 no', Port: 465, Secure (SSL): Ja, Serverfehler: 550, Fehlernummer: 0x800CCC79",
    {
      server: 'smtp.example.com',
      port: 465,
      security: 'ssl',
      account: 'jane@example.com',
      recipient: 'kim@example.org',
    },
  ],
  [
    'Outlook in Spanish',
    "La dirección de correo electrónico rechazada era 'kim@example.org'. Cuenta: 'jane', Servidor: 'smtp.example.com', Protocolo: SMTP, Puerto: 25, Seguridad (SSL): No",
    { server: 'smtp.example.com', port: 25, security: 'none', account: 'jane', recipient: 'kim@example.org' },
  ],
  [
    'Outlook in Spanish, as its maker quotes it',
    "Servidor: 'smtp.example.com', Protocolo: SMTP, Puerto: 25, Seguro (SSL): No, Error del servidor: 550",
    { server: 'smtp.example.com', port: 25, security: 'none' },
  ],
  [
    "Outlook's list of tasks",
    "Task 'jane@example.com - Sending' reported error (0x800CCC0E) : 'Outlook cannot connect to your outgoing (SMTP) e-mail server.'",
    { account: 'jane@example.com' },
  ],
  [
    'iPhone, a recipient',
    'A copy has been placed in your Outbox. The recipient “kim@example.org” was rejected by the server because it does not allow relaying.',
    { recipient: 'kim@example.org' },
  ],
  [
    'iPhone in Spanish, a recipient',
    'Se colocó una copia en la bandeja de Salida. El servidor rechazó al destinatario “kim@example.org” porque no permite la retransmisión.',
    { recipient: 'kim@example.org' },
  ],
  [
    'iPhone, the login',
    'The user name or password for “smtp.example.com” is incorrect.',
    { server: 'smtp.example.com' },
  ],
  [
    'iPhone, the connection',
    'The connection to the server “mail.example.com” on port 143 timed out.',
    { server: 'mail.example.com', port: 143 },
  ],
  [
    'Apple Mail',
    'Cannot send message using the server smtp.example.com:jane@example.com\nThe server response was: 5.7.1 <kim@example.org>: Relay access denied',
    { server: 'smtp.example.com', account: 'jane@example.com', recipient: 'kim@example.org' },
  ],
  [
    'Thunderbird, a recipient',
    'An error occurred while sending mail. The mail server responded:  5.7.1 <kim@example.org>: Relay access denied. Please check the message recipient "kim@example.org" and try again.',
    { recipient: 'kim@example.org' },
  ],
  [
    'Thunderbird, the connection',
    'The message could not be sent because connecting to Outgoing server (SMTP) smtp.example.com failed.',
    { server: 'smtp.example.com' },
  ],
  [
    'Thunderbird, the login',
    'Login to server smtp.example.com with username jane@example.com failed.',
    { server: 'smtp.example.com', account: 'jane@example.com' },
  ],
  [
    'PHPMailer',
    '2026-11-24 09:12:01 Connection: opening to smtp.example.com:587, timeout=300, options=array()\n2026-11-24 09:12:02 CLIENT -> SERVER: STARTTLS\n2026-11-24 09:12:03 CLIENT -> SERVER: RCPT TO:<kim@example.org>\n2026-11-24 09:12:03 SERVER -> CLIENT: 550 Authentication is required for relay',
    {
      server: 'smtp.example.com',
      port: 587,
      security: 'starttls',
      recipient: 'kim@example.org',
      time: '2026-11-24 09:12:01',
    },
  ],
  [
    'PHPMailer with SSL',
    'Connection: opening to ssl://smtp.example.com:465, timeout=10',
    { server: 'smtp.example.com', port: 465, security: 'ssl' },
  ],
  [
    'Nodemailer',
    "Error: Can't send mail - all recipients were rejected: 550 no {\n  code: 'EENVELOPE',\n  rejected: [ 'kim@example.org' ]\n}\n{ host: 'smtp.example.com', port: 587, secure: false, auth: { user: 'jane@example.com' } }",
    {
      server: 'smtp.example.com',
      port: 587,
      security: 'none',
      account: 'jane@example.com',
      recipient: 'kim@example.org',
    },
  ],
  ['Nodemailer, the host', 'Error: getaddrinfo ENOTFOUND smtp.example.com', { server: 'smtp.example.com' }],
  ['Python', "smtplib.SMTPRecipientsRefused: {'kim@example.org': (550, b'no')}", { recipient: 'kim@example.org' }],
  [
    'Java',
    "MailConnectException: Couldn't connect to host, port: smtp.example.com, 587; timeout -1",
    { server: 'smtp.example.com', port: 587 },
  ],
  [
    'a log of Postfix',
    'Nov 24 10:11:12 web postfix/smtp[1234]: 4F2A1: to=<kim@example.org>, relay=mx.example.org[192.0.2.5]:25, delay=1.2, dsn=5.7.1, status=bounced (host mx.example.org[192.0.2.5] said: 554 5.7.1 <kim@example.org>: Relay access denied (in reply to RCPT TO command))',
    {
      server: 'mx.example.org',
      port: 25,
      recipient: 'kim@example.org',
      refusedBy: 'mx.example.org',
      time: 'Nov 24 10:11:12',
    },
  ],
  [
    'a log of Postfix, a refusal: the code is no port',
    'Nov 24 10:11:12 mail postfix/smtpd[1062]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 454 4.7.1 <kim@example.org>: Relay access denied; from=<jane@example.com> to=<kim@example.org>',
    { recipient: 'kim@example.org', time: 'Nov 24 10:11:12' },
  ],
  [
    'a log of Exim',
    '2026-11-24 10:11:12 1abc-def ** kim@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.5]: SMTP error from remote mail server after end of data: 550 no',
    { recipient: 'kim@example.org', refusedBy: 'mx.example.org', time: '2026-11-24 10:11:12' },
  ],
  [
    'a bounce of Exim',
    'The following address(es) failed:\n\n  kim@example.org\n    host mx.example.org [192.0.2.5]\n    SMTP error from remote mail server after RCPT TO:<kim@example.org>:\n    550 5.1.1 User unknown',
    { recipient: 'kim@example.org', refusedBy: 'mx.example.org' },
  ],
  [
    'a bounce of Exchange: its server is not the one of the settings',
    "Your message to kim@example.org couldn't be delivered.\nReported error: 550 5.1.10 Recipient not found\nRemote server: mx.example.org\nTue, 24 Nov 2026 10:11:12 +0000",
    { recipient: 'kim@example.org', refusedBy: 'mx.example.org', time: 'Tue, 24 Nov 2026 10:11:12' },
  ],
];

describe('what a text says of the connection and the addresses', () => {
  it.each(DIALOGS)('%s', (_, text, facts) => {
    expect(readFacts(text)).toEqual(facts);
  });

  it.each([
    'I have an account: it is nice. My server is old, and the port authorities came at 10.',
    'Our user: everybody. The host of the party was Kim.',
    'Port: 99999',
  ])('is not guessed: %s', (text) => {
    expect(readFacts(text)).toEqual({});
  });
});

const PARTS = [
  ...[
    'a.',
    '1.1.',
    'a-',
    'a@',
    'a.b@',
    '"',
    'host ',
    'host a.bc [',
    'server: ',
    'the recipient ',
    '550 <a@',
    '\n\t >',
    ' ',
  ],
  ...[`${'a'.repeat(62)}.`, 'to=<a.', 'rcpt to ', 'connect to ', 'response ', '24 nov ', 'could not be ', 'account: "'],
];
it.each(PARTS)('facts and speaker are read in time whatever is pasted: %j over and over', (part) => {
  const text = part.repeat(Math.ceil(200_000 / part.length));
  const begin = performance.now();
  readFacts(text);
  speakerOf(text, false);
  expect(performance.now() - begin).toBeLessThan(3000);
});

import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/lib/diagnosis/speaker.ts';
import { bounce, failed, find, rows } from './helpers.ts';

describe('the mail app', () => {
  it('is given away by the dialogs of the apps', () => {
    const wrong = rows<[string, string, string]>('apps.tsv').flatMap(([, app, text]) => {
      const said = speakerOf(text, false).app;
      return said === app ? [] : [`${said} instead of ${app}: ${text}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['thunderbird', 'Sending of the message failed. 550 user unknown'],
    ['iphone', 'Cannot Send Mail. The server said: 550 user unknown'],
    ['outlook', '0x800CCC79 user unknown'],
    ['apple-mail', 'Cannot send message using the server. 550 user unknown'],
    ['android', 'K-9 Mail: 550 user unknown'],
    ['gmail', 'Gmail app: 550 user unknown'],
    ['program', 'SERVER -> CLIENT: 550 user unknown'],
    ['python-smtplib', 'smtplib.SMTPRecipientsRefused: 550 user unknown'],
    ['iphone', 'Se colocó una copia en la bandeja de Salida. El servidor rechazó al destinatario “kim@example.org”.'],
    ['iphone', 'Verifica la configuración SSL del servidor saliente “mail.example.com”.'],
    ['thunderbird', 'Falló el envío del mensaje. 550 user unknown'],
    ['outlook', "Respuesta del servidor: '550 user unknown', Puerto: 25, Seguro (SSL): No"],
    // What only one app says comes before what several say.
    ['thunderbird', 'An error occurred while sending mail. The mail server responded: 550 user unknown'],
  ])('is %s: %s', (app, text) => {
    expect(speakerOf(text, false).app).toBe(app);
  });

  it('is not guessed from other words or from a bounce', async () => {
    expect(await find('550 5.1.1 user unknown')).not.toHaveProperty('app');
    expect(await find(bounce('PHPMailer', failed('smtp; 550 user unknown')))).not.toHaveProperty('app');
  });
});

describe('a bounce that was pasted', () => {
  it.each([
    ['Postfix', 'This is the mail system at host mx.example.org.'],
    ['qmail', 'Hi. This is the qmail-send program at example.org.'],
    ['Exim', 'This message was created automatically by mail delivery software.'],
    ['Gmail', 'Address not found. Your message wasn’t delivered to kim@example.org'],
    ['Exchange', 'Diagnostic information for administrators:'],
    ['German', 'Unzustellbar: Hallo'],
    ['French', 'Votre message n’a pas pu être remis'],
  ])('is known by the words of %s', (_, text) => {
    expect(speakerOf(text, false).isBounce).toBe(true);
  });

  it.each([
    'The message could not be sent because one of the recipients was rejected by the server.',
    'Cannot Send Mail. The recipient was rejected by the server because it does not allow relaying.',
    '550 Authentication is required for relay',
  ])('is no dialog of an app: %s', (text) => {
    expect(speakerOf(text, false).isBounce).toBe(false);
  });
});

it('another server is quoted by a bounce, not by an app that quotes its own', () => {
  const quotes = (text: string): boolean => speakerOf(text, false).quotesServer;
  expect(quotes('The response from the remote server was: 550 no')).toBe(true);
  expect(quotes('host mx.example.org[192.0.2.5] said: 550 no')).toBe(true);
  expect(quotes('The server response was: 5.7.1 Relay access denied')).toBe(false);
  expect(quotes("Server Response: '550 no'")).toBe(false);
});

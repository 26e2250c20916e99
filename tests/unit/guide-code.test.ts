import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import other from '../fixtures/other-provider.ts';
import {
  codeOf,
  type GuideCode,
  has,
  run,
  save,
  startServer,
  type TestServer,
  workFolder,
} from '../support/guide-code.ts';

/** The code of the guides, run for a provider of each kind. What needs a program that this machine doesn't have is skipped. */

// Signs that a shell, an env file or a URL could trip over.
const PASSWORD = 'Very#secret: 1 & "only"'.replaceAll('"', '');

/** Where Debian's package libphp-phpmailer puts it. */
const PHPMAILER = '/usr/share/php/libphp-phpmailer/autoload.php';

const PROVIDERS = [
  { security: 'SSL/TLS', userName: 'full-email-address', logsInAs: 'you@yourdomain.com' },
  { security: 'STARTTLS', userName: 'mailbox-name', logsInAs: 'you' },
] as const;

describe.each(PROVIDERS)('with $security and $userName', ({ security, userName, logsInAs }) => {
  const work = workFolder();
  let server: TestServer;
  let settings: MailSettings;
  beforeAll(async () => {
    server = await startServer(work.folder, security, { name: logsInAs, password: PASSWORD });
    settings = { ...other, outgoing: { ...other.outgoing, host: 'localhost', port: server.port, security, userName } };
  });
  afterAll(async () => {
    await server.stop();
    work[Symbol.dispose]();
  });

  /** Does what a guide says in a new folder and returns what its last command printed. */
  async function follow(
    guide: string,
    commands: (blocks: readonly GuideCode[]) => readonly string[],
    prepare: (folder: string) => void = () => undefined,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    using place = workFolder();
    const blocks = codeOf(guide, settings).map((block) => ({
      ...block,
      text: block.text.replaceAll('the password of your mailbox', PASSWORD),
    }));
    save(place.folder, blocks);
    prepare(place.folder);
    let said = '';
    for (const command of commands(blocks)) {
      const { status, output } = await run(place.folder, command, {
        SMTP_PASSWORD: PASSWORD,
        NODE_EXTRA_CA_CERTS: server.certificate,
        SSL_CERT_FILE: server.certificate,
        CURL_CA_BUNDLE: server.certificate,
        ...env,
      });
      expect({ command, status, output }).toMatchObject({ status: 0 });
      said = output;
    }
    return said;
  }

  const block = (name: string) => (blocks: readonly GuideCode[]) => [
    blocks.find((candidate) => candidate.name === name)?.text ?? `echo "no block ${name}"; exit 1`,
  ];

  /** The one message that arrived since the last look. */
  function arrived() {
    const [message, ...more] = server.received.splice(0);
    expect(more).toEqual([]);
    return message;
  }
  const sent = {
    user: logsInAs,
    from: 'you@yourdomain.com',
    to: ['friend@example.com'],
    text: expect.stringContaining('Subject: Test') as string,
  };

  test('the Nodemailer guide sends a message', async () => {
    expect(await follow('nodemailer', block('Run the test'))).toContain('Accepted: 250');
    expect(arrived()).toEqual(sent);
  });

  test.skipIf(!has('python3'))('the Python guide sends a message', async () => {
    expect(await follow('python-smtplib', block('Run the test'))).toContain('Accepted');
    expect(arrived()).toEqual(sent);
  });

  test.skipIf(!has('php') || !existsSync(PHPMAILER))('the PHPMailer guide sends a message', async () => {
    const installed = (folder: string) => {
      mkdirSync(path.join(folder, 'vendor'));
      writeFileSync(path.join(folder, 'vendor/autoload.php'), `<?php require '${PHPMAILER}';`);
    };
    expect(await follow('phpmailer', block('Run the test'), installed)).toContain('Accepted');
    expect(arrived()).toEqual(sent);
  });

  test.skipIf(!has('msmtp'))('the msmtp guide sends a message', async () => {
    const password = (folder: string) => writeFileSync(path.join(folder, '.msmtp-password'), `${PASSWORD}\n`);
    // The test's own certificate is not on the system's list.
    const trusting = (blocks: readonly GuideCode[]) =>
      block('Send a test')(blocks).map((text) =>
        text.replace('msmtp --', `msmtp --tls-trust-file='${server.certificate}' --file=.msmtprc --`),
      );
    await follow('msmtp', trusting, password);
    expect(arrived()).toEqual(sent);
  });

  test.skipIf(!has('curl'))('the command line guide sends a message with curl', async () => {
    await follow('command-line', block('Send with curl'));
    expect(arrived()).toEqual(sent);
  });

  test.skipIf(!has('swaks'))('the command line guide sends a message with swaks', async () => {
    await follow('command-line', block('Send with swaks'), undefined, { SWAKS_OPT_auth_password: PASSWORD });
    expect(arrived()).toEqual(sent);
  });

  test('the command line guide reaches the server with openssl', async () => {
    expect(await follow('command-line', block('Reach the server'))).toContain('verify return:1');
  });
});

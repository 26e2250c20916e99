import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../../src/lib/diagnosis/load-catalogue.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import other from '../fixtures/other-provider.ts';
import { isMissing } from '../support/find-program.ts';
import { codeOf, type GuideCode, run, save } from '../support/guide-code.ts';
import { createAuthority } from '../support/mail/certificates.ts';
import { type Exim, eximIsMissing, startExim } from '../support/mail/exim.ts';
import { MAILBOX } from '../support/mail/server.ts';

/** The code of the guides sends mail through a real server, for a provider of each kind. */

// Characters that are special in a shell, an env file or a URL.
const PASSWORD = 'Very#secret: 1 & only';

/** Where Debian's package libphp-phpmailer installs it. */
const PHPMAILER = '/usr/share/php/libphp-phpmailer/autoload.php';

interface Guide {
  readonly id: string;
  /** The block with the command that sends the message. */
  readonly block: string;
  /** What has to be installed. */
  readonly needs?: readonly string[];
  /** Does what the guide says before that command. */
  readonly prepare?: (folder: string, password: string) => void;
  /** Makes the command trust the test's certificate, if the environment can't. */
  readonly trust?: (command: string, certificate: string) => string;
}

const GUIDES: Readonly<Record<string, Guide>> = {
  Nodemailer: { id: 'nodemailer', block: 'Run the test' },
  Python: { id: 'python-smtplib', block: 'Run the test', needs: ['python3'] },
  PHPMailer: {
    id: 'phpmailer',
    block: 'Run the test',
    needs: ['php', PHPMAILER],
    prepare(folder) {
      mkdirSync(path.join(folder, 'vendor'));
      writeFileSync(path.join(folder, 'vendor/autoload.php'), `<?php require '${PHPMAILER}';`);
    },
  },
  msmtp: {
    id: 'msmtp',
    block: 'Send a test',
    needs: ['msmtp'],
    prepare: (folder, password) => writeFileSync(path.join(folder, '.msmtp-password'), `${password}\n`),
    trust: (command, certificate) =>
      command.replace('msmtp --', `msmtp --tls-trust-file='${certificate}' --file=.msmtprc --`),
  },
  curl: { id: 'command-line', block: 'Send with curl', needs: ['curl'] },
  swaks: { id: 'command-line', block: 'Send with swaks', needs: ['swaks'] },
};

/** Takes a few seconds. */
const catalogue = loadCatalogue();

const PROVIDERS = [
  { security: 'SSL/TLS', userName: 'full-email-address', signsInAs: 'you@yourdomain.com' },
  { security: 'STARTTLS', userName: 'mailbox-name', signsInAs: 'you' },
] as const;

describe.skipIf(eximIsMissing('the code of the guides')).each(PROVIDERS)(
  'with $security and $userName',
  ({ security, userName, signsInAs }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-code-'));
    const certificate = path.join(folder, 'authority.pem');
    let server: Exim;
    let settings: MailSettings;
    beforeAll(async () => {
      const authority = await createAuthority();
      writeFileSync(certificate, authority.pem);
      server = await startExim({ host: 'localhost', security, users: { [signsInAs]: PASSWORD }, authority });
      const { port } = server;
      settings = { ...other, outgoing: { ...other.outgoing, host: 'localhost', port, security, userName } };
    });
    afterAll(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Does what a guide says in a new folder. */
    async function follow({ id, block, prepare, trust }: Guide, password: string): ReturnType<typeof run> {
      const own = mkdtempSync(path.join(folder, `${id}-`));
      const blocks = codeOf(id, settings).map(({ name, text }): GuideCode => ({
        name,
        text: text.replaceAll('the password of your mailbox', password),
      }));
      save(own, blocks);
      prepare?.(own, password);
      const command = blocks.find(({ name }) => name === block)?.text ?? `echo "No block ${block}."; exit 1`;
      return run(own, trust?.(command, certificate) ?? command, {
        SMTP_PASSWORD: password,
        SWAKS_OPT_auth_password: password,
        NODE_EXTRA_CA_CERTS: certificate,
        SSL_CERT_FILE: certificate,
        CURL_CA_BUNDLE: certificate,
      });
    }

    describe.each(Object.entries(GUIDES))('the %s guide', (name, guide) => {
      const missing = isMissing(`the ${name} guide`, ...(guide.needs ?? []));

      test.skipIf(missing)('sends a message', async () => {
        const before = await server.delivered();
        expect(await follow(guide, PASSWORD)).toMatchObject({ status: 0 });
        await expect.poll(async () => server.delivered()).toHaveLength(before.length + 1);
        const message = (await server.delivered()).at(-1);
        expect(message).toContain('Envelope-to: friend@example.com\n');
        expect(message).toContain(`From: ${MAILBOX.email}\n`);
        expect(message).toContain('Subject: Test\n');
      });

      test.skipIf(missing)('prints an error that the diagnosis knows if the password is wrong', async () => {
        const { status, output } = await follow(guide, 'wrong-password');
        expect(status).not.toBe(0);
        expect((await diagnose(output, await catalogue)).cause, output).toBe('authentication-failed');
      });
    });

    test.skipIf(isMissing('the openssl command', 'openssl'))(
      'the command line guide reaches the server with openssl',
      async () => {
        const { output } = await follow({ id: 'command-line', block: 'Reach the server' }, PASSWORD);
        expect(output).toContain('verify return:1');
      },
    );
  },
);

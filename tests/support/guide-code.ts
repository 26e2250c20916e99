import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { SMTPServer } from 'smtp-server';
import { unified } from 'unified';
import { fillCode } from '../../src/lib/content/code-tokens.ts';
import type { MailSettings, SecurityMode } from '../../src/lib/settings/schema.ts';
import { ROOT } from './project.ts';

/** Takes the code out of a guide, as a provider's customers get it, and runs it against a mail server of the test's own. */

export interface GuideCode {
  /** What its author called it: a file's name if the code is a file. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** The code blocks of `guide` that a customer with these settings sees, in order, with the values filled in. */
export function codeOf(guide: string, settings: MailSettings): GuideCode[] {
  const file = path.join(ROOT, 'src/content/guides', `${guide}.mdx`);
  const blocks: GuideCode[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'WhenSecurity') {
      const is = node.attributes.find((item) => item.type === 'mdxJsxAttribute' && item.name === 'is')?.value;
      if (is !== settings.outgoing.security) return;
    }
    if (node.type === 'code') {
      const { parts } = fillCode(settings, node.value);
      blocks.push({
        name: node.meta ?? '',
        language: node.lang ?? '',
        text: `${parts.map(({ text }) => text).join('')}\n`,
      });
    }
    if ('children' in node) node.children.forEach(read);
  };
  read(parser.parse(parseFrontmatter(readFileSync(file, 'utf8')).content));
  return blocks;
}

/** A folder for one test, gone when it is over. */
export function workFolder(): { folder: string; [Symbol.dispose]: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-code-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Saves the blocks that are files under their names, as the guide says, and the packages that they import. */
export function save(folder: string, blocks: readonly GuideCode[]): void {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const { name, text } of blocks) {
    if (/^[\w.-]*\.\w+$/u.test(name)) writeFileSync(path.join(folder, name), text, { mode: 0o600 });
  }
}

/** Runs a command line of a guide in `folder`. @returns its exit code and all that it printed */
export async function run(
  folder: string,
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const search = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
    execFile(
      'sh',
      ['-c', command],
      { cwd: folder, timeout: 60_000, env: { HOME: folder, ...env, PATH: search } },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

/** Whether a program is on this machine. */
export function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface Received {
  /** The user name that signed in. */
  readonly user: string | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

export interface TestServer {
  readonly port: number;
  /** PEM file of the server's certificate, for programs to trust. */
  readonly certificate: string;
  readonly received: Received[];
  stop(): Promise<void>;
}

/** A submission server on localhost that knows one user and, like the real one, relays for nobody who hasn't signed in. */
export async function startServer(
  folder: string,
  security: SecurityMode,
  user: { readonly name: string; readonly password: string },
): Promise<TestServer> {
  const certificate = path.join(folder, 'server.pem');
  const key = path.join(folder, 'server.key');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const received: Received[] = [];
  const server = new SMTPServer({
    secure: security === 'SSL/TLS',
    cert: readFileSync(certificate),
    key: readFileSync(key),
    authMethods: ['PLAIN', 'LOGIN'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, callback) {
      if (username === user.name && password === user.password) callback(null, { user: username });
      else callback(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onRcptTo(_address, session, callback) {
      if (session.user) return callback();
      return callback(Object.assign(new Error('Authentication is required for relay'), { responseCode: 550 }));
    },
    onData(stream, session, callback) {
      let text = '';
      stream.on('data', (data: Buffer) => (text += data.toString()));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          user: session.user,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text,
        });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate,
    received,
    stop: async () => new Promise((resolve) => server.close(() => resolve())),
  };
}

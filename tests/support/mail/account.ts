import { parseFrontmatter } from '@astrojs/markdown-remark';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readBody, type StepSummary } from '../../../src/lib/content/mdx.ts';
import type { Repair } from '../../../src/lib/content/schemas.ts';
import type { MailSettings, SecurityMode } from '../../../src/lib/settings/schema.ts';
import { userNameFor } from '../../../src/lib/settings/wording.ts';
import { ROOT } from '../project.ts';
import type { Mailbox } from './server.ts';

/** What a person has typed into a mail app: the fields that the five repairs put right. */
export interface Account {
  readonly email: string;
  readonly server: string;
  readonly port: number;
  readonly security: SecurityMode;
  /** Whether the app logs in to send. */
  readonly authentication: boolean;
  readonly userName: string;
  readonly password: string;
}

/** An account with everything as the settings say. */
export function rightAccount(settings: MailSettings, mailbox: Mailbox): Account {
  const { host, port, security } = settings.outgoing;
  return {
    email: mailbox.email,
    server: host,
    port,
    security,
    authentication: true,
    userName: userNameFor(settings, mailbox.email),
    password: mailbox.password,
  };
}

/** The account after a person has done what the steps with these repairs say. */
export function repaired(
  account: Account,
  repairs: readonly Repair[],
  settings: MailSettings,
  mailbox: Mailbox,
): Account {
  const { server, port, security, authentication, userName, password } = rightAccount(settings, mailbox);
  const right: Record<Repair, Partial<Account>> = {
    authentication: { authentication },
    'user-name': { userName },
    server: { server, port, security },
    password: { password },
    test: {},
  };
  return repairs.reduce((before, repair) => ({ ...before, ...right[repair] }), account);
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** The numbered steps of the error article at `address`, as its readers see them. */
export function stepsOf(address: string, settings: MailSettings): readonly StepSummary[] {
  const file = path.join(ROOT, 'src/content', `${address.replace(/^\/|\/$/gu, '')}.mdx`);
  return readBody(parser.parse(parseFrontmatter(readFileSync(file, 'utf8')).content), settings).steps;
}

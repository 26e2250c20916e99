import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import en from '../../src/i18n/locales/en.ts';
import { fillCode } from '../../src/lib/content/code-tokens.ts';
import type { MailSettings } from '../../src/lib/settings/schema.ts';
import { ROOT } from './project.ts';

/** A code block of a guide. */
export interface GuideCode {
  /** What its author called it: a file name if the code is a file. */
  readonly name: string;
  readonly text: string;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** The code blocks of a guide as customers with these settings see them. */
export function codeOf(guide: string, settings: MailSettings): GuideCode[] {
  const file = path.join(ROOT, 'src/content/guides', `${guide}.mdx`);
  const blocks: GuideCode[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'WhenSecurity') {
      const is = node.attributes.find((item) => item.type === 'mdxJsxAttribute' && item.name === 'is')?.value;
      if (is !== settings.outgoing.security) return;
    }
    if (node.type === 'code') {
      const { parts } = fillCode(settings, node.value, en.settings);
      blocks.push({ name: node.meta ?? '', text: `${parts.map(({ text }) => text).join('')}\n` });
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(parser.parse(parseFrontmatter(readFileSync(file, 'utf8')).content));
  return blocks;
}

/** Saves the blocks that are files, as the guide says, next to the packages that they import. */
export function save(folder: string, blocks: readonly GuideCode[]): void {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const { name, text } of blocks) {
    if (/^[\w.-]*\.\w+$/u.test(name)) writeFileSync(path.join(folder, name), text, { mode: 0o600 });
  }
}

/** Runs a command of a guide. @returns its exit code and everything it printed */
export async function run(
  folder: string,
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; output: string }> {
  const PATH = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  const options = { cwd: folder, timeout: 60_000, env: { HOME: folder, ...env, PATH } };
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], options, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

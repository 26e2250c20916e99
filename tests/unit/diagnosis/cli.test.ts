import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/project.ts';

const FIXTURES = 'tests/fixtures/diagnosis';

function run(args: string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/diagnose.ts', ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('npm run diagnose', () => {
  it('prints one line of JSON for each file, and continues after a missing one', () => {
    const { status, out, err } = run([
      '--json',
      `${FIXTURES}/dsn-base64.eml`,
      'no.eml',
      `${FIXTURES}/out-of-office.eml`,
    ]);
    expect(status).toBe(1);
    expect(err).toContain("no.eml can't be read");
    const [bounce, reply] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(bounce).toMatchObject({
      file: `${FIXTURES}/dsn-base64.eml`,
      cause: 'no-such-user',
      article: '/errors/550-5-1-1-user-unknown/',
      evidence: expect.stringContaining('User unknown') as string,
    });
    expect(reply).toMatchObject({ cause: 'unknown', confidence: 0, evidence: '', article: null });
  });

  it('reads standard input, prints facts and what a code can mean, and is safe for the terminal', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'mail-help-')), 'code.txt');
    writeFileSync(file, '550');
    const text = '550 5.1.1 \u001b[31muser\u001b[0m unknown\nServer: mx.example.org';
    const { status, out } = run(['-', file], text);
    rmSync(path.dirname(file), { recursive: true });
    expect(status).toBe(0);
    expect(out).toContain('(no-such-user, ');
    expect(out).toMatch(/^ +server: +mx\.example\.org$/mu);
    expect(out).toMatch(
      /^ +cause: +not recognized\n(?: +can mean: .*\n)* +can mean: .* \(relay-authentication-required\)/mu,
    );
    expect(out).not.toMatch(/\{\w+\.|\u001b/u);
  });

  it.each([
    [['--jsn', 'x'], "Unknown option '--jsn'"],
    [['--cross-validate', 'x'], 'Usage'],
    [[], 'Usage'],
  ])('explains wrong arguments: %j', (args, message) => {
    const { status, err } = run(args);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('Usage: npm run diagnose');
  });

  it('measures itself against labels, where a|b takes either cause, and never prints a text', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-'));
    const list = path.join(folder, 'labels.tsv.gz');
    writeFileSync(list, gzipSync('cause\ttext\nother|no-such-user\t550 5.1.1\\nuser unknown\nmailbox-full\tHello\n'));
    const { status, out } = run(['--score', list]);
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    expect(out).toMatch(/^errors right: +1 of 2 \(50\.0 %\)$/mu);
    expect(out).toContain('mailbox-full → unknown: 3');
    expect(out).not.toMatch(/Hello|user unknown/u);
  });
});

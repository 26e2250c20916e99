import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../..');
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
  it('prints one line of JSON for each file', () => {
    const { status, out } = run(['--json', `${FIXTURES}/dsn-base64.eml`, `${FIXTURES}/out-of-office.eml`]);
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({
      file: `${FIXTURES}/dsn-base64.eml`,
      cause: 'no-such-user',
      article: '/errors/550-5-1-1-user-unknown/',
    });
    expect(lines[0]?.['evidence']).toContain('User unknown');
    expect(lines[1]).toMatchObject({ cause: 'unknown', confidence: 0, evidence: '', article: null });
  });

  it('reads standard input and prints text', () => {
    const { status, out } = run(['-'], '550 Authentication is required for relay');
    expect(status).toBe(0);
    expect(out).toContain('relay-authentication-required');
    expect(out).not.toContain('{server');
  });

  it('continues after a missing file', () => {
    const { status, out, err } = run(['--json', 'no-such-file.eml', `${FIXTURES}/delayed.eml`]);
    expect(status).toBe(1);
    expect(err).toContain('no-such-file.eml can't be read');
    expect(out).toContain('try-again-later');
  });

  it('explains wrong arguments', () => {
    expect(run([])).toMatchObject({ status: 2 });
    expect(run(['--jsn', 'x']).err).toContain('Unknown option '--jsn'');
  });

  it('measures itself against labels, where a|b takes either cause', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mail-help-'));
    const list = path.join(folder, 'labels.tsv');
    writeFileSync(list, 'cause\ttext\nother|no-such-user\t550 5.1.1\\nuser unknown\nmailbox-full\tHello\n');
    const { status, out } = run(['--score', list]);
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    expect(out).toContain('1 of 2 right');
    expect(run(['--score', 'missing.tsv'])).toMatchObject({ status: 1 });
  });

  it('doesn't pass control characters to the terminal', () => {
    expect(run(['-'], '550 5.1.1 \u001b[31muser\u001b[0m unknown').out).not.toContain('\u001b');
  });
});

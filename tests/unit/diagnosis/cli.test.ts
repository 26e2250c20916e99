import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../..');
const FIXTURES = 'tests/fixtures/diagnosis';

function run(args: string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/diagnose.ts', ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

describe('npm run diagnose', () => {
  it('prints one line of JSON a file', () => {
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

  it('reads standard input and says it in words', () => {
    const { status, out } = run(['-'], '550 Authentication is required for relay');
    expect(status).toBe(0);
    expect(out).toContain('relay-authentication-required');
    expect(out).not.toContain('{server');
  });

  it('goes on after a file that is missing', () => {
    const { status, out, err } = run(['--json', 'no-such-file.eml', `${FIXTURES}/delayed.eml`]);
    expect(status).toBe(1);
    expect(err).toContain('no-such-file.eml: cannot be read');
    expect(out).toContain('try-again-later');
  });

  it('explains itself when used wrongly', () => {
    expect(run([])).toMatchObject({ status: 2 });
    expect(run(['--jsn', 'x']).err).toContain('There is no option --jsn.');
  });

  it('lets no input drive the terminal', () => {
    expect(run(['-'], '550 5.1.1 \u001b[31muser\u001b[0m unknown').out).not.toContain('\u001b');
  });
});

import { describe, expect, test } from 'vitest';
import { codeChildren, codeLabel, fenceFault, fillCode } from '../../src/lib/content/code.ts';
import other from '../fixtures/other-provider.ts';

/** What a reader sees. */
function filled(code: string): string {
  return fillCode(other, code)
    .parts.map(({ text }) => text)
    .join('');
}

describe('code in content', () => {
  test('has the values of the settings in it', () => {
    expect(filled('host: "{outgoing.host}", port: {outgoing.port}')).toBe(
      'host: "submit.northwind.example", port: 587',
    );
  });

  test('has the reader’s own name as the provider wants it, and the address, each in a place of its own', () => {
    expect(fillCode(other, 'user {userName.example} from {email.example}').parts).toEqual([
      { text: 'user ' },
      { text: 'you', place: 'userName' },
      { text: ' from ' },
      { text: 'you@yourdomain.com', place: 'email' },
    ]);
    const full = { ...other, outgoing: { ...other.outgoing, userName: 'full-email-address' as const } };
    expect(fillCode(full, '{userName.example}').parts).toEqual([{ text: 'you@yourdomain.com', place: 'userName' }]);
  });

  test.each(['{ text: 1 }', '${outgoing.host}', '{0}', '{client.name}', '{{ user.name }}', '{outgoing}'])(
    '%s belongs to the program',
    (code) => {
      expect(fillCode(other, code)).toEqual({ parts: [{ text: code }], unknown: [] });
    },
  );

  test('a backslash keeps a brace that would be a value', () => {
    expect(filled('print("\\{server.software}")')).toBe('print("{server.software}")');
  });

  test('a token that names nothing is reported with its line and the nearest one that does', () => {
    const { unknown } = fillCode(other, 'a\nb {outgoing.prot}\nc {support.fax}');
    expect(unknown.map(({ line }) => line)).toEqual([1, 2]);
    expect(unknown[0]?.message).toMatch(
      /^the code names "\{outgoing\.prot\}", which is not a value of the settings; did you mean "\{outgoing\.port\}"\? For a brace of the program itself write \\\{outgoing\.prot\}\. Known: .*outgoing\.host, .*, userName\.example, email\.example$/u,
    );
    // A value that is no path, as running text has it, is none of code.
    expect(unknown[0]?.message).not.toMatch(/, userName,/u);
    expect(fillCode(other, '{outgoing.nothingLikeIt}').unknown[0]?.message).toContain('settings; For a brace');
  });

  test('a token may have a path of several parts, and a backslash keeps that too', () => {
    expect(fillCode(other, '{outgoing.host.name}').unknown).toHaveLength(1);
    expect(filled('\\{outgoing.host.name} {email.example} \\{outgoing.host.name}')).toBe(
      '{outgoing.host.name} you@yourdomain.com {outgoing.host.name}',
    );
    expect(filled('C:\\dir \\{x} \\n')).toBe('C:\\dir \\{x} \\n');
  });
});

describe('a fence', () => {
  const fence = (lang: string | null, meta: string | null) => ({ type: 'code' as const, value: 'x', lang, meta });
  const known = 'Known: conf, csharp, js, php, python, sh';

  test.each([
    ['conf', 'Configuration: a'],
    ['csharp', 'C# code: a'],
    ['js', 'JavaScript code: a'],
    ['php', 'PHP code: a'],
    ['python', 'Python code: a'],
    ['sh', 'Command: a'],
  ])('of %s is called by its language and its name', (lang, label) => {
    expect(fenceFault(fence(lang, 'a'))).toBeUndefined();
    expect(codeLabel(fence(lang, 'a'))).toBe(label);
  });

  test('without a language, with an unknown one or without a name is refused with what it needs', () => {
    expect(fenceFault(fence(null, null))).toBe(`code begins with \`\`\` and its language ${known}`);
    expect(fenceFault(fence('pyhton', 'a'))).toBe(
      `code begins with \`\`\` and its language; "pyhton" is not known, did you mean "python"? ${known}`,
    );
    expect(fenceFault(fence('fortran', 'a'))).toBe(
      `code begins with \`\`\` and its language; "fortran" is not known ${known}`,
    );
    for (const name of [null, '', ' '])
      expect(fenceFault(fence('sh', name))).toBe(
        'code needs a name after its language, such as ```sh The whole program',
      );
  });
});

test('in HTML the reader’s own values have places that the page can fill', () => {
  expect(
    codeChildren([{ text: 'a ' }, { text: 'you', place: 'userName' }, { text: 'you@x.example', place: 'email' }]),
  ).toEqual([
    { type: 'text', value: 'a ' },
    { type: 'element', tagName: 'span', properties: { dataUserName: '' }, children: [{ type: 'text', value: 'you' }] },
    {
      type: 'element',
      tagName: 'span',
      properties: { dataEmail: '' },
      children: [{ type: 'text', value: 'you@x.example' }],
    },
  ]);
});

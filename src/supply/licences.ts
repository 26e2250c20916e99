/** The licences of what is installed and of what travels to readers. */

/**
 * Licences (SPDX identifiers) that packages may have: all let a site be built with them, and shipped with their notice.
 * The weak copyleft ones (MPL, LGPL) belong to tools that are run and not changed.
 */
export const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
] as const;

/**
 * Whether a licence expression (SPDX 2.3, annex D) can be met with allowed licences: every part of an AND, and one of an
 * OR. AND binds more tightly than OR. Exceptions (WITH) are not known, and so not allowed.
 *
 * @param expression what package.json says, such as `(MIT OR Apache-2.0)`; `undefined` where it says nothing
 */
export function isAllowed(expression: string | undefined): boolean {
  const tokens = expression?.match(/[()]|[^\s()]+/gu) ?? [];
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return (ALLOWED as readonly string[]).includes(token ?? '');
    const inside = or();
    return tokens[at++] === ')' && inside;
  };
  const and = (): boolean => {
    let all = one();
    while (tokens[at] === 'AND') {
      at += 1;
      all = one() && all;
    }
    return all;
  };
  const or = (): boolean => {
    let any = and();
    while (tokens[at] === 'OR') {
      at += 1;
      any = and() || any;
    }
    return any;
  };
  const allowed = or();
  return allowed && at === tokens.length;
}

/** A package that travels to readers, or whose work does. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** Its licence, as an SPDX expression. */
  readonly licence: string;
  /** What of it travels, as a phrase. */
  readonly use: string;
  /** The text of its licence files. */
  readonly text: string;
}

/** The text of `/licences.txt`: each package once, in alphabetical order, with the notice that its licence asks for. */
export function licencesText(shipped: readonly Shipped[]): string {
  const inOrder = [...shipped].sort((a, b) => (a.name < b.name ? -1 : 1));
  const list = inOrder.map(
    ({ name, version, licence, use }) => `${name} ${version} (${licence.replace(/^\((.*)\)$/u, '$1')}): ${use}`,
  );
  const texts = inOrder.map(({ name, text }) => `${'='.repeat(72)}\n${name}\n${'='.repeat(72)}\n\n${text.trim()}\n`);
  return `This site is made with the work of others. What of it travels to you:\n\n${list.join('\n')}\n\n${texts.join('\n')}`;
}

/** The names of the packages that such a text lists. */
export function namesIn(licences: string): string[] {
  return [...licences.matchAll(/^(\S+) \d\S* \(.+\): /gmu)].map(([, name]) => name ?? '');
}

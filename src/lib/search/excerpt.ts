/** Some text of an excerpt, and whether it is what was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Reads Pagefind's excerpt as text, so that nothing becomes markup: `<mark>` is around what was found, and the page's
 * own `<` and `>` are written `&lt;` and `&gt;`.
 */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return [...excerpt.matchAll(/<mark>(.*?)<\/mark>|[^<]+|</gsu)]
    .map(([all, found]) => ({
      text: (found ?? all).replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      marked: found !== undefined,
    }))
    .filter(({ text }) => text !== '');
}

const textOf = (parts: readonly ExcerptPart[]): string => parts.map(({ text }) => text).join('');

/**
 * An excerpt for below its page's title: without the title, and with … where the page's text is cut within a sentence.
 *
 * @param content the page's text, which begins with its title
 */
export function framedExcerpt(parts: readonly ExcerptPart[], content: string, title: string): ExcerptPart[] {
  const text = textOf(parts);
  const start = content.indexOf(text);
  if (text === '' || start < 0) return [...parts];
  const body = content.startsWith(title)
    ? (/^[.\s]*/u.exec(content.slice(title.length))?.[0].length ?? 0) + title.length
    : 0;
  const shown = withoutStart(parts, body - start);
  if (shown.length === 0) return [];
  const before = content.slice(0, Math.max(start, body)).trimEnd();
  const isCutAtStart = start > body && !/[.?!:]["”’)]*$/u.test(before);
  const isCutAtEnd = !/[.?!]["”’)]*\s*$/u.test(text) && start + text.length < content.trimEnd().length;
  return [
    ...(isCutAtStart ? [{ text: '… ', marked: false }] : []),
    ...shown,
    ...(isCutAtEnd ? [{ text: ' …', marked: false }] : []),
  ];
}

/** The parts without their first characters. */
function withoutStart(parts: readonly ExcerptPart[], length: number): ExcerptPart[] {
  let left = Math.max(0, length);
  return parts.flatMap((part) => {
    const text = part.text.slice(left);
    left = Math.max(0, left - part.text.length);
    return text === '' ? [] : [{ ...part, text }];
  });
}

/** The longest run of words that were found, as the page has it, without the punctuation around it. */
export function longestRun(parts: readonly ExcerptPart[]): string {
  const runs = [''];
  for (const { text, marked } of parts) {
    if (marked || /^\s+$/u.test(text)) runs.push(`${runs.pop() ?? ''}${text}`);
    else runs.push('');
  }
  return runs
    .map((run) => run.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .reduce((best, run) => (run.length > best.length ? run : best));
}

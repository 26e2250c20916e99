/**
 * What a text for people cannot hold, in settings and in content alike: control characters and half characters, which
 * HTML and XML cannot hold, line and paragraph separators, and marks that make text read as something else.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text is one line of characters that can be seen. */
export function isPlainLine(text: string): boolean {
  return !UNFIT.test(text);
}

/** The text with all that a plain line cannot hold as escapes of JavaScript, for messages in a terminal. */
export function escaped(text: string): string {
  return text.replace(new RegExp(UNFIT, 'gu'), (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** `value` with `change` made to every text in it, however deep; dates and numbers pass unchanged. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item as unknown, change)) as T;
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, mapTexts(item as unknown, change)]),
    ) as T;
  }
  return value;
}

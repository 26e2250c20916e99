/** `2026-11-24`, in UTC as front matter dates are. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const longDays = new Map<string, Intl.DateTimeFormat>();

/** `November 24, 2026`, as the language writes it (a BCP 47 tag). */
export function longDay(date: Date, language = 'en-US'): string {
  const format = longDays.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  longDays.set(language, format);
  return format.format(date);
}

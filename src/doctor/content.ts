import type { CheckedPage, CheckedTranslation } from '../content-model/check.ts';
import type { GuideData, PageData } from '../content-model/schemas.ts';
import { reviewsOf } from '../review.ts';
import { isoDay } from '../structured-data.ts';
import type { Finding } from './findings.ts';

/** Days before a review is due from which it is worth planning. */
export const SOON_DAYS = 30;

/** How authors write that nobody has seen the thing itself: in `versions`, and in the notes of sources. */
const UNCONFIRMED =
  /\bunconfirmed\b|\bnot(?: \w+)? (?:seen|confirmed|run|tried|tested)\b|\b(?:could not|no \w+(?: \w+){0,6} could) be (?:confirmed|read)\b/iu;

/**
 * What in the content is old, unconfirmed or weakly supported. Content that cannot be published does not come here:
 * `checkContent` has refused it.
 *
 * @param today the day to judge by
 */
export function contentFindings(
  pages: readonly CheckedPage[],
  translations: readonly CheckedTranslation[],
  today: Date,
): Finding[] {
  const findings: Finding[] = [];
  const add = (
    harm: Finding['harm'],
    what: (count: number) => string,
    where: readonly string[],
    remedy: string,
  ): void => {
    if (where.length > 0) findings.push({ harm, what: what(where.length), where, remedy });
  };

  add(
    'stops',
    (count) => `${pagesWord(count)} would claim a day that has not come yet.`,
    pages.flatMap(({ file, data }) => ahead(data, today).map((field) => `${file}: ${field}`)),
    'Correct the date; also see whether the clock of this machine is right.',
  );

  const reviews = reviewsOf(pages, today);
  add(
    'misleads',
    (count) => `${pagesWord(count)} not compared with the sources for too long; menus and errors may have changed.`,
    reviews.flatMap(({ page, overdue }) => (overdue > 0 ? [`${page.file}: overdue by ${days(overdue)}`] : [])),
    'Compare each with its sources, correct it, and set checked. /review/ lists them all.',
  );
  add(
    'misleads',
    (count) =>
      `${count === 1 ? 'A translation is' : `${count} translations are`} older than the original and may say what it no longer says.`,
    translations.flatMap(({ file, original, translated }) => {
      const changed = lastChange(original.data);
      return changed > translated
        ? [`${file}: compared on ${isoDay(translated)}, ${original.file} changed or checked on ${isoDay(changed)}`]
        : [];
    }),
    'Compare each with its original, and set translated.',
  );
  add(
    'misleads',
    (count) =>
      `${pagesWord(count)} with something that nobody could confirm; a reader may look for a label that is not there.`,
    unconfirmed(pages),
    'Somebody who has the app or device should follow the page, correct it and drop the remark.',
  );
  add(
    'misleads',
    (count) => `${count === 1 ? 'One error article rests' : `${count} error articles rest`} on a single source.`,
    pages.filter(({ collection, data }) => collection === 'errors' && data.sources.length < 2).map(({ file }) => file),
    'Look for a second one that says the same, and add it to sources.',
  );
  add(
    'work',
    (count) => `${pagesWord(count)} due for review within ${SOON_DAYS} days.`,
    reviews.flatMap(({ page, due, overdue }) =>
      overdue <= 0 && overdue > -SOON_DAYS ? [`${page.file}: due on ${isoDay(due)}`] : [],
    ),
    'Plan the time for it.',
  );
  add(
    'work',
    (count) => `${count === 1 ? 'One guide has' : `${count} guides have`} never been reviewed since publication.`,
    pages
      .filter(({ collection, data }) => collection === 'guides' && data.checked <= data.published)
      .filter(({ data }) => data.published < today)
      .map(({ file, data }) => `${file}: published and last checked on ${isoDay(data.published)}`),
    'Follow each once on the device itself, and set checked.',
  );
  return findings;
}

function pagesWord(count: number): string {
  return count === 1 ? 'One page' : `${count} pages`;
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** Dates of a page that lie after `today`, as fields. */
function ahead({ published, checked, changes }: PageData, today: Date): string[] {
  const dates: [string, Date][] = [
    ['published', published],
    ['checked', checked],
    ...changes.map(({ date }, index): [string, Date] => [`changes[${index}].date`, date]),
  ];
  return dates.filter(([, date]) => date > today).map(([field, date]) => `${field} is ${isoDay(date)}`);
}

/** The last day on which the original was changed or corrected. */
function lastChange({ checked, changes }: PageData): Date {
  return new Date(Math.max(checked.getTime(), ...changes.map(({ date }) => date.getTime())));
}

/** Pages with such a remark, each with the first one. Guides come first: their labels are what a reader looks for. */
function unconfirmed(pages: readonly CheckedPage[]): string[] {
  const found = pages.flatMap(({ collection, file, data }) => {
    const versions = collection === 'guides' ? (data as GuideData).versions : [];
    const remarks = [...versions, ...data.sources.flatMap(({ note }) => note ?? [])];
    const remark = remarks.flatMap((text) => text.split(/(?<=[.;])\s/u)).find((sentence) => UNCONFIRMED.test(sentence));
    return remark === undefined ? [] : [{ guide: collection === 'guides', place: `${file}: ${remark}` }];
  });
  return [...found.filter(({ guide }) => guide), ...found.filter(({ guide }) => !guide)].map(({ place }) => place);
}

import type { CollectionName, PageData } from './content/schemas.ts';

/**
 * When a page is due to be compared with its sources again. Menus of mail apps move often, what an error means hardly
 * ever; a page can name its own period. And when a translation is due to be compared with its original again.
 */

/** Days from `checked` until a page is due, where its front matter names no other number. */
const REVIEW_AFTER_DAYS: Readonly<Record<CollectionName, number>> = {
  guides: 180,
  errors: 365,
  articles: 365,
  symptoms: 365,
};

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What the review needs to know of a page. */
export interface Reviewable {
  readonly collection: CollectionName;
  readonly data: { readonly checked: Date; readonly reviewAfterDays?: number | undefined };
}

export interface Review<Page extends Reviewable> {
  readonly page: Page;
  /** The day on which the page is due, at midnight UTC. */
  readonly due: Date;
  /** Days since that day; 0 or less where the page is not overdue. */
  readonly overdue: number;
}

/**
 * All pages, the longest overdue first.
 *
 * @param today any moment of the day to judge by
 */
export function reviewsOf<Page extends Reviewable>(pages: readonly Page[], today: Date): Review<Page>[] {
  return pages
    .map((page) => {
      const days = page.data.reviewAfterDays ?? REVIEW_AFTER_DAYS[page.collection];
      const due = Math.floor(page.data.checked.getTime() / DAY_MS) + days;
      return { page, due: new Date(due * DAY_MS), overdue: Math.floor(today.getTime() / DAY_MS) - due };
    })
    .sort((a, b) => b.overdue - a.overdue);
}

/** The one sentence for the owner; `undefined` where no page is overdue. */
export function overdueWarning(reviews: readonly Review<Reviewable & { readonly file: string }>[]): string | undefined {
  const late = reviews.filter(({ overdue }) => overdue > 0);
  const worst = late[0];
  if (!worst) return undefined;
  const days = `${worst.overdue} ${worst.overdue === 1 ? 'day' : 'days'}`;
  return late.length === 1
    ? `1 page is overdue to be checked against its sources: ${worst.page.file}, by ${days}.`
    : `${late.length} pages are overdue to be checked against their sources, ${worst.page.file} the most, by ${days}.`;
}

/**
 * The day of a page's last change that readers should know of. A page that was only checked has no new entry in
 * `changes`, and its translations stay as good as they were.
 */
export function lastChange({ published, changes }: Pick<PageData, 'published' | 'changes'>): Date {
  return new Date(Math.max(published.getTime(), ...changes.map(({ date }) => date.getTime())));
}

/** Whether a page has changed since it was translated. A translation of the same day has the change. */
export function isStale(original: Pick<PageData, 'published' | 'changes'>, translated: Date): boolean {
  return lastChange(original) > translated;
}

/** Thrown where `BUILD_DAY` is no day. */
class BuildDayError extends Error {
  override name = 'BuildDayError';
}

/**
 * The day of this build. `BUILD_DAY` names another one, so that a day's site can be built again and tests are not
 * tied to the clock.
 *
 * @param named the value of `BUILD_DAY`, such as `2026-11-24`; empty or missing for the day that it is (UTC)
 * @throws {BuildDayError} where it is no day
 */
export function buildDay(named: string | undefined = process.env['BUILD_DAY']): Date {
  if (!named) return new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const day = new Date(`${named}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== named) {
    throw new BuildDayError(`BUILD_DAY: found "${named}"; expected a day, such as 2026-11-24.`);
  }
  return day;
}

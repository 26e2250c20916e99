import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildDay, BuildDayError, overdueWarning, REVIEW_AFTER_DAYS, reviewsOf } from '../../src/lib/review.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const page = (file: string, checked: string, reviewAfterDays?: number) => ({
  file,
  collection: 'guides' as const,
  data: { checked: day(checked), reviewAfterDays },
});

describe('when a page is due again', () => {
  test('guides are due sooner than what an error means', () => {
    expect(REVIEW_AFTER_DAYS.guides).toBeLessThan(REVIEW_AFTER_DAYS.errors);
  });

  test('it is due after the days of its collection, or after its own', () => {
    const [own, usual] = reviewsOf([page('a', '2026-01-01'), page('b', '2026-01-01', 10)], day('2026-01-12'));
    expect(own?.page.file).toBe('b');
    expect(own?.due).toEqual(day('2026-01-11'));
    expect(own?.overdue).toBe(1);
    expect(usual?.due).toEqual(day('2026-06-30'));
    expect(usual?.overdue).toBeLessThan(0);
  });

  test('on the day itself it is not overdue, whatever the hour', () => {
    const at = (time: string) => reviewsOf([page('a', '2026-01-01', 10)], new Date(time))[0]?.overdue;
    expect(at('2026-01-11T00:00:00Z')).toBe(0);
    expect(at('2026-01-11T23:59:59Z')).toBe(0);
    expect(at('2026-01-12T00:00:00Z')).toBe(1);
  });

  test('the longest overdue comes first', () => {
    const dates = fc.date({ min: day('2000-01-01'), max: day('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(dates), dates, (checked, today) => {
        const pages = checked.map((date) => ({ ...page('x', '2026-01-01'), data: { checked: date } }));
        const days = reviewsOf(pages, today).map(({ overdue }) => overdue);
        expect(days).toEqual(days.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('the warning of a build', () => {
  test('counts the overdue pages and names the worst, in one line', () => {
    const pages = [page('guides/a.mdx', '2026-01-01', 10), page('guides/b.mdx', '2025-01-01', 10)];
    const warning = overdueWarning(reviewsOf([...pages, page('guides/c.mdx', '2026-02-01')], day('2026-02-01')));
    expect(warning).toMatch(/^2 pages .*guides\/b\.mdx.* 386 days/u);
    expect(warning).not.toContain('\n');
  });

  test('names the one page that is overdue', () => {
    const late = (today: string) => overdueWarning(reviewsOf([page('guides/a.mdx', '2026-01-01', 10)], day(today)));
    expect(late('2026-01-12')).toBe(
      '1 page is overdue to be checked against its sources: guides/a.mdx, by 1 day. See /review/.',
    );
    expect(late('2026-01-13')).toContain('by 2 days.');
  });

  test('is left out where all is in time, on the day itself too', () => {
    expect(overdueWarning(reviewsOf([page('a', '2026-01-01')], day('2026-01-02')))).toBeUndefined();
    expect(overdueWarning(reviewsOf([page('a', '2026-01-01', 10)], day('2026-01-11')))).toBeUndefined();
  });
});

describe('the day of a build', () => {
  test('can be named', () => {
    expect(buildDay('2026-11-24')).toEqual(day('2026-11-24'));
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('is named by BUILD_DAY', () => {
    vi.stubEnv('BUILD_DAY', '2040-01-01');
    expect(buildDay()).toEqual(day('2040-01-01'));
  });

  test('is today where it is not named, from midnight UTC to midnight', () => {
    vi.stubEnv('BUILD_DAY', '');
    for (const now of ['2026-11-24T00:00:00Z', '2026-11-24T23:59:59.999Z']) {
      vi.useFakeTimers({ now: new Date(now) });
      expect(buildDay()).toEqual(day('2026-11-24'));
      expect(buildDay('')).toEqual(day('2026-11-24'));
    }
  });

  test.each(['tomorrow', '2026-02-30', '2026-1-1', '24.11.2026', '2026-11-24x', '2026-13-01', '2026', '+002026-11-24'])(
    '%s is refused with a remedy',
    (named) => {
      expect(() => buildDay(named)).toThrow(BuildDayError);
      expect(() => buildDay(named)).toThrow(expect.objectContaining({ name: 'BuildDayError' }));
      expect(() => buildDay(named)).toThrow(`found "${named}"; allowed: a day, such as 2026-11-24`);
    },
  );
});

import { describe, expect, test, vi } from 'vitest';
import { buildDay, overdueWarning, reviewsOf } from '../../src/lib/review.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const page = (file: string, checked: string, reviewAfterDays?: number) => ({
  file,
  collection: 'guides' as const,
  data: { checked: day(checked), reviewAfterDays },
});

describe('when a page is due again', () => {
  test('it is due after the days of its collection, or after its own; the longest overdue comes first', () => {
    const reviews = reviewsOf([page('a', '2026-01-01'), page('b', '2026-01-01', 10)], day('2026-01-12'));
    expect(reviews.map(({ page: { file }, due, overdue }) => [file, due, overdue])).toEqual([
      ['b', day('2026-01-11'), 1],
      ['a', day('2026-06-30'), -169],
    ]);
  });

  test('on the day itself it is not overdue, whatever the hour', () => {
    const at = (time: string) => reviewsOf([page('a', '2026-01-01', 10)], new Date(time))[0]?.overdue;
    expect(at('2026-01-11T00:00:00Z')).toBe(0);
    expect(at('2026-01-11T23:59:59Z')).toBe(0);
    expect(at('2026-01-12T00:00:00Z')).toBe(1);
  });
});

describe('the warning of a build', () => {
  const warn = (today: string, ...pages: ReturnType<typeof page>[]) => overdueWarning(reviewsOf(pages, day(today)));

  test('counts the overdue pages and names the worst, in one line', () => {
    const pages = [page('a.mdx', '2026-01-01', 10), page('b.mdx', '2025-01-01', 10), page('c.mdx', '2026-02-01')];
    expect(warn('2026-02-01', ...pages)).toMatch(/^2 pages .*b\.mdx.* 386 days\.$/u);
    expect(warn('2026-01-12', page('a.mdx', '2026-01-01', 10))).toMatch(/^1 page .*a\.mdx, by 1 day\.$/u);
  });

  test('is left out if all is in time', () => {
    expect(warn('2026-01-11', page('a', '2026-01-01', 10))).toBeUndefined();
  });
});

describe('the day of a build', () => {
  test('is the one that BUILD_DAY names, or else today', () => {
    vi.stubEnv('BUILD_DAY', '2040-01-01');
    expect(buildDay()).toEqual(day('2040-01-01'));
    vi.unstubAllEnvs();
    vi.useFakeTimers({ now: new Date('2026-11-24T23:59:59.999Z') });
    expect(buildDay('')).toEqual(day('2026-11-24'));
    vi.useRealTimers();
  });

  test.each(['tomorrow', '2026-02-30', '2026-1-1', '24.11.2026', '+002026-11-24'])('%s is refused', (named) => {
    expect(() => buildDay(named)).toThrow(`BUILD_DAY: found "${named}"`);
  });
});

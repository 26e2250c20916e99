/** Some browsers do not say when they drew, and a page in the background is not drawn. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Once the page has been drawn: what is there to read comes before programs, which would share the network and the
 * processor with it.
 */
export async function drawn(): Promise<void> {
  if (performance.getEntriesByType('paint').length > 0) return;
  await new Promise<unknown>((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
    new PerformanceObserver(resolve).observe({ entryTypes: ['paint'] });
  });
}

/**
 * Calls `restore`, some times over, whenever the reader comes back to this page as it was left. WebKit then empties fields with
 * `autocomplete="off"`, and tells nobody.
 *
 * @returns how to stop that
 */
export function onBfcacheRestore(restore: () => void): () => void {
  const returned = ({ persisted }: PageTransitionEvent): void => {
    // It does so in a task of its own after this event, on a busy device later than the next one.
    if (persisted) for (const wait of [0, 100, 500]) setTimeout(restore, wait);
  };
  addEventListener('pageshow', returned);
  return () => removeEventListener('pageshow', returned);
}

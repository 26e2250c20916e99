/**
 * Calls `restore` a few times after a back/forward-cache restore: WebKit clears `autocomplete="off"` fields without
 * firing an event.
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

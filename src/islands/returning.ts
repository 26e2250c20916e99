/**
 * Calls `restore` whenever the reader comes back to this page as it was left. WebKit then empties fields with
 * `autocomplete="off"`, and tells nobody.
 *
 * @returns how to stop that
 */
export function onReturn(restore: () => void): () => void {
  const returned = ({ persisted }: PageTransitionEvent): void => {
    // It does so in a task of its own, after this event.
    if (persisted) setTimeout(restore);
  };
  addEventListener('pageshow', returned);
  return () => removeEventListener('pageshow', returned);
}

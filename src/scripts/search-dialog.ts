/**
 * Opens the search over the page: by its button, by "/" and by Ctrl+K or ⌘K. What it needs is loaded only then; what is
 * typed meanwhile stands in the field.
 */

const dialog = document.querySelector<HTMLDialogElement>('.search-dialog');
const place = dialog?.querySelector<HTMLElement>('[data-search-results]');
const field = place?.querySelector('input');

async function open(): Promise<void> {
  if (!dialog || !place || !field || dialog.open) return;
  dialog.showModal();
  field.focus();
  // What was looked for before makes way for what is typed now.
  field.select();
  try {
    const { mountSearch } = await import('../components/tools/Search.tsx');
    mountSearch(place, { query: field.value, keepAddress: false });
  } catch {
    // The script did not arrive; the search page says what else there is.
    location.assign('/search/');
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}

document.querySelector('.search-open')?.addEventListener('click', (event) => {
  if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});

// In WebKit a search field keeps this key to itself, and the dialog never hears of it.
dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  dialog.close();
});

addEventListener('keydown', (event) => {
  const shortcut =
    (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isTyping(event.target));
  // The search page has its own field.
  const own = document.querySelector<HTMLInputElement>('[data-search-page] input');
  if (!shortcut || event.altKey) return;
  event.preventDefault();
  if (own) own.focus();
  else void open();
});

/** So long a text is shown at once; with much longer ones, browsers make the page stand still. UTF-16 units. */
const MAX_SHOWN = 100_000;

/** Handles a paste: the middle of an endless text is left out, because what tells is at its beginning or its end. */
export function pasteShortened(event: ClipboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.length <= MAX_SHOWN) return;
  event.preventDefault();
  const field = event.currentTarget;
  const shown = `${text.slice(0, MAX_SHOWN / 2)}\n…\n${text.slice(-MAX_SHOWN / 2)}`;
  field.setRangeText(shown, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

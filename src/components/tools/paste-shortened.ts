/** A text of this length is shown right away; much longer ones freeze the page. UTF-16 units. */
const MAX_SHOWN = 100_000;

/** The text without its middle if it's endless, because what tells is at its beginning or its end. */
export function shortened(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  // A character of two units that the cut goes through is left out.
  const begin = text.slice(0, MAX_SHOWN / 2).replace(/\p{Cs}$/u, '');
  const end = text.slice(-MAX_SHOWN / 2).replace(/^\p{Cs}/u, '');
  return `${begin}\n…\n${end}`;
}

/** Handles a paste of an endless text. */
export function pasteShortened(event: ClipboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const shown = shortened(text);
  if (shown === text) return;
  event.preventDefault();
  const field = event.currentTarget;
  field.setRangeText(shown, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

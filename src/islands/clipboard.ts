/** Copies `text`, and `html` with it where the browser can. @returns whether the browser let it happen */
export async function copyText(text: string, html?: string): Promise<boolean> {
  try {
    if (html !== undefined && typeof ClipboardItem === 'function') {
      const blob = (type: string, content: string) => new Blob([content], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) }),
      ]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies `text`; where the browser refuses, selects `fallback`, which shows it, so that the reader can copy it by hand.
 *
 * @returns whether the browser let it happen
 */
export async function copyOrSelect(text: string, fallback: Element | null): Promise<boolean> {
  const copied = await copyText(text);
  if (!copied && fallback) getSelection()?.selectAllChildren(fallback);
  return copied;
}

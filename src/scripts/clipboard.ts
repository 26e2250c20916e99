/**
 * Copies `text`, and `html` with it where the browser can. A text may still be on its way: browsers let a page copy only
 * for a moment after the reader's tap, so those that take a promise are handed it right away.
 *
 * @returns whether the browser let it happen
 */
export async function copyText(text: string | Promise<string>, html?: string): Promise<boolean> {
  try {
    if (typeof ClipboardItem === 'function' && (html !== undefined || typeof text !== 'string')) {
      const blob = async (type: string, content: string | Promise<string>) => new Blob([await content], { type });
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': blob('text/plain', text),
          ...(html === undefined ? {} : { 'text/html': blob('text/html', html) }),
        }),
      ]);
    } else {
      await navigator.clipboard.writeText(await text);
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
export async function copyOrSelect(
  text: string,
  fallback: Element | null | undefined,
  html?: string,
): Promise<boolean> {
  const copied = await copyText(text, html);
  if (!copied && fallback) getSelection()?.selectAllChildren(fallback);
  return copied;
}

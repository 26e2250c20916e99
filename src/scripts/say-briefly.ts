/** How long a button says what it did. Milliseconds. */
const SAID_MS = 2_000;

/**
 * Shows words in place of a button's own for a moment. The button keeps its width, and a press meanwhile changes nothing.
 *
 * @param button whose first child is its text; a browser that translates the page may put another in its place
 */
export function sayBriefly(button: HTMLElement, words: string): void {
  if (button.dataset['said'] !== undefined) return;
  const before = button.firstChild?.textContent ?? '';
  const say = (text: string): void => button.firstChild?.replaceWith(text);
  button.dataset['said'] = '';
  button.style.minInlineSize = `${button.offsetWidth}px`;
  // What follows in the button is heard apart.
  say(`${words} `);
  setTimeout(() => {
    say(before);
    delete button.dataset['said'];
  }, SAID_MS);
}

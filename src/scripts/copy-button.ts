import { announce } from './announce.ts';
import { copyOrSelect } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';
import { followAddress } from './reader-address.ts';

/** How long the button says that it has copied. Milliseconds. */
const DONE_MS = 2_000;

customElements.define(
  'copy-text',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (!button) return;
      // Read when it is needed: a browser that translates the page puts another in its place.
      const say = (word: string): void => {
        if (button.firstChild) button.firstChild.textContent = word;
      };
      const isOwn = this.dataset['own'] !== undefined;
      if (isOwn) followAddress((email) => (button.hidden = email === null));
      else button.hidden = false;
      button.addEventListener('click', () => {
        const code = this.closest('.code-block')?.querySelector('code');
        const text = this.dataset['text'] ?? (code ?? (isOwn ? this.previousElementSibling : null))?.textContent ?? '';
        void copyOrSelect(text.trim(), code ?? this.previousElementSibling).then(async (copied) => {
          const { copy } = await pageStrings();
          say(copied ? `✓ ${copy.copied}` : copy.selected);
          announce(copied ? copy.copied : copy.refused);
          setTimeout(() => say(copy.copy), DONE_MS);
        });
      });
    }
  },
);

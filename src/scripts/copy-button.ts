import { announce } from './announce.ts';
import { copyOrSelect } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';
import { withOwnName } from './reader-address.ts';

/** How long the button says that it has copied. Milliseconds. */
const DONE_MS = 2_000;

customElements.define(
  'copy-text',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (!button) return;
      /** What the button says while it doesn't say that it has copied. */
      let label: string | undefined;
      let timer = 0;
      // Read when it is needed: a browser that translates the page puts another in its place.
      const say = (word: string): void => {
        if (button.firstChild) button.firstChild.textContent = word;
      };
      button.hidden = false;
      button.addEventListener('click', () => {
        const code = this.closest('.code-block')?.querySelector('code');
        const text = this.dataset['text'];
        const shown = code ?? this.previousElementSibling ?? this.closest('dd')?.previousElementSibling ?? null;
        const copying = copyOrSelect(text === undefined ? (code?.textContent ?? '') : withOwnName(text), shown);
        void copying.then(async (copied) => {
          const { copy } = await pageStrings();
          label ??= button.firstChild?.textContent ?? copy.copy;
          button.style.minInlineSize = `${button.offsetWidth}px`;
          say(copied ? `${copy.copied} ✓` : copy.selected);
          announce(copied ? copy.copied : copy.refused);
          clearTimeout(timer);
          timer = window.setTimeout(() => {
            say(label ?? copy.copy);
            label = undefined;
          }, DONE_MS);
        });
      });
    }
  },
);

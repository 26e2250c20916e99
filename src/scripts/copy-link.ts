import { announce } from './announce.ts';
import { copyText } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';

/** How long the link says that it was copied. Milliseconds. */
const DONE_MS = 2_000;

customElements.define(
  'copy-link',
  class extends HTMLElement {
    connectedCallback(): void {
      const link = this.querySelector('a');
      // The link still works as a link: the address bar then holds what was copied.
      link?.addEventListener('click', () => {
        const words = link.firstChild;
        const before = words?.textContent ?? '';
        void copyText(link.href).then(async (copied) => {
          const { copy } = await pageStrings();
          announce(copied ? copy.linkCopied : copy.linkInBar);
          if (!words || !copied) return;
          words.textContent = `✓ ${copy.copied} `;
          setTimeout(() => (words.textContent = before), DONE_MS);
        });
      });
    }
  },
);

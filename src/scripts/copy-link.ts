import { announce } from './announce.ts';
import { copyText } from './clipboard.ts';
import { copyWords } from './copy-words.ts';

customElements.define(
  'copy-link',
  class extends HTMLElement {
    connectedCallback(): void {
      const link = this.querySelector('a');
      // The link still works as a link: the address bar then holds what was copied.
      link?.addEventListener('click', () => {
        void copyText(link.href).then((copied) => announce(copied ? copyWords.linkCopied : copyWords.linkInBar));
      });
    }
  },
);

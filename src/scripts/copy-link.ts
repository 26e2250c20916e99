import { announce } from './announce.ts';
import { copyText } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';
import { sayBriefly } from './say-briefly.ts';

customElements.define(
  'copy-link',
  class extends HTMLElement {
    connectedCallback(): void {
      const link = this.querySelector('a');
      // The link still works as a link: the address bar then holds what was copied.
      link?.addEventListener('click', () => {
        void copyText(link.href).then(async (copied) => {
          const { copy } = await pageStrings();
          announce(copied ? copy.linkCopied : copy.linkInBar);
          if (copied) sayBriefly(link, `${copy.copied} ✓`);
        });
      });
    }
  },
);

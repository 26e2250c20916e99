import { announce } from './announce.ts';
import { copyOrSelect } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';
import { followAddress, withOwnName } from './reader-address.ts';
import { sayBriefly } from './say-briefly.ts';

customElements.define(
  'copy-text',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (!button) return;
      const isOwn = this.dataset['own'] !== undefined;
      if (isOwn) followAddress((email) => (button.hidden = email === null));
      else button.hidden = false;
      button.addEventListener('click', () => {
        const code = this.closest('.code-block')?.querySelector('code');
        const place = code ?? (isOwn ? this.previousElementSibling : undefined);
        const text = withOwnName(this.dataset['text'] ?? place?.textContent.trim() ?? '');
        const shown = code ?? this.previousElementSibling ?? this.closest('dd')?.previousElementSibling;
        void copyOrSelect(text, shown).then(async (copied) => {
          const { copy } = await pageStrings();
          sayBriefly(button, copied ? `${copy.copied} ✓` : copy.selected);
          announce(copied ? copy.copied : copy.refused);
        });
      });
    }
  },
);

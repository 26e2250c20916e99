import { announce } from './announce.ts';
import { copyOrSelect } from './clipboard.ts';
import { pageStrings } from './page-strings.ts';
import { followAddress, withOwnName } from './reader-address.ts';

/** How long the button says that it has copied. Milliseconds. */
const DONE_MS = 2_000;

customElements.define(
  'copy-text',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (!button) return;
      // Read when it is needed: a browser that translates the page puts another in its place.
      const label = (): ChildNode | null => button.firstChild;
      let isDone = false;
      const isOwn = this.dataset['own'] !== undefined;
      if (isOwn) followAddress((email) => (button.hidden = email === null));
      else button.hidden = false;
      button.addEventListener('click', () => {
        if (isDone) return;
        const code = this.closest('.code-block')?.querySelector('code');
        const place = code ?? (isOwn ? this.previousElementSibling : undefined);
        const text = withOwnName(this.dataset['text'] ?? place?.textContent.trim() ?? '');
        const shown = code ?? this.previousElementSibling ?? this.closest('dd')?.previousElementSibling;
        void copyOrSelect(text, shown).then(async (copied) => {
          const { copy } = await pageStrings();
          const before = label()?.textContent ?? '';
          const say = (words: string): void => label()?.replaceWith(words);
          isDone = true;
          button.style.minInlineSize = `${button.offsetWidth}px`;
          say(copied ? `${copy.copied} ✓` : copy.selected);
          announce(copied ? copy.copied : copy.refused);
          setTimeout(() => {
            say(before);
            isDone = false;
          }, DONE_MS);
        });
      });
    }
  },
);

import { guideFragment } from '../lib/guide-links.ts';
import { followAddress } from './reader-address.ts';

/** Draws the code for the phone when the box is opened, and again when the reader's address changes. */
customElements.define(
  'qr-code',
  class extends HTMLElement {
    connectedCallback(): void {
      const box = this.closest('details');
      const picture = this.querySelector('[data-picture]');
      if (!box || !picture) return;
      let email: string | undefined;
      const draw = async (): Promise<void> => {
        if (!box.open) return;
        try {
          const { drawQr } = await import('./qr.ts');
          const target = `${location.origin}${this.dataset['path'] ?? ''}${guideFragment({ email })}`;
          picture.replaceChildren(drawQr(target, this.dataset['label'] ?? ''));
          this.hidden = false;
        } catch {
          // The address above it can still be typed.
        }
      };
      box.addEventListener('toggle', () => void draw());
      followAddress((address) => {
        email = address ?? undefined;
        void draw();
      });
    }
  },
);

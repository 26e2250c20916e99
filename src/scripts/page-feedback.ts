import { messageLink, summaryFor } from '../lib/support-reply/summary.ts';
import { copyOrSelect } from './clipboard.ts';
import { keptAddress } from './reader-address.ts';

/**
 * The message to support at the foot of a page: with the time, the reader's error and the reader's address, and with
 * a button to copy it. Without this script the text is there with gaps to fill in.
 */
customElements.define(
  'support-note',
  class extends HTMLElement {
    connectedCallback(): void {
      const error = this.querySelector('textarea');
      const text = this.querySelector('pre');
      const message = this.querySelector<HTMLAnchorElement>('.buttons a');
      const said = this.querySelector<HTMLElement>('[role=status]');
      const details = this.closest('details');
      if (!error || !text || !message || !said || !details) return;
      const { problem = '', subject = '', name = '', address = '', support = '' } = this.dataset;
      let time = new Date();

      const write = (): void => {
        // Given on a guide, and kept for this visit because the reader said so.
        const email = keptAddress() ?? undefined;
        text.textContent = summaryFor({ problem, page: name, address, error: error.value, email, time });
        message.href = messageLink(support, subject, text.textContent);
        said.textContent = '';
      };

      details.addEventListener('toggle', () => {
        time = new Date();
        write();
      });
      error.addEventListener('input', write);
      this.querySelector('button')?.addEventListener('click', () => {
        void copyOrSelect(text.textContent, text).then((good) => {
          said.textContent = good
            ? 'Copied. Paste it into your message to support.'
            : 'Your browser does not let this page copy. The text is selected: copy it by hand.';
        });
      });
      for (const part of this.querySelectorAll<HTMLElement>('[data-script]')) part.hidden = false;
    }
  },
);

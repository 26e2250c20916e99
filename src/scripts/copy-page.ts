import { copyText } from './clipboard.ts';
import { withOwnName } from './reader-address.ts';

customElements.define(
  'copy-page',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector<HTMLButtonElement>('[data-copy]');
      const said = this.querySelector('[role=status]');
      if (!button || !said) return;
      button.hidden = false;
      button.addEventListener('click', () => void this.copy().then((words) => (said.textContent = words ?? '')));
    }

    /** Copies the page's Markdown twin, with the reader's user name where the page shows it. @returns what to say */
    async copy(): Promise<string | undefined> {
      const text = this.load();
      if (await copyText(text)) return this.dataset['copied'];
      return text.then(
        () => this.dataset['refused'],
        () => this.dataset['failed'],
      );
    }

    async load(): Promise<string> {
      const response = await fetch(this.querySelector('a')?.href ?? '');
      if (!response.ok) throw new Error(String(response.status));
      return withOwnName(await response.text());
    }
  },
);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => void addQrCode().finally(() => globalThis.print()));
}

/** Puts the page's address as a picture at the foot of the paper. */
async function addQrCode(): Promise<void> {
  const place = document.querySelector('.print-only');
  if (!place || place.querySelector('svg')) return;
  const { drawQr } = await import('../components/tools/qr.ts');
  place.append(drawQr(`${location.origin}${location.pathname}`, ''));
}

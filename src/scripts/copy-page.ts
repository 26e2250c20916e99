import { copyText } from './clipboard.ts';
import { withOwnName } from './reader-address.ts';

customElements.define(
  'copy-page',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      const said = this.querySelector('[role=status]');
      if (!button || !said) return;
      this.hidden = false;
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
      const response = await fetch(new URL('index.md', location.href.replace(/#.*$/u, '')));
      if (!response.ok) throw new Error(String(response.status));
      return withOwnName(await response.text());
    }
  },
);

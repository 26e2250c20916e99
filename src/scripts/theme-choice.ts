import { store } from './storage.ts';

/** Light, dark, or as the system has it. See `ThemeChoice.astro`; `Head.astro` applies it before the first paint. */
customElements.define(
  'theme-choice',
  class extends HTMLElement {
    connectedCallback(): void {
      const select = this.querySelector('select');
      if (!select) return;
      const { dataset } = document.documentElement;
      select.value = dataset['theme'] ?? '';
      select.addEventListener('change', () => {
        const { value } = select;
        if (value) dataset['theme'] = value;
        else delete dataset['theme'];
        store('localStorage', 'theme', value || null);
      });
      this.hidden = false;
    }
  },
);

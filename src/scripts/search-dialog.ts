/** Opens the search over the page: by its link, and by Ctrl+K or ⌘K. See `SearchDialog.astro`. */

import styles from '../components/tools/ask-box.css?url';
import { startAskBox } from './ask-box.ts';
import { handText } from './handed-text.ts';

/** Loads the styles of the field, which pages with a field of their own have already. */
async function loadStyles(): Promise<void> {
  if (document.querySelector('ask-box')) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  document.head.append(link);
  await new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`${styles} can't be loaded.`));
  });
}

class SiteSearch extends HTMLElement {
  readonly #link = this.querySelector<HTMLAnchorElement>('.search-open');
  readonly #dialog = this.querySelector('dialog');
  #started = false;

  connectedCallback(): void {
    this.#link?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.#open();
    });
    // In WebKit a search field keeps this key to itself, and the dialog never hears of it.
    this.#dialog?.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#dialog?.close();
    });
    // A click on the backdrop is one on the dialog, outside of its box.
    this.#dialog?.addEventListener('click', (event) => {
      const { left, right, top, bottom } = this.#dialog?.getBoundingClientRect() ?? new DOMRect();
      const isInside =
        event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
      if (event.target === this.#dialog && !isInside) this.#dialog?.close();
    });
    // A link to another part of this page leads out of the dialog.
    this.#dialog?.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a[href^="#"]')) this.#dialog?.close();
    });
    addEventListener('keydown', (event) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      // The search page has a field of its own.
      const pageField = document.getElementById('search-page-input');
      if (pageField) pageField.focus();
      else void this.#open();
    });
  }

  /** Loads the search on the first opening. What is typed meanwhile stays in the field. */
  async #open(): Promise<void> {
    if (!this.#dialog || this.#dialog.open) return;
    this.#dialog.showModal();
    const field = this.querySelector('textarea');
    field?.focus();
    // What is typed now replaces the last query.
    field?.select();
    if (this.#started) return;
    this.#started = true;
    try {
      const place = this.querySelector<HTMLElement>('[data-search-tool]');
      // Together, but the field isn't shown before its styles are there.
      await Promise.all([loadStyles(), import('../components/tools/AskBox.tsx')]);
      if (place) await startAskBox(place, { inputId: 'search-dialog-input', labelHidden: true });
    } catch {
      // The page that the link leads to says what else there is, and gets what was typed meanwhile.
      handText(field?.value ?? '');
      if (this.#link) location.assign(this.#link.href);
    }
  }
}

customElements.define('site-search', SiteSearch);

/** Opens the search over the page: by its link, by "/" and by Ctrl+K or ⌘K. See `SearchDialog.astro`. */

import { pageStrings } from './page-strings.ts';

class SiteSearch extends HTMLElement {
  readonly #link = this.querySelector<HTMLAnchorElement>('.search-open');
  readonly #dialog = this.querySelector('dialog');
  readonly #field = this.querySelector('input');
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
    addEventListener('keydown', (event) => {
      const isShortcut =
        (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isTyping(event.target));
      if (!isShortcut || event.altKey) return;
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
    this.#field?.focus();
    // What is typed now replaces the last query.
    this.#field?.select();
    if (this.#started) return;
    this.#started = true;
    try {
      const [{ h, hydrate }, { default: Search }, { search }] = await Promise.all([
        import('preact'),
        import('../components/tools/Search.tsx'),
        pageStrings(),
      ]);
      const props = search ? { strings: search } : {};
      const place = this.querySelector('[data-search-tool]');
      if (place) hydrate(h(Search, { inputId: 'search-dialog-input', ...props }), place);
    } catch {
      // The page that the link leads to says what else there is.
      if (this.#link) location.assign(this.#link.href);
    }
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}

customElements.define('site-search', SiteSearch);

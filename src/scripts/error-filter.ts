import { type ErrorFilter, filterInFragment, fragmentOf, matches, NO_FILTER, wordsOf } from '../lib/error-filter.ts';
import { onReturn } from './bfcache-restore.ts';

/**
 * Filters the table of errors as the reader types. The choice stands in the page's fragment, so that it can be linked
 * and survives going back; what is typed is sent nowhere.
 */

/** Wait for a pause in the typing before the count is read out and the address changes. */
const PAUSE_MS = 300;

customElements.define(
  'error-filter',
  class extends HTMLElement {
    connectedCallback(): void {
      const box = this.querySelector<HTMLElement>('.error-filter');
      const text = this.querySelector<HTMLInputElement>('[name=q]');
      const place = this.querySelector<HTMLSelectElement>('[name=in]');
      const who = this.querySelector<HTMLSelectElement>('[name=who]');
      const clear = this.querySelector<HTMLButtonElement>('button');
      const status = this.querySelector('[role=status]');
      const nothing = this.querySelector<HTMLElement>('[data-nothing]');
      const table = this.querySelector('table');
      if (!box || !text || !place || !who || !clear || !status || !nothing || !table) return;

      const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((element) => ({
        element,
        row: {
          words: [...element.querySelectorAll('a, code, span')]
            .map(({ textContent }) => textContent)
            .concat(element.dataset['terms'] ?? '')
            .join(' '),
          seenIn: (element.dataset['in'] ?? '').split(' '),
          whoFixes: element.dataset['who'] ?? '',
        },
      }));

      const chosen = (): ErrorFilter => ({
        text: text.value,
        seenIn: place.value as ErrorFilter['seenIn'],
        whoFixes: who.value as ErrorFilter['whoFixes'],
      });

      /** Shows the rows that fit, and returns what there is to say about them. */
      const apply = (filter: ErrorFilter): string => {
        let left = 0;
        for (const { element, row } of rows) {
          element.hidden = !matches(row, filter);
          if (!element.hidden) left += 1;
        }
        const active = wordsOf(filter.text).length > 0 || filter.seenIn !== '' || filter.whoFixes !== '';
        clear.hidden = !active;
        table.hidden = left === 0;
        nothing.hidden = left > 0;
        if (!active) return `All ${rows.length} errors`;
        return left === 0 ? 'No error fits' : `${left} of ${rows.length} errors`;
      };

      let latest = NO_FILTER;
      let pause: ReturnType<typeof setTimeout> | undefined;
      const changed = (): void => {
        const filter = chosen();
        latest = filter;
        const said = apply(filter);
        clearTimeout(pause);
        pause = setTimeout(() => {
          status.textContent = said;
          history.replaceState(history.state, '', `${location.pathname}${location.search}${fragmentOf(filter)}`);
        }, PAUSE_MS);
      };

      const show = (filter: ErrorFilter): void => {
        clearTimeout(pause);
        latest = filter;
        text.value = filter.text;
        place.value = filter.seenIn;
        who.value = filter.whoFixes;
        status.textContent = apply(filter);
      };

      box.addEventListener('input', changed);
      clear.addEventListener('click', () => {
        show(NO_FILTER);
        changed();
        text.focus();
      });
      // A link to another filter of this page changes only the fragment; one to a place on it is none.
      addEventListener('hashchange', () => {
        if (location.hash === '' || location.hash.includes('=')) show(filterInFragment(location.hash));
      });

      onReturn(() => show(latest));

      box.hidden = false;
      show(filterInFragment(location.hash));
    }
  },
);

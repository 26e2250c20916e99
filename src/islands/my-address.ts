import { emailInFragment, readEmailAddress } from '../email-address.ts';

/**
 * Shows the reader's own user name wherever the page has a place for one. The address comes from the field or from
 * the page's fragment, which is never sent to the server; it is kept for the visit only where the reader says so.
 */

const KEY = 'email';

/** Storage may be blocked; then nothing is kept, and nothing else changes. */
const visit = {
  get(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  set(email: string | null): void {
    try {
      if (email === null) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, email);
    } catch {
      // Blocked.
    }
  },
};

customElements.define(
  'my-address',
  class extends HTMLElement {
    connectedCallback(): void {
      const box = this.querySelector('details');
      const form = this.querySelector('form');
      const input = this.querySelector<HTMLInputElement>('#my-address');
      const keep = this.querySelector<HTMLInputElement>('#my-address-keep');
      const problem = this.querySelector<HTMLElement>('#my-address-problem');
      const clear = this.querySelector<HTMLButtonElement>('button[type=button]');
      const status = this.querySelector('[role=status]');
      if (!box || !form || !input || !keep || !problem || !clear || !status) return;
      box.hidden = false;

      const places = [...document.querySelectorAll<HTMLElement>('[data-user-name], [data-email]')].map((place) => ({
        place,
        before: place.textContent,
      }));

      const show = (email: string | null): void => {
        const name = email && this.dataset['rule'] === 'mailbox-name' ? email.slice(0, email.lastIndexOf('@')) : email;
        for (const { place, before } of places) {
          place.textContent = (place.dataset['email'] === undefined ? name : email) ?? before;
          place.classList.toggle('filled', name !== null);
        }
        clear.hidden = email === null;
        status.textContent = name === null ? '' : `The steps now show your user name: ${name}`;
      };

      const fill = (typed: string): void => {
        const read = readEmailAddress(typed);
        box.open = true;
        input.setAttribute('aria-invalid', String(!read.ok));
        problem.hidden = read.ok;
        problem.textContent = read.ok ? '' : read.problem;
        if (!read.ok) {
          input.focus();
          return;
        }
        input.value = read.email;
        visit.set(keep.checked ? read.email : null);
        show(read.email);
      };

      form.addEventListener('submit', (event) => {
        event.preventDefault();
        fill(input.value);
      });
      keep.addEventListener('change', () => {
        const read = readEmailAddress(input.value);
        visit.set(keep.checked && read.ok ? read.email : null);
      });
      clear.addEventListener('click', () => {
        input.value = '';
        keep.checked = false;
        visit.set(null);
        show(null);
        input.focus();
      });

      const takeFragment = (): boolean => {
        const email = emailInFragment(location.hash);
        if (email === undefined) return false;
        // Out of the address bar at once, so that it is not shared with the link; a step in the fragment stays.
        const step = /^#(step-\d+)/u.exec(location.hash)?.[1];
        history.replaceState(null, '', `${location.pathname}${location.search}${step ? `#${step}` : ''}`);
        input.value = email;
        fill(email);
        if (step) document.getElementById(step)?.scrollIntoView();
        return true;
      };
      addEventListener('hashchange', takeFragment);

      const kept = visit.get();
      if (!takeFragment() && kept !== null) {
        keep.checked = true;
        input.value = kept;
        fill(kept);
      }
    }
  },
);

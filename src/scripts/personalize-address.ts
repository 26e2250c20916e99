import { type AddressProblem, emailInFragment, readEmailAddress, userNameOf } from '../lib/email-address.ts';
import { fill } from '../i18n/fill.ts';
import { copyText } from './clipboard.ts';
import { keepAddress, keptAddress, showAddress } from './reader-address.ts';

/**
 * Shows the reader's own user name wherever the page has a place for one. The address comes from the field or from
 * the page's fragment, which is never sent to the server; it is kept for the visit only where the reader says so.
 */
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
      const rule = this.dataset['rule'] === 'mailbox-name' ? 'mailbox-name' : 'full-email-address';

      // Only other languages bring their own texts; English is in the script.
      const problems = this.dataset['problems']
        ? (JSON.parse(this.dataset['problems']) as Record<AddressProblem, string>)
        : undefined;

      const places = [...document.querySelectorAll<HTMLElement>('[data-user-name], [data-email]')];
      for (const place of places) place.dataset['before'] = place.textContent;

      const show = (email: string | null): void => {
        const name = email === null ? null : userNameOf(rule, email);
        for (const place of places) {
          // Some places want the address even where the user name is only a part of it, such as a sender.
          const own = place.dataset['email'] === undefined ? name : email;
          place.textContent = own ?? place.dataset['before'] ?? '';
          place.classList.toggle('filled', name !== null);
          if (name !== null) place.translate = false;
        }
        clear.hidden = email === null;
        status.textContent = name === null ? '' : fill(this.dataset['shown'] ?? '{name}', { name });
        showAddress(email);
      };

      const take = (typed: string): void => {
        const read = readEmailAddress(typed, problems);
        box.open = true;
        input.setAttribute('aria-invalid', String(!read.ok));
        problem.hidden = read.ok;
        problem.textContent = read.ok ? '' : read.problem;
        if (!read.ok) {
          input.focus();
          return;
        }
        input.value = read.email;
        keepAddress(keep.checked ? read.email : null);
        show(read.email);
      };

      form.addEventListener('submit', (event) => {
        event.preventDefault();
        take(input.value);
      });
      keep.addEventListener('change', () => {
        const read = readEmailAddress(input.value);
        keepAddress(keep.checked && read.ok ? read.email : null);
      });
      clear.addEventListener('click', () => {
        input.value = '';
        keep.checked = false;
        keepAddress(null);
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
        take(email);
        if (step) document.getElementById(step)?.scrollIntoView();
        return true;
      };
      addEventListener('hashchange', takeFragment);

      const kept = keptAddress();
      if (!takeFragment() && kept !== null) {
        keep.checked = true;
        input.value = kept;
        take(kept);
      }
    }
  },
);

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
      return this.fillIn(await response.text());
    }

    fillIn(text: string): string {
      // The page's own words stand in the twin too; the longest first, since one may hold another.
      return [...document.querySelectorAll<HTMLElement>('.filled')]
        .map((place) => [place.dataset['before'] ?? '', place.textContent] as const)
        .filter(([before]) => before !== '')
        .sort(([one], [other]) => other.length - one.length)
        .reduce((filled, [before, name]) => filled.replaceAll(before, name), text);
    }
  },
);

import { emailInFragment, readEmailAddress } from '../lib/email-address.ts';
import type { ProfileSettings } from '../lib/setup-files/apple-profile.ts';
import { keptAddress } from './reader-address.ts';

/**
 * Makes the configuration profile for the reader's own address, on the reader's device. What makes it is loaded when
 * the first file is asked for.
 */
customElements.define(
  'apple-profile',
  class extends HTMLElement {
    connectedCallback(): void {
      const form = this.querySelector('form');
      const email = this.querySelector<HTMLInputElement>('#profile-email');
      const name = this.querySelector<HTMLInputElement>('#profile-name');
      const problem = this.querySelector<HTMLElement>('#profile-problem');
      const done = this.querySelector<HTMLElement>('#profile-done');
      const link = this.querySelector<HTMLAnchorElement>('#profile-link');
      const status = this.querySelector('[role=status]');
      if (!form || !email || !name || !problem || !done || !link || !status) return;
      const settings = JSON.parse(this.dataset['settings'] ?? '{}') as ProfileSettings;

      const refuse = (words: string): void => {
        email.setAttribute('aria-invalid', String(words !== ''));
        problem.hidden = words === '';
        problem.textContent = words;
      };
      const withdraw = (): void => {
        URL.revokeObjectURL(link.href);
        link.removeAttribute('href');
        done.hidden = true;
        status.textContent = '';
      };

      const make = async (): Promise<void> => {
        const read = readEmailAddress(email.value);
        withdraw();
        refuse(read.ok ? '' : read.problem);
        if (!read.ok) {
          email.focus();
          return;
        }
        try {
          const { appleProfile, PROFILE_TYPE } = await import('../lib/setup-files/apple-profile.ts');
          const text = await appleProfile(settings, { email: read.email, name: name.value.trim() || undefined });
          link.href = URL.createObjectURL(new Blob([text], { type: PROFILE_TYPE }));
        } catch {
          status.textContent = 'Your file could not be made. Take the file without your address, below.';
          return;
        }
        done.hidden = false;
        status.textContent = `Your file for ${read.email} is ready.`;
        link.focus();
      };

      form.addEventListener('submit', (event) => {
        event.preventDefault();
        void make();
      });
      // A file made for another address must not lie there ready to be taken.
      form.addEventListener('input', withdraw);

      const takeFragment = (): void => {
        const typed = emailInFragment(location.hash);
        if (typed === undefined) return;
        history.replaceState(null, '', location.pathname + location.search);
        email.value = typed;
        withdraw();
      };
      addEventListener('hashchange', takeFragment);
      // Given on a guide, and kept for this visit because the reader said so: it is not asked for twice.
      email.value = keptAddress() ?? '';
      takeFragment();
      this.hidden = false;
    }
  },
);

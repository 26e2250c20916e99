import { guideOfDevice } from './device.ts';

/** Reads a remembered choice; storage may be blocked, and then nothing is remembered. */
function remembered(): string | null {
  try {
    return localStorage.getItem('client');
  } catch {
    return null;
  }
}

/** Marks the app of this device and the one that was chosen last, and remembers what is chosen now. */
customElements.define(
  'app-choice',
  class extends HTMLElement {
    connectedCallback(): void {
      const { last = '', suggested = '' } = this.dataset;
      const before = remembered();
      const own = guideOfDevice();
      for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-app]')) {
        const id = link.dataset['app'] ?? '';
        const hint = link.querySelector('.app-hint');
        if (id === before && hint) hint.textContent = last;
        else if (id === own)
          hint?.append(
            Object.assign(document.createElement('span'), {
              className: 'visually-hidden',
              textContent: `, ${suggested}`,
            }),
          );
        if (id === own) link.classList.add('own');
        link.addEventListener('click', () => {
          try {
            localStorage.setItem('client', id);
          } catch {
            // Blocked: the choice works, and isn't remembered.
          }
        });
      }
    }
  },
);

import { guideOfDevice } from './device.ts';
import { store } from './storage.ts';

/** Marks the app of this device, and remembers which one is chosen. */
customElements.define(
  'app-choice',
  class extends HTMLElement {
    connectedCallback(): void {
      const { last = '', suggested = '' } = this.dataset;
      const own = guideOfDevice();
      for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-app]')) {
        const id = link.dataset['app'] ?? '';
        const hint = link.querySelector('.app-hint');
        if (id === own && hint?.textContent !== last)
          hint?.append(
            Object.assign(document.createElement('span'), {
              className: 'visually-hidden',
              textContent: `, ${suggested}`,
            }),
          );
        if (id === own) link.classList.add('own');
        link.addEventListener('click', () => store('localStorage', 'client', id));
      }
    }
  },
);

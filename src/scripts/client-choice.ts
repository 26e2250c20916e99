/** Reads a remembered choice; storage may be blocked, and then nothing is remembered. */
function remembered(): string | null {
  try {
    return localStorage.getItem('client');
  } catch {
    return null;
  }
}

customElements.define(
  'client-choice',
  class extends HTMLElement {
    connectedCallback(): void {
      const last = remembered();
      for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-client]')) {
        const id = link.dataset['client'] ?? '';
        if (id === last) {
          const sign = document.createElement('span');
          sign.className = 'choice-last';
          sign.textContent = this.dataset['last'] ?? '';
          link.append(sign);
          link.closest('details')?.setAttribute('open', '');
        }
        link.addEventListener('click', () => {
          try {
            localStorage.setItem('client', id);
          } catch {
            // Storage is blocked: the choice works, it is just not remembered.
          }
        });
      }
    }
  },
);

import { copy as english } from '../i18n/english/copy.ts';
import { copyOrSelect, copyText } from './clipboard.ts';

/**
 * Copy buttons and copyable step links. Without this script a value is there to select, and a step link is a link.
 */

const DONE_MS = 2_000;

/** English is in the script; pages in another language bring their own words. */
const words = document.body.dataset['words'] ? (JSON.parse(document.body.dataset['words']) as typeof english) : english;

/** Says what happened to people who see the page and to people who hear it. */
function announce(words: string): void {
  let live = document.querySelector<HTMLElement>('#copy-status');
  if (!live) {
    live = document.createElement('p');
    live.id = 'copy-status';
    live.className = 'visually-hidden';
    live.setAttribute('role', 'status');
    document.body.append(live);
  }
  live.textContent = words;
}

customElements.define(
  'copy-text',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (!button) return;
      // Read when it is needed: a browser that translates the page puts another in its place.
      const say = (word: string): void => {
        if (button.firstChild) button.firstChild.textContent = word;
      };
      button.hidden = false;
      button.addEventListener('click', () => {
        const code = this.closest('.code-block')?.querySelector('code');
        const text = this.dataset['text'] ?? code?.textContent ?? '';
        void copyOrSelect(text, code ?? this.previousElementSibling).then((copied) => {
          say(copied ? words.copied : words.selected);
          announce(copied ? words.copied : words.refused);
          setTimeout(() => say(words.copy), DONE_MS);
        });
      });
    }
  },
);

customElements.define(
  'copy-link',
  class extends HTMLElement {
    connectedCallback(): void {
      const link = this.querySelector('a');
      // The link still works as a link: the address bar then holds what was copied.
      link?.addEventListener('click', () => {
        void copyText(link.href).then((copied) => announce(copied ? words.linkCopied : words.linkInBar));
      });
    }
  },
);

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

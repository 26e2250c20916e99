import { fill } from '../i18n/fill.ts';
import { copyOrSelect } from './clipboard.ts';
import { finishedSteps, followFinished, forgetFinished } from './finished-steps.ts';
import { pageStrings } from './page-strings.ts';
import { keptError } from './reader-error.ts';
import { followAddress } from './reader-address.ts';

/** The question at the end of a page: the steps that aren't finished, and the summary for the help team. */
customElements.define(
  'did-it-work',
  class extends HTMLElement {
    connectedCallback(): void {
      const find = <E extends HTMLElement>(selector: string) => this.querySelector<E>(selector);
      const error = find<HTMLTextAreaElement>('textarea');
      const summary = find('pre');
      const copied = find('[data-copied]');
      const no = find<HTMLInputElement>('[value=no]');
      if (!error || !summary || !copied || !no) return;
      const { name = '', problem } = this.dataset;
      const words = JSON.parse(this.dataset['words'] ?? '{}') as { unfinished: string; link: string };
      const titles = [...document.querySelectorAll<HTMLElement>('.step')].map((step) => step.dataset['title'] ?? '');
      error.value = keptError();
      let time = new Date();
      let email: string | undefined;

      const write = async (): Promise<void> => {
        const done = finishedSteps();
        this.#showUnfinished(titles, done, words);
        // Nobody sees the summary before, and writing its time takes long enough to be felt while the page is shown.
        if (!no.checked) return;
        const [{ messageLink, summaryFor }, { summary: says }] = await Promise.all([
          import('../lib/support-reply/summary.ts'),
          pageStrings(),
        ]);
        const address = `${location.origin}${location.pathname}`;
        const attempt = { problem, page: name, address, steps: titles, done, error: error.value, email, time };
        const text = summaryFor(attempt, says);
        summary.textContent = text;
        for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="mailto:"]')) {
          const [to = ''] = link.getAttribute('href')?.slice('mailto:'.length).split('?') ?? [];
          const subject = new URLSearchParams(link.search).get('subject');
          if (subject !== null) link.href = messageLink(decodeURIComponent(to), subject, text);
        }
        copied.textContent = '';
      };

      for (const part of this.querySelectorAll<HTMLElement>('[data-script]')) part.hidden = false;
      no.addEventListener('change', () => {
        time = new Date();
        void write();
      });
      find('[value=yes]')?.addEventListener('change', forgetFinished);
      error.addEventListener('input', () => void write());
      find('[data-copy]')?.addEventListener('click', () => {
        void copyOrSelect(summary.textContent, summary).then(async (good) => {
          const { copy } = await pageStrings();
          copied.textContent = good ? copy.copied : copy.refused;
        });
      });
      followAddress((address) => {
        email = address ?? undefined;
        void write();
      });
      // Also when the reader comes to the page: a browser may restore the answer of an earlier visit.
      followFinished(() => void write());
    }

    #showUnfinished(
      titles: readonly string[],
      done: readonly number[],
      words: { unfinished: string; link: string },
    ): void {
      const item = this.querySelector<HTMLElement>('[data-unfinished]');
      const text = item?.querySelector('[data-unfinished-text]');
      const link = item?.querySelector('a');
      if (!item || !text || !link) return;
      const left = titles.map((_, index) => index + 1).filter((number) => !done.includes(number));
      item.hidden = left.length === 0;
      if (done.length === 0 || left.length === 0) return;
      text.textContent = fill(words.unfinished, { steps: left.join(', ') });
      link.href = `#step-${left[0]}`;
      link.textContent = fill(words.link, { number: left[0] ?? 1 });
    }
  },
);

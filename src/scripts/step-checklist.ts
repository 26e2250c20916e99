import { fill } from '../i18n/fill.ts';
import type { Strings } from '../i18n/locales/en.ts';
import { messageLink, summaryFor } from '../lib/support-reply/summary.ts';
import { copyOrSelect } from './clipboard.ts';
import { followAddress } from './reader-address.ts';

/**
 * The steps as a list to tick off. What is ticked is kept on this device, because fixing a setting means leaving the
 * page; where storage is blocked it is kept as long as the page is open.
 */

/** Ticks older than this belong to another evening, and perhaps to another fault. Milliseconds. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;

interface Kept {
  readonly done: readonly number[];
  /** When the last tick was set, in milliseconds since 1970. */
  readonly at: number;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { done, at } = value as Partial<Record<keyof Kept, unknown>>;
  return Array.isArray(done) && done.every((one) => Number.isInteger(one)) && typeof at === 'number';
}

function load(key: string): readonly number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) && Math.abs(Date.now() - kept.at) < KEPT_MS ? kept.done : [];
  } catch {
    return [];
  }
}

function save(key: string, done: readonly number[]): void {
  try {
    if (done.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ done, at: Date.now() } satisfies Kept));
  } catch {
    // Blocked or full: the ticks stay as long as the page is open.
  }
}

customElements.define(
  'fix-progress',
  class extends HTMLElement {
    #started = false;

    connectedCallback(): void {
      // Called again when the element is moved, as it is below.
      if (this.#started) return;
      this.#started = true;
      const steps = [...document.querySelectorAll<HTMLElement>('.step')];
      const last = steps.at(-1);
      const tick = this.querySelector('template')?.content.querySelector('label');
      const state = this.querySelector<HTMLElement>('.progress-state [role=status]');
      const restart = this.querySelector<HTMLButtonElement>('[data-restart]');
      const question = this.querySelector<HTMLElement>('#progress-question');
      const works = this.querySelector<HTMLElement>('[data-works]');
      const fails = this.querySelector<HTMLElement>('[data-fails]');
      const error = this.querySelector('textarea');
      const summary = this.querySelector('pre');
      const message = this.querySelector<HTMLAnchorElement>('[data-message]');
      const copied = this.querySelector<HTMLElement>('[data-copied]');
      if (!last || !tick || !state || !restart || !question || !works || !fails) return;
      if (!error || !summary || !message || !copied) return;

      const words = JSON.parse(this.dataset['words'] ?? '{}') as Strings['progress'];
      const key = `steps:${location.pathname}`;
      const titles = steps.map((step) => step.dataset['title'] ?? '');
      let done = load(key).filter((number) => number >= 1 && number <= steps.length);
      let time = new Date();
      let email: string | undefined;

      const boxes = steps.map((step, index) => {
        const label = tick.cloneNode(true) as HTMLLabelElement;
        const box = label.querySelector('input') as HTMLInputElement;
        // Many boxes are called "Done"; who hears the page hears which.
        box.setAttribute('aria-label', fill(words.doneStep, { number: index + 1 }));
        box.addEventListener('change', () => {
          done = box.checked ? [...done, index + 1].sort((a, b) => a - b) : done.filter((one) => one !== index + 1);
          save(key, done);
          draw();
        });
        step.append(label);
        return box;
      });

      const draw = (): void => {
        boxes.forEach((box, index) => {
          box.checked = done.includes(index + 1);
          steps[index]?.classList.toggle('is-done', box.checked);
        });
        const next = steps.findIndex((_, index) => !done.includes(index + 1));
        state.textContent =
          done.length === 0
            ? ''
            : [
                fill(words.state, { done: done.length, total: steps.length }),
                ...(next < 0 ? [] : [fill(words.next, { number: next + 1, title: titles[next] ?? '' })]),
              ].join(' ');
        restart.hidden = done.length === 0;
        write();
      };

      const write = (): void => {
        if (fails.hidden) return;
        summary.textContent = summaryFor({
          page: this.dataset['name'] ?? document.title,
          address: `${location.origin}${location.pathname}`,
          steps: titles,
          done,
          error: error.value,
          email,
          time,
        });
        message.href = messageLink(this.dataset['support'] ?? '', 'I cannot send email', summary.textContent);
        copied.textContent = '';
      };

      restart.addEventListener('click', () => {
        done = [];
        save(key, done);
        works.hidden = true;
        fails.hidden = true;
        draw();
        steps[0]?.scrollIntoView();
        boxes[0]?.focus();
      });
      this.querySelector('[data-answer=yes]')?.addEventListener('click', () => {
        fails.hidden = true;
        works.hidden = false;
        done = steps.map((_, index) => index + 1);
        // It is over: the next visit begins with no ticks.
        save(key, []);
        draw();
        const said = works.querySelector('[role=status]');
        if (said) said.textContent = words.works;
      });
      this.querySelector('[data-answer=no]')?.addEventListener('click', () => {
        works.hidden = true;
        fails.hidden = false;
        time = new Date();
        write();
        error.focus();
      });
      error.addEventListener('input', write);
      this.querySelector('[data-copy]')?.addEventListener('click', () => {
        void copyOrSelect(summary.textContent, summary).then((good) => {
          copied.textContent = good ? words.copied : words.refused;
        });
      });
      followAddress((address) => {
        email = address ?? undefined;
        write();
      });

      // Beside the last step, wherever the page's author put this.
      last.parentElement?.after(this);
      this.hidden = false;
      draw();
    }
  },
);

/**
 * Brings the field for errors and searches to life: right away on its own pages, elsewhere when a reader turns to it, so
 * that a page that is only read loads nothing for it. What was typed before the script arrived is kept, and what the page
 * before handed over.
 */

import { takeText } from './handed-text.ts';
import { pageStrings } from './page-strings.ts';

/** Takes the place of the field that the page was delivered with, and takes over what has been typed or chosen in it. */
export async function startAskBox(place: HTMLElement, props: object): Promise<void> {
  const [{ h, hydrate, render }, { default: AskBox }, { search }] = await Promise.all([
    import('preact'),
    import('../components/tools/AskBox.tsx'),
    pageStrings(),
  ]);
  const before = place.querySelector('textarea');
  const initial = before?.value ?? '';
  const initialFile = place.querySelector<HTMLInputElement>('[type=file]')?.files?.[0];
  const box = h(AskBox, {
    ...(props as { inputId: string }),
    ...(search && { strings: search }),
    initial,
    initialFile,
  });
  if (place.querySelector('fieldset')) hydrate(box, place);
  else {
    place.replaceChildren();
    render(box, place);
    const field = place.querySelector('textarea');
    field?.focus();
    // What was selected, as when the dialog is opened again, is replaced by what is typed next.
    if (before) field?.setSelectionRange(before.selectionStart, before.selectionEnd);
  }
}

customElements.define(
  'ask-box',
  class extends HTMLElement {
    connectedCallback(): void {
      const place = this.querySelector<HTMLElement>('[data-tool]');
      const fields = this.querySelector('fieldset');
      const problem = this.querySelector('[data-script-failed]');
      if (!place || !fields) return;
      fields.disabled = false;
      problem?.remove();
      const handed = takeText();
      const field = this.querySelector('textarea');
      if (field && handed !== '') field.value = handed;

      let started = false;
      // A button that was pressed before its script arrived is pressed when it has.
      let pressed: number | undefined;
      const buttons = () => [...place.querySelectorAll<HTMLElement>('button')];
      const remember = ({ target }: Event): void => {
        const index = buttons().findIndex((button) => button.contains(target as Node));
        if (index >= 0) pressed = index;
      };
      place.addEventListener('click', remember);
      // What was pasted then is explained right away on a phone, whose keyboard covers the answer.
      const rememberPaste = (): void => {
        if (matchMedia('(pointer: coarse)').matches) pressed = 0;
      };
      place.addEventListener('paste', rememberPaste);
      const start = async (): Promise<void> => {
        if (started) return;
        started = true;
        try {
          await startAskBox(place, JSON.parse(this.dataset['props'] ?? '{}') as object);
          place.removeEventListener('click', remember);
          place.removeEventListener('paste', rememberPaste);
          if (pressed !== undefined) buttons()[pressed]?.click();
        } catch {
          if (!problem) return;
          problem.classList.remove('script-failed');
          problem.setAttribute('role', 'alert');
          this.append(problem);
        }
      };
      if (this.dataset['when'] === 'now' || handed !== '') void start();
      else for (const sign of ['focusin', 'pointerenter']) this.addEventListener(sign, () => void start());
    }
  },
);

/**
 * Brings the field for an error to life: at once on its own page, elsewhere when a reader turns to it, so that a page
 * that is only read loads nothing for it. What was typed before the script arrived is kept.
 */
customElements.define(
  'paste-error',
  class extends HTMLElement {
    connectedCallback(): void {
      const place = this.querySelector<HTMLElement>('[data-diagnose]');
      const fields = this.querySelector('fieldset');
      const problem = this.querySelector('[data-script-failed]');
      if (!place || !fields) return;
      fields.disabled = false;
      problem?.remove();

      let started = false;
      const start = async (): Promise<void> => {
        if (started) return;
        started = true;
        try {
          const { mountDiagnose } = await import('../components/tools/Diagnose.tsx');
          mountDiagnose(place);
        } catch {
          if (!problem) return;
          problem.classList.remove('script-failed');
          problem.setAttribute('role', 'alert');
          this.append(problem);
        }
      };
      if (this.dataset['when'] === 'now') void start();
      else for (const sign of ['focusin', 'pointerenter', 'dragenter']) this.addEventListener(sign, () => void start());
    }
  },
);

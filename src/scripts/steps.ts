import { fill } from '../i18n/fill.ts';
import { finishedSteps, followFinished, keepFinished, markStep } from './finished-steps.ts';

/**
 * The steps of a page: marked as finished one by one, listed with their marks, and "Continue with step 3" for readers
 * who come back. See `Step.astro` and `StepList.astro`.
 */
const steps = [...document.querySelectorAll<HTMLElement>('.step')];
const list = document.querySelector<HTMLElement>('.step-list');
const links = [...(list?.querySelectorAll<HTMLAnchorElement>('ol a') ?? [])];
const next = list?.querySelector<HTMLAnchorElement>('[data-steps-next]');
const restart = list?.querySelector<HTMLButtonElement>('[data-steps-restart]');
const counts = [...document.querySelectorAll<HTMLElement>('[data-steps-count]')];
const words = JSON.parse(list?.dataset['words'] ?? '{}') as { count?: string; next?: string; start?: string };

const template = document.querySelector<HTMLTemplateElement>('#step-parts');
/** A copy of a part of the template, with the step's number in its words. */
function part(selector: string, number: number): HTMLElement | undefined {
  const copy = template?.content.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
  for (const place of copy?.querySelectorAll('span') ?? []) place.textContent = fill(place.textContent, { number });
  return copy;
}

const boxes = steps.map((step, index) => {
  const number = index + 1;
  const end = part('.step-end', number);
  const box = end?.querySelector('input');
  const link = end?.querySelector('a');
  if (end) step.append(end);
  if (link) link.href = `#${step.id}`;
  box?.addEventListener('change', () => markStep(number, box.checked));
  return box;
});

function draw(): void {
  const done = finishedSteps().filter((number) => number <= steps.length);
  steps.forEach((step, index) => {
    const finished = done.includes(index + 1);
    const box = boxes[index];
    if (box) box.checked = finished;
    for (const place of [step, links[index]]) {
      place?.classList.toggle('is-done', finished);
      const stamp = place?.querySelector('.stamp');
      if (stamp) stamp.textContent = finished ? '✓' : String(index + 1);
    }
  });
  if (!list) return;
  const count = fill(words.count ?? '', { done: done.length, total: steps.length });
  for (const place of counts) {
    place.dataset['before'] ??= place.textContent;
    place.textContent = done.length === 0 ? place.dataset['before'] : place.closest('summary') ? `(${count})` : count;
  }
  const first = steps.findIndex((_, index) => !done.includes(index + 1)) + 1;
  if (next) {
    next.hidden = first === 0;
    next.href = `#step-${first}`;
    next.textContent = done.length === 0 ? (words.start ?? '') : fill(words.next ?? '', { number: first });
  }
  if (restart) restart.hidden = done.length === 0;
}

if (steps.length > 0) {
  restart?.addEventListener('click', () => {
    keepFinished([]);
    // The button is gone now.
    next?.focus();
  });
  followFinished(draw);
  draw();
  // Readers who follow a link to a step haven't seen the ones before it.
  const arrived = Number(/^#step-(\d+)/u.exec(location.hash)?.[1] ?? 1);
  const note = arrived > 1 && part('.step-arrived', arrived);
  if (note) steps[arrived - 1]?.querySelector('.step-bar')?.after(note);
  list?.addEventListener('click', ({ target }) => {
    // On a phone the list is folded away again.
    const fold = list.previousElementSibling;
    if (fold instanceof HTMLDetailsElement && target instanceof Element && target.closest('a')) fold.open = false;
  });
}

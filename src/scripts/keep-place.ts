import { handAlong } from './handed-text.ts';

/** Makes a link to this page in another language keep the query, the fragment, and what is in the page's field. */
export function keepPlace(link: HTMLAnchorElement): void {
  link.addEventListener('click', (event) => {
    link.search = location.search;
    link.hash = location.hash;
    handAlong(document.querySelector<HTMLTextAreaElement>('ask-box textarea')?.value ?? '', event);
  });
}

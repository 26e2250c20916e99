import { drawn } from './drawn.ts';

/**
 * Loads the page's own programs, such as the search, once the page has been drawn. The build names them here, with what
 * they import, so that all comes in one round trip: see `src/finishing/slim-pages.ts`.
 */
const named = document.querySelector<HTMLElement>('script[data-then]')?.dataset['then'];
if (named) {
  void drawn().then(() => {
    // One that does not come is missed by the page's `Late` note.
    for (const address of named.split(' ')) import(/* @vite-ignore */ address).catch(console.error);
  });
}

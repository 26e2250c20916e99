/** Marks the section that the reader is in, in the list of sections or steps beside the text. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.side :is(ol, ul) a[href^="#"]')];
const targets = links.map((link) => document.getElementById(link.hash.slice(1)));

function mark(): void {
  // The last one that has begun in the upper third of the window.
  const current = targets.findLastIndex((target) => target && target.getBoundingClientRect().top < innerHeight / 3);
  links.forEach((link, index) => {
    if (index === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
}

if (links.length > 0) {
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  // Not while the page is being shown: this needs its layout.
  addEventListener('load', () => requestAnimationFrame(mark));
}

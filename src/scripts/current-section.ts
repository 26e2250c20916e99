/** Marks the section that the reader is in, in the list of sections or steps beside the text. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.side :is(ol, ul) a[href^="#"]')];
const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
/** The sections that begin above the lower edge of the window's upper third. */
const begun = new Set<Element>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) begun.add(target);
      else begun.delete(target);
    }
    const current = targets.findLastIndex((target) => target && begun.has(target));
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  },
  // Everything above the window counts, however long the page is.
  { rootMargin: '999999px 0px -66% 0px' },
);
for (const target of targets) if (target) observer.observe(target);

/**
 * Keeps what the address holds besides the page when the reader changes the language: the search in `?q=`, the step in
 * `#step-4`.
 */
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('.site-nav a[hreflang]');
  if (!link) return;
  link.search = location.search;
  link.hash = location.hash;
});

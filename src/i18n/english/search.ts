/** What the search says. In a file of its own, because it travels in the search's script. */
export const search = {
  title: 'Search',
  best: 'Best matches',
  /** The kinds of page in the order in which they help someone who cannot send. */
  kinds: ['Errors', 'Problems', 'Guides', 'Settings', 'Articles'],
  description: 'Search the errors, guides and articles of this help site, or choose from the list of all pages.',
  label: 'Search this site',
  close: 'Close the search',
  placeholder: 'An error, a mail app, a question',
  needsScript: 'Search needs JavaScript, and it is off in this browser. The list of all pages below works without it.',
  notLoaded: 'The search could not be loaded. Reload this page, or choose from the list of all pages below.',
  failed: 'The search could not be loaded. Check your connection and type again.',
  listOfPages: 'See the list of all pages',
  nothing: 'Nothing found for “{query}”. Try fewer words, or only the number in the error.',
  page: '{count} page for “{query}”',
  pages: '{count} pages for “{query}”',
};

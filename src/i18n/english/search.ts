/** What the search says. In a file of its own, because it travels in the search's script. */
export const search = {
  best: 'Best matches',
  /** The kinds of page in the order in which they help someone who cannot send. */
  kinds: ['Errors', 'Problems', 'Guides', 'Settings', 'Articles'],
  label: 'Search this site',
  placeholder: 'An error, a mail app, a question',
  failed: 'The search could not be loaded. Check your connection and type again.',
  listOfPages: 'See the list of all pages',
  nothing: 'Nothing found for “{query}”. Try fewer words, or only the number in the error.',
  page: '{count} page for “{query}”',
  pages: '{count} pages for “{query}”',
  corrected: 'Searched for “{used}” instead of “{typed}”.',
  unknown: 'No page has “{word}”.',
};

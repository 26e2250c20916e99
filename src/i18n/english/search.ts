/** What the field for errors and searches says. In a file of its own, because it travels in the field's script. */
export const search = {
  label: 'Paste the error, or describe the problem',
  placeholder: 'For example: 550 Authentication is required for relay',
  privacy: 'Private: what you paste never leaves your device.',
  button: 'Find the answer',
  /** Shown if the field is empty. */
  empty: 'Paste the error or enter a few words first.',
  tryExample: 'Try an example',
  example:
    "The message could not be sent because one of the recipients was rejected by the server. Server: 'mail.example.com', Server Response: '550 Authentication is required for relay', Port: 25, Secure(SSL): No, Error Number: 0x800CCC79",
  clear: 'Clear',
  hasFile: 'I have the returned message as a file',
  file: 'Choose a saved message (.eml or .txt)',
  noError:
    'We couldn’t find an error in this text. Copy the line with a number such as 550 or a word such as “rejected”, or the whole message that came back to you.',
  /** To a reader who chose a file. */
  noErrorInFile:
    'We didn’t recognize an error in the file {name}. Open it, copy the line with a number such as 550 or a word such as “rejected”, and paste it here.',
  explanationsFailed: 'The explanations don’t work right now. Reload this page to try again.',
  best: 'Best matches',
  morePages: 'More pages',
  /** Beside a page that is there in English only. */
  inEnglish: '(in English)',
  /** The kinds of page in the order in which they help someone who can't send. */
  kinds: { errors: 'Errors', problems: 'Problems', guides: 'Guides', settings: 'Settings', articles: 'Articles' },
  failed: 'The search didn’t load. Check your connection and try again.',
  listOfPages: 'See the list of all pages',
  nothing: 'No page has the words “{query}”.',
  page: '{count} page for “{query}”',
  pages: '{count} pages for “{query}”',
  corrected: 'Searched for “{used}” instead of “{typed}”.',
  unknown: 'No page has “{word}”.',
  /** To a reader who typed in this language on a page in another one. */
  searchThisLanguage: 'Search the pages in English instead',
  /** Below the results on pages in other languages. */
  searchEnglish: 'Search for the same in English',
  otherWays: 'Not what you’re looking for?',
  /** Other ways on, for readers whom the pages don't help: addresses without a language, and names. */
  ways: [
    ['/guides/', 'Fix my mail app, step by step'],
    ['/check/', 'Check my settings'],
    ['/find/', 'Find out what’s wrong, question by question'],
    ['/errors/', 'See the list of errors'],
    ['#need-person', 'Reach a person'],
  ] as readonly (readonly [string, string])[],
};

/** What a search shows a page as. */
export type SearchKind = keyof typeof search.kinds;

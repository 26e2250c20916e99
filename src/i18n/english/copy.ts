/** What is said of copying. In a file of its own, because it travels in every page's script. */
export const copy = {
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected',
  refused: 'Your browser doesn’t let this page copy. The value is selected, so you can copy it yourself.',
  linkCopied: 'Link to this step copied',
  linkInBar: 'The link is in your address bar',
};

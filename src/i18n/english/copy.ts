/** What is said of copying. In a file of its own, because it travels in every page's script. */
export const copy = {
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected',
  refused: 'Your browser does not let this page copy. The value is selected: copy it by hand.',
  linkCopied: 'Link to this step copied',
  linkInBar: 'The link is in the address bar',
};

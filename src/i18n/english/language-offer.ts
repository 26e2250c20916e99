/** What offers a page in English. In a file of its own, for the script that says it on pages in other languages. */
export const languageOffer = {
  offer: 'Read this in English',
  dismiss: 'No, thanks',
};

/** What offers a page in English. In a file of its own, for the script that says it on pages in other languages. */
export const languageOffer = {
  offer: 'This page is also in English',
  dismiss: 'No, thanks',
};

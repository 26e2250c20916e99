import { copy as english } from '../i18n/english/copy.ts';

const { words } = document.body.dataset;

/** What is said about copying. English is in the script; a page in another language brings its own words. */
export const copyWords = words ? (JSON.parse(words) as typeof english) : english;

import { isCentral } from '../../src/lib/content/schemas.ts';
import { loadArticles } from '../../src/lib/diagnosis/load-catalogue.ts';

/** The error message that the central article explains: the server has to give it to apps that don't sign in. */
export function documentedRefusal(): string {
  const central = loadArticles().find(({ data }) => isCentral(data));
  if (!central) throw new Error('No article in src/content/errors has the cause relay-authentication-required.');
  return central.data.message;
}

import { expect, type Page } from '@playwright/test';

/** How Chromium says that a page broke its security policy, that on Trusted Types included. */
export const POLICY_BROKEN = /Content Security Policy|requires 'Trusted/iu;

/** Holds every story to the site's promises: no other host is asked, and no page breaks its own security policy. */
export function watchPage(page: Page, baseURL: string | undefined): void {
  page.on('request', (request) => {
    if (!/^(?:data|blob):/u.test(request.url())) expect(new URL(request.url()).origin).toBe(baseURL);
  });
  page.on('console', (message) => expect(message.text()).not.toMatch(POLICY_BROKEN));
  page.on('pageerror', (error) => expect(error).toBeUndefined());
}

/** Lists the requests that a page makes from now on. The page's icon is asked for by the browser, whenever it likes. */
export function listRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
  });
  return requests;
}

/** Whether a request is for a script of the site, which is the same for everybody and tells nothing of what was typed. */
export function isOwnScript(url: string): boolean {
  return /\/_astro\/[\w.-]+\.js$/u.test(url);
}

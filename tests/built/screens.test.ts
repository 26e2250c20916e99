import type { Element, ElementContent } from 'hast';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import own from '../../src/mail-settings.ts';
import { namedValue } from '../../src/lib/settings/wording.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, find, OTHER_DIST, pageAt, pagesIn, textIn } from '../support/built-site.ts';

/** The guides with drawn screens, and the words by which each app says that the connection is encrypted. */
const DRAWN: Readonly<Record<string, { 'SSL/TLS': string; STARTTLS: string }>> = {
  android: { 'SSL/TLS': 'Security type: SSL/TLS', STARTTLS: 'Security type: STARTTLS' },
  'android/samsung-email': { 'SSL/TLS': 'Security type: SSL/TLS', STARTTLS: 'Security type: STARTTLS' },
  'apple-mail': { 'SSL/TLS': 'Use TLS/SSL: ticked', STARTTLS: 'Use TLS/SSL: ticked' },
  'em-client': { 'SSL/TLS': 'Security policy: SSL/TLS', STARTTLS: 'Security policy: STARTTLS' },
  fairemail: { 'SSL/TLS': 'SSL/TLS: chosen', STARTTLS: 'STARTTLS: chosen' },
  gmail: {
    'SSL/TLS': 'Secured connection using SSL: chosen',
    STARTTLS: 'Secured connection using TLS: chosen',
  },
  iphone: { 'SSL/TLS': 'Use SSL: on', STARTTLS: 'Use SSL: on' },
  mailspring: { 'SSL/TLS': 'Security: SSL / TLS', STARTTLS: 'Security: STARTTLS' },
  outlook: { 'SSL/TLS': 'connection: SSL/TLS', STARTTLS: 'connection: STARTTLS' },
  'outlook/mac': { 'SSL/TLS': 'Use SSL to connect (recommended): ticked', STARTTLS: '(recommended): ticked' },
  'outlook/android': { 'SSL/TLS': 'Security Type: SSL/TLS', STARTTLS: 'Security Type: StartTls' },
  'outlook/iphone': { 'SSL/TLS': 'Port Security: SSL (', STARTTLS: 'Port Security: STARTTLS (' },
  'outlook/new': { 'SSL/TLS': 'Secure connection type: SSL/TLS', STARTTLS: 'Secure connection type: STARTTLS' },
  thunderbird: { 'SSL/TLS': 'Connection security: SSL/TLS', STARTTLS: 'Connection security: STARTTLS' },
  'thunderbird/android': { 'SSL/TLS': 'Security: SSL/TLS', STARTTLS: 'Security: StartTLS' },
  wordpress: { 'SSL/TLS': 'SSL: chosen', STARTTLS: 'TLS: chosen' },
};

/** Screens that ask for no password, or for neither name nor password: the app does so elsewhere. */
const WITHOUT_PASSWORD = ['em-client', 'outlook/new', 'thunderbird'];
const WITHOUT_USER_NAME = ['em-client'];

const pages = pagesIn(DIST);
const PROVIDERS = [
  { name: 'the own provider', site: pages, settings: own },
  { name: 'another provider', site: pagesIn(OTHER_DIST), settings: other },
];

function screensOf(site: typeof pages, guide: string): { page: Element; screens: Element[] } {
  const { tree } = pageAt(`/guides/${guide}/`, site);
  return { page: find('main', tree), screens: selectAll('figure.screen', tree) };
}

/** A row as a screen reader says it. */
function spoken(row: Element): string {
  const heard = (node: ElementContent): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' || node.properties['ariaHidden'] === 'true') return '';
    return node.children.map(heard).join('');
  };
  return heard(row).replace(/\s+/gu, ' ').replaceAll(' ,', ',').trim();
}

function rowsOf(screens: readonly Element[]): string[] {
  return screens.flatMap((screen) => selectAll('li', screen)).map(spoken);
}

describe.each(PROVIDERS)('the drawn screens of $name', ({ site, settings }) => {
  const { outgoing } = settings;

  test.each(Object.keys(DRAWN))('%s: show server, port, security, user name and password', (guide) => {
    const rows = rowsOf(screensOf(site, guide).screens);
    const text = rows.join('\n');
    expect(text).toMatch(new RegExp(`: ${RegExp.escape(outgoing.host)}(?:, port ${outgoing.port})? \\(change`, 'u'));
    expect(text).toMatch(
      new RegExp(`[Pp]ort(?: number)?:? ${outgoing.port} \\(change|\\(SMTP\\): ${outgoing.port} \\(change`, 'u'),
    );
    expect(text).toContain(DRAWN[guide]?.[outgoing.security]);
    if (!WITHOUT_USER_NAME.includes(guide)) {
      expect(text).toContain(`: ${namedValue(settings, 'userName')} (change`);
    }
    if (!WITHOUT_PASSWORD.includes(guide)) {
      expect(text).toContain(`: your ${namedValue(settings, 'outgoing.authenticateBy').toLowerCase()} (change`);
    }
  });

  test.each(Object.keys(DRAWN))('%s: send the reader to a step that names the control', (guide) => {
    const { page, screens } = screensOf(site, guide);
    const inWords = new Map(
      selectAll('li.step', page).map((step) => {
        const copy = structuredClone(step);
        for (const screen of selectAll('figure.screen', copy)) screen.children = [];
        return [String(step.properties['id']), toText(copy)];
      }),
    );
    const marked = rowsOf(screens).flatMap((row) => {
      const [, label, number] = /^(.+?)(?::.*)? \(change this: step (\d+)\)$/u.exec(row) ?? [];
      return label === undefined ? [] : [{ label, number }];
    });
    expect(marked.length).toBeGreaterThanOrEqual(4);
    for (const { label, number } of marked) expect(inWords.get(`step-${number}`), label).toContain(label);
  });
});

test('every screen has a caption, a guide has at most two, and nothing in them can be pressed', () => {
  for (const guide of Object.keys(DRAWN)) {
    const { screens } = screensOf(pages, guide);
    expect([1, 2], guide).toContain(screens.length);
    for (const screen of screens) {
      expect(textIn('figcaption', screen)).toMatch(/with the right values/u);
      expect(selectAll('a, button, input, select, textarea, [tabindex], [style], img', screen)).toEqual([]);
    }
  }
});

test('a screen is read from top to bottom, label before value', () => {
  expect(rowsOf(screensOf(pages, 'iphone').screens)).toEqual([
    'Server: on (change this: step 4)',
    `Host Name: ${own.outgoing.host} (change this: step 4)`,
    'User Name: your full email address (change this: step 2)',
    'Password: your password (change this: step 3)',
    'Use SSL: on (change this: step 4)',
    'Authentication: Password (change this: step 4)',
    `Server Port: ${own.outgoing.port} (change this: step 4)`,
  ]);
});

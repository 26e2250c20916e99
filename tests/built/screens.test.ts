import type { Element, ElementContent } from 'hast';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, test } from 'vitest';
import en from '../../src/i18n/locales/en.ts';
import es from '../../src/i18n/locales/es.ts';
import own from '../../src/mail-settings.ts';
import { namedValue } from '../../src/lib/settings/wording.ts';
import other from '../fixtures/other-provider.ts';
import { DIST, OTHER_DIST, pageAt, pagesIn } from '../support/built-site.ts';

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
  outlook: { 'SSL/TLS': 'Encryption method: SSL/TLS', STARTTLS: 'Encryption method: STARTTLS' },
  'outlook/mac-legacy': { 'SSL/TLS': 'Use SSL to connect (recommended): ticked', STARTTLS: '(recommended): ticked' },
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

/** A step of a guide: its words, and what its drawings show. */
interface DrawnStep {
  words: string;
  figures: Element[];
}

function stepsOf(site: typeof pages, guide: string, prefix = ''): DrawnStep[] {
  const { tree } = pageAt(`${prefix}/guides/${guide}/`, site);
  return selectAll('li.step', tree).map((step) => {
    const copy = structuredClone(step);
    for (const figure of selectAll('figure.screen', copy)) figure.children = [];
    return { words: toText(copy), figures: selectAll('figure.screen', step) };
  });
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

/** The labels of the rows that ask for a change. */
function markedLabels(figures: readonly Element[], change = en.screen.change): string[] {
  const marked = new RegExp(`^(.+?)(?::.*)? \\(${RegExp.escape(change)}\\)$`, 'u');
  return rowsOf(figures).flatMap((row) => marked.exec(row)?.[1] ?? []);
}

const isWhole = ({ properties }: Element): boolean => String(properties['ariaLabel']).startsWith('The whole screen');

describe.each(PROVIDERS)('the drawn screens of $name', ({ site, settings }) => {
  const { outgoing } = settings;

  test.each(Object.keys(DRAWN))(
    '%s: mark server, port, security, user name and password, with their values',
    (guide) => {
      const text = rowsOf(stepsOf(site, guide).flatMap(({ figures }) => figures)).join('\n');
      expect(text).toMatch(new RegExp(`: ${RegExp.escape(outgoing.host)}(?:, port ${outgoing.port})? \\(change`, 'u'));
      expect(text).toMatch(
        new RegExp(`[Pp]ort(?: number)?:? ${outgoing.port} \\(change|\\(SMTP\\): ${outgoing.port} \\(change`, 'u'),
      );
      expect(text).toContain(DRAWN[guide]?.[outgoing.security]);
      if (!WITHOUT_USER_NAME.includes(guide)) {
        expect(text).toContain(`: ${namedValue(settings, 'userName', en.settings)} (change`);
      }
      if (!WITHOUT_PASSWORD.includes(guide)) {
        expect(text).toContain(
          `: your ${namedValue(settings, 'outgoing.authenticateBy', en.settings).toLowerCase()} (change`,
        );
      }
    },
  );

  test.each(Object.keys(DRAWN))('%s: stand at the steps that name the marked controls', (guide) => {
    const drawnSteps = stepsOf(site, guide).filter(({ figures }) => figures.length > 0);
    expect(drawnSteps.length).toBeGreaterThanOrEqual(2);
    for (const { words, figures } of drawnSteps) {
      for (const figure of figures) expect(markedLabels([figure])).not.toEqual([]);
      for (const label of markedLabels(figures)) expect(words).toContain(label);
    }
  });

  test.each(Object.keys(DRAWN))(
    '%s: show the whole screen once, and else only the rows beside the marked ones',
    (guide) => {
      const figures = stepsOf(site, guide).flatMap((step) => step.figures);
      const names = figures.filter(isWhole).map(({ properties }) => properties['ariaLabel']);
      expect(names.length).toBeGreaterThanOrEqual(1);
      expect(names).toEqual([...new Set(names)]);
      for (const frame of figures
        .filter((figure) => !isWhole(figure))
        .flatMap((figure) => selectAll('.s-frame', figure))) {
        const marked = rowsOf([frame]).map((row) => row.endsWith('(change this)'));
        expect([0, 1]).toContain(marked.indexOf(true));
        expect([1, 2]).toContain(marked.length - marked.lastIndexOf(true));
      }
    },
  );
});

test('a figure has a name, only a whole screen has a caption, and nothing in them can be pressed', () => {
  for (const guide of Object.keys(DRAWN)) {
    for (const figure of stepsOf(pages, guide).flatMap(({ figures }) => figures)) {
      expect(figure.properties['ariaLabel']).toMatch(isWhole(figure) ? /: \w/u : /^Where to find \w.+: \w/u);
      if (!isWhole(figure)) expect(selectAll('figcaption', figure)).toEqual([]);
      expect(selectAll('a, button, input, select, textarea, [tabindex], [style], img', figure)).toEqual([]);
    }
  }
});

test('a screen is read from top to bottom, label before value', () => {
  expect(stepsOf(pages, 'iphone').map(({ figures }) => rowsOf(figures))).toEqual([
    [],
    [`Host Name: ${own.outgoing.host}`, 'User Name: your full email address (change this)', 'Password: your password'],
    ['User Name: your full email address', 'Password: your password (change this)', 'Use SSL: on'],
    [
      'Server: on (change this)',
      `Host Name: ${own.outgoing.host} (change this)`,
      'User Name: your full email address',
      'Password: your password',
      'Use SSL: on (change this)',
      'Authentication: Password (change this)',
      `Server Port: ${own.outgoing.port} (change this)`,
    ],
    [],
    [],
  ]);
});

describe('the drawn screens in Spanish', () => {
  const spanish = (guide: string) => stepsOf(pages, guide, '/es');
  // A guide that nearly weighs too much leaves its drawing out.
  const guides = Object.keys(DRAWN)
    .filter((guide) => pages.some(({ address }) => address === `/es/guides/${guide}/`))
    .filter((guide) => spanish(guide).some(({ figures }) => figures.length > 0));
  const drawn = guides.flatMap((guide) => spanish(guide).flatMap(({ figures }) => figures));

  test('stand where the English ones do, at the steps that name the marked controls', () => {
    expect(guides.length).toBeGreaterThan(10);
    for (const guide of guides) {
      const count = (steps: DrawnStep[]) => steps.map(({ figures }) => figures.length);
      expect(count(spanish(guide)), guide).toEqual(count(stepsOf(pages, guide)));
      for (const { words, figures } of spanish(guide)) {
        for (const label of markedLabels(figures, es.screen.change)) expect(words, guide).toContain(label);
      }
    }
  });

  test('say in Spanish what is on and what to change, and mark what is English', () => {
    const { on, off, ticked, notTicked, chosen, notChosen, change, leave } = en.screen;
    const ours = new RegExp(
      `(?:: (?:${[on, off, ticked, notTicked, chosen, notChosen, leave].join('|')})|\\(${change}\\))$`,
      'u',
    );
    expect(rowsOf(drawn).filter((row) => ours.test(row))).toEqual([]);
    const english = new Set(drawn.flatMap((figure) => selectAll('[lang=en]', figure)).map((word) => toText(word)));
    expect(english).toContain('Security policy');
    expect(english).not.toContain('Host Name');
  });

  test('are read like the screen of the app', () => {
    expect(rowsOf(spanish('iphone')[3]?.figures ?? [])).toEqual([
      'Servidor: activado (cambia esto)',
      `Nombre de host: ${own.outgoing.host} (cambia esto)`,
      'Nombre de usuario: tu dirección de correo completa',
      'Contraseña: tu contraseña',
      'Usar SSL: activado (cambia esto)',
      'Autenticación: Contraseña (cambia esto)',
      `Puerto del servidor: ${own.outgoing.port} (cambia esto)`,
    ]);
  });
});

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

/** How a drawing says in its app's words that the connection is encrypted. */
const ENCRYPTED = {
  'SSL/TLS': /: SSL(?: ?\/ ?TLS)? \(change|(?:SSL|SSL\/TLS|\(recommended\)): (?:on|ticked|chosen)/u,
  STARTTLS: /: STARTTLS \(change|(?:\bTLS|STARTTLS|Use SSL|TLS\/SSL|\(recommended\)): (?:on|ticked|chosen)/iu,
};

/** Screens that ask for no password, or for neither name nor password: the app does so elsewhere. */
const WITHOUT_PASSWORD = ['em-client', 'outlook/new', 'thunderbird'];
const WITHOUT_USER_NAME = ['em-client'];

const pages = pagesIn(DIST);
/** The guides with drawn screens. */
const DRAWN = pages.flatMap(({ address, html }) =>
  html.includes('<figure class="screen') ? (/^\/guides\/(.+)\/$/u.exec(address)?.[1] ?? []) : [],
);
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

  test('mark server, port, security, user name and password, with their values', () => {
    expect(DRAWN.length).toBeGreaterThanOrEqual(16);
    for (const guide of DRAWN) {
      const text = rowsOf(stepsOf(site, guide).flatMap(({ figures }) => figures)).join('\n');
      const port = `\\bport(?: number)?:? ${outgoing.port}|\\(SMTP\\): ${outgoing.port}`;
      expect(text, guide).toMatch(new RegExp(`: ${RegExp.escape(outgoing.host)}(?:, port \\d+)? \\(change`, 'u'));
      expect(text, guide).toMatch(new RegExp(`(?:${port}) \\(change`, 'iu'));
      expect(text, guide).toMatch(ENCRYPTED[outgoing.security]);
      if (!WITHOUT_USER_NAME.includes(guide)) {
        expect(text, guide).toContain(`: ${namedValue(settings, 'userName', en.settings)} (change`);
      }
      if (!WITHOUT_PASSWORD.includes(guide)) {
        expect(text, guide).toContain(
          `: your ${namedValue(settings, 'outgoing.authenticateBy', en.settings).toLowerCase()} (change`,
        );
      }
    }
  });

  test('stand at the steps that name the marked controls, the whole screen once, else the rows beside the marked', () => {
    for (const guide of DRAWN) {
      const drawnSteps = stepsOf(site, guide).filter(({ figures }) => figures.length > 0);
      expect(drawnSteps.length, guide).toBeGreaterThanOrEqual(2);
      for (const { words, figures } of drawnSteps) {
        for (const figure of figures) expect(markedLabels([figure]), guide).not.toEqual([]);
        for (const label of markedLabels(figures)) expect(words, guide).toContain(label);
      }
      const [whole, parts] = [true, false].map((is) =>
        drawnSteps.flatMap(({ figures }) => figures).filter((figure) => isWhole(figure) === is),
      ) as [Element[], Element[]];
      const names = whole.map(({ properties }) => properties['ariaLabel']);
      expect(names.length, guide).toBeGreaterThanOrEqual(1);
      expect(names).toEqual([...new Set(names)]);
      for (const frame of parts.flatMap((figure) => selectAll('.s-frame', figure))) {
        const marked = rowsOf([frame]).map((row) => row.endsWith('(change this)'));
        expect([0, 1], guide).toContain(marked.indexOf(true));
        expect([1, 2], guide).toContain(marked.length - marked.lastIndexOf(true));
      }
    }
  });
});

test('a figure has a name, only a whole screen has a caption, and nothing in them can be pressed', () => {
  for (const guide of DRAWN) {
    for (const figure of stepsOf(pages, guide).flatMap(({ figures }) => figures)) {
      expect(figure.properties['ariaLabel']).toMatch(isWhole(figure) ? /: \w/u : /^Where to find \w.+: \w/u);
      if (!isWhole(figure)) expect(selectAll('figcaption', figure)).toEqual([]);
      expect(selectAll('a, button, input, select, textarea, [tabindex], [style], img', figure)).toEqual([]);
    }
  }
});

test('a screen is read from top to bottom, label before value', () => {
  expect(rowsOf(stepsOf(pages, 'iphone')[3]?.figures ?? [])).toEqual([
    'Server: on (change this)',
    `Host Name: ${own.outgoing.host} (change this)`,
    'User Name: your full email address',
    'Password: your password',
    'Use SSL: on (change this)',
    'Authentication: Password (change this)',
    `Server Port: ${own.outgoing.port} (change this)`,
  ]);
});

describe('the drawn screens in Spanish', () => {
  const spanish = (guide: string) => stepsOf(pages, guide, '/es');
  // A guide that nearly weighs too much leaves its drawing out.
  const guides = DRAWN.filter((guide) => pages.some(({ address }) => address === `/es/guides/${guide}/`)).filter(
    (guide) => spanish(guide).some(({ figures }) => figures.length > 0),
  );
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
});

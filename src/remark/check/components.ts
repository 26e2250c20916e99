import type { Html, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { SETTINGS } from '../../lib/content/body-facts.ts';
import { REPAIRS } from '../../lib/content/schemas.ts';
import { didYouMean } from '../../lib/problems.ts';
import { SECURITY_MODES } from '../../lib/settings/schema.ts';
import { importedNames } from '../imported-names.ts';
import { attribute, isJsx, type Jsx, visitJsx } from '../jsx.ts';
import { screenNames } from '../screens.ts';
import { stepsIn } from '../steps.ts';

interface ComponentRule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** The component that must be the direct parent. */
  readonly inside?: string;
  /** Allowed words of an attribute. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

/** The components of `src/components/mdx` and their attributes, as docs/writing.md describes them. */
export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Steps: {},
  Step: { required: ['title'], optional: ['covers'], inside: 'Steps', words: { covers: REPAIRS } },
  Substeps: {},
  WhatYouSee: {},
  Look: { required: ['title'], inside: 'WhatYouSee' },
  SettingsTable: {},
  IncomingTable: {},
  Fields: {},
  Field: {
    required: ['label'],
    optional: ['value', 'choose', 'note', 'setting'],
    inside: 'Fields',
    words: { setting: SETTINGS },
  },
  Value: { required: ['of'] },
  UserNameExample: { required: ['mailbox'] },
  Note: { required: ['title'], optional: ['kind'], words: { kind: ['info', 'tip', 'warning'] } },
  Fold: { required: ['title'] },
  ErrorText: { optional: ['lang'], words: { lang: ['en'] } },
  ClientChoice: {},
  SmtpDiagram: {},
  SmtpTranscript: { required: ['of'], words: { of: ['refused', 'accepted'] } },
  Screen: { required: ['of'], words: { of: screenNames() } },
  Webmail: {},
  Support: {},
  WhenServer: { required: ['software'] },
  WhenSecurity: { required: ['is'], words: { is: SECURITY_MODES } },
  WhenIncoming: { required: ['given'], words: { given: ['yes', 'no'] } },
  AppPassword: {},
  DidItWork: { optional: ['without'], words: { without: ['network'] } },
  Term: { required: ['of'] },
};

/** Elements and attributes that would load, run or style something in a page whose policy blocks it. */
const BLOCKED_ELEMENTS = ['script', 'style', 'iframe', 'object', 'embed', 'form'];
const BLOCKED_ATTRIBUTES = /^(?:style|on[a-z]+)$/iu;

/** Refuses components that don't exist, wrong attributes, and HTML that the site's security policy blocks. */
export function checkComponents() {
  return (tree: Root, file: VFile): void => {
    const imported = importedNames(tree);
    visitJsx(tree, undefined, (node, parent) => {
      const name = node.name ?? '';
      const say = (message: string): void => void file.message(message, node.position);
      if (/^[a-z]/u.test(name)) checkElement(node, say);
      else if (name !== '' && !imported.has(name.split('.')[0] ?? '')) checkComponent(node, parent, say);
    });
    if (stepsIn(tree).every(({ covers }) => covers.length === 0)) {
      visitJsx(tree, 'Screen', (node) => {
        file.message('<Screen> is shown only in steps that change it. Add covers="…" to these steps.', node.position);
      });
    }
    // The HTML of a .md file.
    visit(tree, 'html', (node) => checkHtml(node, (message) => void file.message(message, node.position)));
  };
}

function checkElement(node: Jsx, say: (message: string) => void): void {
  const meant = Object.keys(COMPONENTS).find((name) => name !== node.name && name.toLowerCase() === node.name);
  if (meant) say(`<${node.name}> shows nothing. Write <${meant}>, with capital letters.`);
  if (BLOCKED_ELEMENTS.includes(node.name ?? '')) say(blocked(`<${node.name}>`));
  for (const item of node.attributes) {
    if (item.type === 'mdxJsxAttribute' && BLOCKED_ATTRIBUTES.test(item.name)) say(blocked(`${item.name}="…"`));
  }
}

function checkHtml({ value }: Html, say: (message: string) => void): void {
  for (const [, name = ''] of value.matchAll(/<([a-z]+)/giu)) {
    if (BLOCKED_ELEMENTS.includes(name.toLowerCase())) say(blocked(`<${name}>`));
    if (Object.hasOwn(COMPONENTS, name)) say(`<${name}> works only in .mdx files. Change the file's ending to .mdx.`);
  }
  for (const [, name = ''] of value.matchAll(/<[a-z][^>]*?\s(style|on[a-z]+)\s*=/giu)) say(blocked(`${name}="…"`));
}

/** Why HTML that the security policy blocks can't be used. */
export function blocked(what: string): string {
  return `${what} can't be used in content because the site's security policy blocks it. Make a component for it in src/components/mdx.`;
}

function checkComponent(node: Jsx, parent: { type: string } | undefined, say: (message: string) => void): void {
  const name = node.name ?? '';
  const rule = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!rule) {
    const known = Object.keys(COMPONENTS);
    say(
      `There is no component <${name}>. ${didYouMean(name, known, '<', '>')}Import your own, or use one of ${known.join(', ')}.`,
    );
    return;
  }
  const allowed = [...(rule.required ?? []), ...(rule.optional ?? [])];
  for (const [index, item] of node.attributes.entries()) {
    if (item.type !== 'mdxJsxAttribute' || typeof item.value !== 'string') {
      say(
        allowed[0] ? `<${name}> takes only text in quotes, such as ${allowed[0]}="…".` : `<${name}> has no attributes.`,
      );
    } else if (!allowed.includes(item.name)) {
      say(
        `<${name}> has no attribute "${item.name}". ${didYouMean(item.name, allowed)}${allowed[0] ? `It takes ${allowed.join(', ')}.` : 'It takes none.'}`,
      );
    } else if (node.attributes.findIndex((other) => other.type === item.type && other.name === item.name) < index) {
      say(`<${name}> has ${item.name}="…" twice. Delete one of the two.`);
    } else {
      const words = rule.words?.[item.name];
      const wrong = words && item.value.split(' ').find((word) => !words.includes(word));
      if (words && wrong !== undefined) {
        say(
          `"${wrong}" isn't a choice for ${item.name}="…" on <${name}>. ${didYouMean(wrong, words)}${words.length === 1 ? 'The choice is' : 'The choices are'} ${words.join(', ')}.`,
        );
      }
    }
  }
  for (const required of rule.required ?? []) {
    if (!attribute(node, required)) say(`<${name}> needs ${required}="…".`);
  }
  if (rule.inside && !(isJsx(parent) && parent.name === rule.inside)) {
    say(`<${name}> must be directly inside <${rule.inside}> … </${rule.inside}>.`);
  }
  if (name === 'Field' && (attribute(node, 'value') === undefined) === (attribute(node, 'choose') === undefined)) {
    say(
      '<Field> needs either value="…" (a value in the settings) or choose="…" (what to choose in the app), not both.',
    );
  }
}

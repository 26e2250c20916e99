import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { SETTINGS } from '../../lib/content/body-facts.ts';
import { REPAIRS } from '../../lib/content/schemas.ts';
import { didYouMean } from '../../lib/problems.ts';
import { SECURITY_MODES } from '../../lib/settings/schema.ts';
import { importedNames } from '../imported-names.ts';
import { attribute, isJsx, type Jsx, visitJsx } from '../jsx.ts';
import { screenNames } from '../screens.ts';

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
  StillNotWorking: {},
  Term: { required: ['of'] },
};

/** Elements that would load, run or style something in a page whose policy refuses it. */
const REFUSED_ELEMENTS = ['script', 'style', 'iframe', 'object', 'embed'];

/** Refuses components that don't exist, wrong attributes, and HTML that the site's security policy would block. */
export function checkComponents() {
  return (tree: Root, file: VFile): void => {
    const imported = importedNames(tree);
    visitJsx(tree, undefined, (node, parent) => {
      const name = node.name ?? '';
      const say = (message: string): void => void file.message(message, node.position);
      if (/^[a-z]/u.test(name)) checkElement(node, say);
      else if (name !== '' && !imported.has(name.split('.')[0] ?? '')) checkComponent(node, parent, say);
    });
  };
}

function checkElement(node: Jsx, say: (message: string) => void): void {
  if (REFUSED_ELEMENTS.includes(node.name ?? '')) {
    say(`<${node.name}> can't be used in content. Make a component in src/components/mdx and use that`);
  }
  for (const item of node.attributes) {
    if (item.type === 'mdxJsxAttribute' && /^(?:style|on[a-zA-Z]+)$/u.test(item.name)) {
      say(`the site's security policy blocks ${item.name}="…" on <${node.name}>. Leave it out, or make a component`);
    }
  }
}

function checkComponent(node: Jsx, parent: { type: string } | undefined, say: (message: string) => void): void {
  const name = node.name ?? '';
  const rule = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!rule) {
    const known = Object.keys(COMPONENTS);
    say(
      `there is no component <${name}>. ${didYouMean(name, known, '<', '>')}Import it, or use one of ${known.join(', ')}`,
    );
    return;
  }
  const allowed = [...(rule.required ?? []), ...(rule.optional ?? [])];
  for (const item of node.attributes) {
    if (item.type !== 'mdxJsxAttribute' || typeof item.value !== 'string') {
      say(`<${name}> takes only text in quotes, such as ${allowed[0] ?? 'title'}="…"`);
    } else if (!allowed.includes(item.name)) {
      say(`<${name}> has no attribute "${item.name}"; it takes ${allowed.join(', ') || 'none'}`);
    } else {
      const words = rule.words?.[item.name];
      const wrong = words && item.value.split(' ').find((word) => !words.includes(word));
      if (words && wrong !== undefined) {
        say(
          `${item.name}="${item.value}" on <${name}>: there is no "${wrong}". ${didYouMean(wrong, words)}Allowed: ${words.join(', ')}`,
        );
      }
    }
  }
  for (const required of rule.required ?? []) {
    if (!attribute(node, required)) say(`<${name}> needs ${required}="…"`);
  }
  if (rule.inside && !(isJsx(parent) && parent.name === rule.inside)) {
    say(`<${name}> must be directly inside <${rule.inside}> … </${rule.inside}>`);
  }
  if (name === 'Field' && (attribute(node, 'value') === undefined) === (attribute(node, 'choose') === undefined)) {
    say('<Field> needs either value="…" (a value of the settings) or choose="…" (something to choose), not both');
  }
}

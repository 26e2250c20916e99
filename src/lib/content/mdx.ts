import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from '../../visit.ts';
import { namedValues } from '../settings/wording.ts';
import type { MailSettings } from '../settings/schema.ts';
import { SECURITY_MODES } from '../settings/schema.ts';
import { codeChildren, codeLabel, fenceFault, fillCode } from './code.ts';
import { nearest, show } from '../problems.ts';
import { REPAIRS, type Repair } from './schemas.ts';
import { type RepairSteps, repairSteps, SCREENS } from './screens.ts';

/**
 * What the body of an MDX file may hold, and what is read from it.
 *
 * Content uses a small, closed set of components and no code, so that an author cannot break a page in a way that
 * only shows when it is rendered. `body.ts` makes of it what a page shows.
 */

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

interface ComponentRule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Component that must be the direct parent. */
  readonly inside?: string;
  /** Allowed words of an attribute. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

/** What a field of an app sets, in the terms of the settings check. */
export const SETTINGS = ['server', 'port', 'security', 'authentication', 'userName'] as const;
export type Setting = (typeof SETTINGS)[number];

/** A field whose value is a path of the settings sets what that path holds. */
const SETTING_OF_VALUE: Readonly<Record<string, Setting>> = {
  'outgoing.host': 'server',
  'outgoing.port': 'port',
  'outgoing.security': 'security',
  email: 'userName',
};

/** The components of `docs/writing.md`. */
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
  Conversation: {},
  Talk: { required: ['of'], words: { of: ['refused', 'accepted'] } },
  Screen: { required: ['of'], words: { of: SCREENS } },
  Webmail: {},
  Support: {},
  WhenServer: { required: ['software'] },
  WhenSecurity: { required: ['is'], words: { is: SECURITY_MODES } },
  WhenIncoming: { required: ['given'], words: { given: ['yes', 'no'] } },
  StillNotWorking: {},
  Term: { required: ['of'] },
};

/** Elements of HTML that content may use as they are. */
export const PLAIN_HTML: readonly string[] = ['kbd', 'br'];

/** What a link that does not lead to a page of this site begins with: no address runs code or is loaded by itself. */
const ELSEWHERE = /^(?:https?:\/\/|mailto:|tel:|#)/u;

/** A fault in a body: what, where, and what to do instead. */
export interface BodyProblem {
  readonly line: number;
  readonly message: string;
}

/** One numbered step of a page, as lists and links to it need it. */
export interface StepSummary {
  readonly number: number;
  readonly title: string;
  readonly covers: readonly Repair[];
}

/** A field of an app's screen, as a step names it. */
export interface FieldSummary {
  readonly setting: Setting;
  readonly label: string;
  /** What to pick there, where it is not the value of the setting itself. */
  readonly choose?: string;
  /** The step that the field is in. */
  readonly step: number;
}

export interface BodyFacts {
  readonly problems: BodyProblem[];
  readonly steps: StepSummary[];
  /** For each setting the first field of a step that sets it. */
  readonly fields: FieldSummary[];
  /** Addresses on this site that the body links to, with their lines. */
  readonly links: { readonly href: string; readonly line: number }[];
  /** Lines with a drawn screen; only guides may show them. */
  readonly screens: readonly number[];
  /** Ids of the words that the body explains. */
  readonly terms: string[];
  /** Words that a reader reads, for the reading time. */
  readonly words: number;
}

function isJsx(node: { type: string }): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isField(node: { type: string }): node is Jsx {
  return isJsx(node) && node.name === 'Field';
}

function attribute(node: Jsx, name: string): string | undefined {
  const found = node.attributes.find(
    (item): item is MdxJsxAttribute => item.type === 'mdxJsxAttribute' && item.name === name,
  );
  return typeof found?.value === 'string' ? found.value : undefined;
}

/**
 * Reads a body's tree.
 *
 * @param tree the MDX tree, as remark-mdx parses it
 * @param settings the settings that `<Value>` and `<Field>` may name
 * @param terms ids of the glossary, which `<Term>` may name
 */
export function readBody(tree: Root, settings: MailSettings, terms: readonly string[] = []): BodyFacts {
  const problems: BodyProblem[] = [];
  const steps: StepSummary[] = [];
  const fields: FieldSummary[] = [];
  const links: { href: string; line: number }[] = [];
  const screens: number[] = [];
  const values = Object.keys(namedValues(settings));
  const fieldValues = [...values, 'email', 'password'];
  /** Terms that are explained already, with their lines: an explanation stands once a page. */
  const explained = new Map<string, number>();

  const checkPath = (path: string | undefined, known: readonly string[], where: string, line: number): void => {
    if (path === undefined || known.includes(path)) return;
    const guess = nearest(path, known);
    problems.push({
      line,
      message: `${where} names "${path}", which is not a value of the settings; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${known.join(', ')}`,
    });
  };

  visit(tree, (node, _index, parent) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'mdxjsEsm') {
      problems.push({
        line,
        message: 'import and export are not used in content; the components are there without it',
      });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      problems.push({
        line,
        message: `"{${node.value}}" is code; for a value of the settings write <Value of="outgoing.host" />, for a brace write \\{`,
      });
    } else if (node.type === 'heading' && node.depth === 1) {
      problems.push({ line, message: `"# ${textOf(node)}" is a second page title; begin headings with ##` });
    } else if (node.type === 'link' || node.type === 'definition') {
      if (node.url.startsWith('/')) links.push({ href: node.url, line });
      else if (!ELSEWHERE.test(node.url)) {
        problems.push({
          line,
          message: `the link leads to ${show(node.url)}; a link begins with /, #, https://, mailto: or tel:`,
        });
      }
    } else if (node.type === 'image' || node.type === 'imageReference') {
      problems.push({ line, message: 'images are not used in content; for a drawn screen write <Screen of="…" />' });
    } else if (node.type === 'code') {
      const fault = fenceFault(node);
      if (fault) problems.push({ line, message: fault });
      for (const token of fillCode(settings, node.value).unknown) {
        problems.push({ line: line + 1 + token.line, message: token.message });
      }
    } else if (isJsx(node)) {
      checkComponent(node, parent, line);
    }
  });

  function checkComponent(node: Jsx, parent: { type: string } | undefined, line: number): void {
    const name = node.name ?? '';
    if (PLAIN_HTML.includes(name)) {
      if (node.attributes.length > 0) problems.push({ line, message: `<${name}> takes no attributes here` });
      return;
    }
    const rule = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
    if (!rule) {
      const guess = nearest(name, Object.keys(COMPONENTS));
      problems.push({
        line,
        message: `<${name}> is not a component that content may use; ${guess ? `did you mean <${guess}>? ` : ''}Known: ${Object.keys(COMPONENTS).join(', ')}`,
      });
      return;
    }
    const allowed = [...(rule.required ?? []), ...(rule.optional ?? [])];
    for (const item of node.attributes) {
      if (item.type !== 'mdxJsxAttribute' || typeof item.value !== 'string') {
        problems.push({ line, message: `<${name}> takes only texts in quotes, such as ${allowed[0] ?? 'title'}="…"` });
      } else if (!allowed.includes(item.name)) {
        problems.push({
          line,
          message: `<${name}> has no "${item.name}"; it takes ${allowed.length > 0 ? allowed.join(', ') : 'nothing'}`,
        });
      } else {
        const words = rule.words?.[item.name];
        const wrong = words && item.value.split(' ').find((word) => !words.includes(word));
        if (words && wrong !== undefined) {
          const guess = nearest(wrong, words);
          problems.push({
            line,
            message: `<${name} ${item.name}="${item.value}">: "${wrong}" is not known; ${guess ? `did you mean "${guess}"? ` : ''}allowed: ${words.join(', ')}`,
          });
        }
      }
    }
    for (const required of rule.required ?? []) {
      if (!attribute(node, required)) problems.push({ line, message: `<${name}> needs ${required}="…"` });
    }
    if (rule.inside && !(parent && isJsx(parent) && parent.name === rule.inside)) {
      problems.push({ line, message: `<${name}> stands directly inside <${rule.inside}> … </${rule.inside}>` });
    }
    if (name === 'Screen') screens.push(line);
    if (name === 'Term') checkTerm(attribute(node, 'of'), line);
    if (name === 'Value') checkPath(attribute(node, 'of'), values, '<Value>', line);
    if (name === 'Field') {
      checkPath(attribute(node, 'value'), fieldValues, '<Field>', line);
      if ((attribute(node, 'value') === undefined) === (attribute(node, 'choose') === undefined)) {
        problems.push({
          line,
          message: '<Field> needs either value="…" (a path of the settings) or choose="…" (a thing to pick)',
        });
      }
    }
    if (name === 'Step') {
      const covers = (attribute(node, 'covers') ?? '')
        .split(' ')
        .filter((word): word is Repair => REPAIRS.includes(word as Repair));
      steps.push({ number: steps.length + 1, title: attribute(node, 'title') ?? '', covers });
      visit(node, isField, (field) => {
        const setting = (attribute(field, 'setting') ?? SETTING_OF_VALUE[attribute(field, 'value') ?? '']) as
          Setting | undefined;
        if (!setting || fields.some((known) => known.setting === setting)) return;
        const choose = attribute(field, 'choose');
        fields.push({
          setting,
          label: attribute(field, 'label') ?? '',
          ...(choose === undefined ? {} : { choose }),
          step: steps.length,
        });
      });
    }
  }

  function checkTerm(id: string | undefined, line: number): void {
    if (id === undefined) return;
    const before = explained.get(id);
    if (!terms.includes(id)) {
      const guess = nearest(id, terms);
      problems.push({
        line,
        message: `<Term of="${id}"> names no word of src/content/glossary.yaml; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${terms.join(', ')}`,
      });
    } else if (before === undefined) {
      explained.set(id, line);
    } else {
      problems.push({
        line,
        message: `<Term of="${id}"> explains what line ${before} explains already; write the word alone`,
      });
    }
  }

  const words = textOf(tree).split(/\s+/u).filter(Boolean).length;
  return { problems, steps, fields, links, screens, terms: [...explained.keys()], words };
}

/**
 * Makes a body without problems ready to be shown: gives each step its number and heading level and each drawn screen
 * the steps that it points to, fills the settings into code, and keeps translators off labels and code.
 *
 * @param tree the body's tree; it is changed
 * @param facts what {@link readBody} found in it
 */
export function prepareBody(tree: Root, { steps }: BodyFacts, settings: MailSettings): void {
  let number = 0;
  let level = 2;
  visit(tree, (node: Root | RootContent) => {
    // Steps below a heading of the body are one level deeper than it; steps that open the page stand beside it.
    if (node.type === 'heading') level = Math.min(node.depth + 1, 4);
    if (!isJsx(node)) return undefined;
    if (node.name === 'Screen') pointTo(node, repairSteps(steps));
    if (node.name !== 'Step') return undefined;
    number += 1;
    node.attributes.push(
      { type: 'mdxJsxAttribute', name: 'number', value: String(number) },
      { type: 'mdxJsxAttribute', name: 'level', value: String(level) },
    );
    const here = repairSteps(steps, number);
    visit(node, (inner) => {
      if (isJsx(inner) && inner.name === 'Screen') pointTo(inner, here);
    });
    return SKIP;
  });

  visit(tree, 'code', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    node.data = { ...node.data, hChildren: codeChildren(fillCode(settings, node.value).parts) };
    const label: MdxJsxAttribute = { type: 'mdxJsxAttribute', name: 'label', value: codeLabel(node) };
    // Said by the label; left here, MDX would make an attribute of it that HTML does not know.
    node.meta = null;
    parent.children[index] = { type: 'mdxJsxFlowElement', name: 'CodeBlock', attributes: [label], children: [node] };
    return [SKIP, index + 1];
  });

  // Bold is what stands on a screen, word for word: a browser that translates the page must leave it alone.
  visit(tree, ['strong', 'inlineCode'], (node) => {
    node.data = { ...node.data, hProperties: { translate: 'no' } };
  });
}

/** Attributes are texts, so the numbers travel as JSON; `Screen.astro` reads them. */
function pointTo(screen: Jsx, steps: RepairSteps): void {
  screen.attributes.push({ type: 'mdxJsxAttribute', name: 'steps', value: JSON.stringify(steps) });
}

import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fillCode } from '../../lib/content/code-tokens.ts';
import { didYouMean } from '../../lib/problems.ts';
import type { MailSettings } from '../../lib/settings/schema.ts';
import { namedValues, typedByHand } from '../../lib/settings/wording.ts';
import { importedNames } from '../imported-names.ts';
import { attribute, isJsx } from '../jsx.ts';

/** Values that `<Field>` may name beside those of the settings. */
const OF_READER = ['email', 'password'];

/** Names that every page has in `{ }`. */
const OF_MDX = ['frontmatter', 'props', 'components', 'undefined', 'null', 'true', 'false'];

/** What shows a value, if it isn't `<Value of="…" />`. */
const COMPONENT_OF: Readonly<Record<string, string>> = { 'webmail.url': '<Webmail />', 'support.url': '<Support />' };

/** Refuses names of values that the settings don't have, and values of the settings that are typed by hand. */
export function checkValues(settings: MailSettings) {
  const values = Object.keys(namedValues(settings));
  const fieldValues = [...values, ...OF_READER];
  const groups = new Set(fieldValues.map((path) => path.split('.')[0]));

  return (tree: Root, file: VFile): void => {
    const defined = new Set([...importedNames(tree), ...OF_MDX]);
    visit(tree, (node) => {
      const say = (message: string): void => void file.message(message, node.position);
      const known = (path: string | undefined, names: readonly string[]): void => {
        if (path === undefined || names.includes(path)) return;
        say(`"${path}" isn't a value in the settings. ${didYouMean(path, names)}The values are ${names.join(', ')}.`);
      };
      const typed = typedByHand(settings, textOf(node));
      if (typed) {
        const component = COMPONENT_OF[typed.path] ?? `<Value of="${typed.path}" />`;
        say(
          `"${typed.value}" is typed by hand. Write ${component}, or {${typed.path}} in code, so that it follows the settings.`,
        );
      }
      if (node.type === 'code') {
        const line = node.position?.start.line ?? 1;
        for (const token of fillCode(settings, node.value).unknown) {
          file.message(token.message, { line: line + 1 + token.line, column: 1 });
        }
      } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
        const name = /^\s*([a-z]\w*)\s*$/iu.exec(node.value)?.[1];
        const path = /^\s*([a-zA-Z]+)(?:\.[a-zA-Z]+)*\s*$/u.exec(node.value);
        if (path && groups.has(path[1])) {
          say(`{${node.value}} is JavaScript here. To show a value, write <Value of="${node.value.trim()}" />.`);
        } else if (name && !defined.has(name)) {
          say(`{${node.value}} is JavaScript here, and nothing is called ${name}. To show braces, write \\{${name}}.`);
        }
      } else if (isJsx(node)) {
        if (node.name === 'Value') known(attribute(node, 'of'), values);
        if (node.name === 'Field') known(attribute(node, 'value'), fieldValues);
      }
    });
  };
}

/** What an author typed in this node itself: text, code, an address, or attributes. */
function textOf(node: Nodes): string {
  if (isJsx(node))
    return node.attributes.map(({ value }) => (typeof value === 'object' ? value?.value : value)).join(' ');
  return [('value' in node && node.value) || '', ('url' in node && node.url) || ''].join('');
}

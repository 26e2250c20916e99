import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fillCode } from '../../lib/content/code-tokens.ts';
import { didYouMean } from '../../lib/problems.ts';
import type { MailSettings } from '../../lib/settings/schema.ts';
import { handTypedValues, namedValues } from '../../lib/settings/wording.ts';
import { attribute, isJsx } from '../jsx.ts';

/** Values that `<Field>` may name beside those of the settings. */
const OF_READER = ['email', 'password'];

/** Refuses names of values that the settings don't have, and values of the settings that are typed by hand. */
export function checkValues(settings: MailSettings) {
  const values = Object.keys(namedValues(settings));
  const groups = new Set(values.map((path) => path.split('.')[0]));
  const typed = handTypedValues(settings);

  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      const say = (message: string): void => void file.message(message, node.position);
      const refuseTyped = (text: string): void => {
        const found = Object.entries(typed).find(([, value]) => text.includes(value));
        if (found) {
          say(
            `"${found[1]}" is typed by hand and would stay when the settings change. Write <Value of="${found[0]}" />, or {${found[0]}} in code`,
          );
        }
      };
      const known = (path: string | undefined, names: readonly string[]): void => {
        if (path === undefined || names.includes(path)) return;
        say(`"${path}" is not a value of the settings. ${didYouMean(path, names)}Known values: ${names.join(', ')}`);
      };
      if (node.type === 'text' || node.type === 'inlineCode') refuseTyped(node.value);
      else if (node.type === 'link' || node.type === 'definition') refuseTyped(node.url);
      else if (node.type === 'code') {
        refuseTyped(node.value);
        const line = node.position?.start.line ?? 1;
        for (const token of fillCode(settings, node.value).unknown) {
          file.message(token.message, { line: line + 1 + token.line, column: 1 });
        }
      } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
        const path = /^\s*([a-zA-Z]+)(?:\.[a-zA-Z]+)*\s*$/u.exec(node.value);
        if (path && (groups.has(path[1]) || OF_READER.includes(path[1] ?? ''))) {
          say(
            `{${node.value}} is JavaScript here. For a value of the settings write <Value of="${node.value.trim()}" />`,
          );
        }
      } else if (isJsx(node)) {
        for (const item of node.attributes) if (typeof item.value === 'string') refuseTyped(item.value);
        if (node.name === 'Value') known(attribute(node, 'of'), values);
        if (node.name === 'Field') known(attribute(node, 'value'), [...values, ...OF_READER]);
      }
    });
  };
}

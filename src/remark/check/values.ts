import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import en from '../../i18n/locales/en.ts';
import { fillCode } from '../../lib/content/code-tokens.ts';
import { didYouMean } from '../../lib/problems.ts';
import type { MailSettings } from '../../lib/settings/schema.ts';
import { siteAddress } from '../../lib/settings/site-address.ts';
import { namedValues, typedByHand } from '../../lib/settings/wording.ts';
import { importedNames } from '../imported-names.ts';
import { attribute, isJsx } from '../jsx.ts';

/** Values that `<Field>` may name beside those of the settings. */
const OF_READER = ['email', 'password'];

/** Names that every page has in `{ }`. */
const OF_MDX = ['frontmatter', 'props', 'components', 'undefined', 'null', 'true', 'false'];

/** What shows a value, if it isn't `<Value of="…" />`. */
const COMPONENT_OF: Readonly<Record<string, string>> = {
  'webmail.url': '<Webmail />',
  'support.url': '<Support />',
  'support.email': '<Value of="support.email" />, <Support /> for a link',
};

const componentFor = (path: string): string => COMPONENT_OF[path] ?? `<Value of="${path}" />`;

/** Refuses names of values that the settings don't have, and values of the settings that are typed by hand. */
export function checkValues(settings: MailSettings) {
  const values = Object.keys(namedValues(settings, en.settings));
  const fieldValues = [...values, ...OF_READER];
  const own = settings.server.software;
  const groups = new Set(values.map((path) => path.split('.')[0]));

  return (tree: Root, file: VFile): void => {
    const defined = new Set([...importedNames(tree), ...OF_MDX]);
    visit(tree, (node) => {
      const say = (message: string): void => void file.message(message, node.position);
      const known = (path: string | undefined, names: readonly string[]): void => {
        if (path === undefined || names.includes(path)) return;
        say(`"${path}" isn't a value in the settings. ${didYouMean(path, names)}The values are ${names.join(', ')}.`);
      };
      const typed = typedByHand(settings, textOf(node));
      const onSite = pathOnSite(settings, node);
      if (typed && onSite !== undefined) {
        say(`The link leads to ${siteAddress(settings.site, onSite)}, which is on this site. Write ${onSite}.`);
      } else if (typed) {
        say(
          `"${typed.value}" is typed by hand. Write ${componentFor(typed.path)}, or {${typed.path}} in code, so that it follows the settings.`,
        );
      }
      if (node.type === 'code') {
        const line = node.position?.start.line ?? 1;
        for (const token of fillCode(settings, node.value, en.settings).unknown) {
          file.message(token.message, { line: line + 1 + token.line, column: 1 });
        }
      } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
        const path = node.value.trim();
        const name = /^([a-z]\w*)(?:\.\w+)*$/iu.exec(path)?.[1];
        if (name && groups.has(name)) {
          say(`{${node.value}} is JavaScript here. To show a value, write ${componentFor(path)}.`);
        } else if (name && !defined.has(name) && !(name in globalThis)) {
          say(`{${node.value}} is JavaScript here, and nothing is called ${name}. To show braces, write \\{${path}}.`);
        }
      } else if (isJsx(node)) {
        if (node.name === 'Value') known(attribute(node, 'of'), values);
        if (node.name === 'Field') known(attribute(node, 'value'), fieldValues);
        const software = node.name === 'WhenServer' ? attribute(node, 'software') : undefined;
        if (software !== undefined && software !== own && didYouMean(software, [own]) !== '') {
          say(`The settings call the mail server "${own}", not "${software}". Write the same name.`);
        }
      }
    });
  };
}

/** A link with the whole address of a page of this site, as it's written in content. */
function pathOnSite({ site }: MailSettings, node: Nodes): string | undefined {
  if (node.type !== 'link' && node.type !== 'definition') return undefined;
  const home = siteAddress(site, '/');
  return node.url.startsWith(home) ? node.url.slice(home.length - 1) : undefined;
}

/** What an author typed in this node itself: text, code, an address, or attributes. */
function textOf(node: Nodes): string {
  if (isJsx(node))
    return node.attributes.map(({ value }) => (typeof value === 'object' ? value?.value : value)).join(' ');
  return [('value' in node && node.value) || '', ('url' in node && node.url) || ''].join('');
}

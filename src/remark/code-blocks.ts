import type { ElementContent } from 'hast';
import type { Code, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Strings } from '../i18n/index.ts';
import { DEFAULT_LOCALE } from '../i18n/locale.ts';
import en from '../i18n/locales/en.ts';
import { type CodePart, fillCode } from '../lib/content/code-tokens.ts';
import type { MailSettings } from '../lib/settings/schema.ts';
import { languageOf } from './lang.ts';

/** What the plugin needs of each language, by its code. */
export type CodeWords = Readonly<Record<string, Pick<Strings, 'code' | 'settings'>>>;

/** Fills the settings into fenced code, and shows it in a `<CodeBlock>` with a name and a copy button. */
export function remarkCodeBlocks({ settings, languages }: { settings: MailSettings; languages: CodeWords }) {
  return (tree: Root, file: VFile): void => {
    // A .md file has no components.
    if (!file.path.endsWith('.mdx')) return;
    const words = languages[languageOf(file.path) ?? DEFAULT_LOCALE] ?? en;
    visit(tree, 'code', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const label = labelOf(node, words.code);
      node.data = { ...node.data, hChildren: fillCode(settings, node.value, words.settings).parts.map(toHast) };
      // The label says it. Left here, MDX would turn it into an attribute that HTML doesn't know.
      node.meta = null;
      parent.children[index] = {
        type: 'mdxJsxFlowElement',
        name: 'CodeBlock',
        attributes: [{ type: 'mdxJsxAttribute', name: 'label', value: label }],
        children: [node],
      };
      return [SKIP, index + 1];
    });
  };
}

/** The name of a block for its heading, its copy button and screen readers: "PHP code: send-test.php". */
function labelOf({ lang, meta }: Code, kinds: Readonly<Record<string, string>>): string {
  const kind = kinds[lang ?? ''] ?? kinds['other'] ?? en.code.other;
  return meta ? `${kind}: ${meta}` : kind;
}

/** The reader's own values become places that a script can fill in. */
function toHast({ text, place }: CodePart): ElementContent {
  const node = { type: 'text' as const, value: text };
  if (!place) return node;
  const properties = place === 'userName' ? { dataUserName: '' } : { dataEmail: '' };
  return { type: 'element', tagName: 'span', properties, children: [node] };
}

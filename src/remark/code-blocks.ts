import type { ElementContent } from 'hast';
import type { Code, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import en from '../i18n/locales/en.ts';
import { type CodePart, fillCode } from '../lib/content/code-tokens.ts';
import type { MailSettings } from '../lib/settings/schema.ts';

/** What a block of code is called, by the language after its fence. */
const KINDS: Readonly<Record<string, string>> = {
  conf: 'Configuration',
  csharp: 'C# code',
  js: 'JavaScript code',
  php: 'PHP code',
  python: 'Python code',
  sh: 'Command',
};

/** Fills the settings into fenced code, and shows it in a `<CodeBlock>` with a name and a copy button. */
export function remarkCodeBlocks(settings: MailSettings) {
  return (tree: Root, file: VFile): void => {
    // A .md file has no components.
    if (!file.path.endsWith('.mdx')) return;
    visit(tree, 'code', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const label = labelOf(node);
      node.data = { ...node.data, hChildren: fillCode(settings, node.value, en.settings).parts.map(toHast) };
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
function labelOf({ lang, meta }: Code): string {
  const kind = KINDS[lang ?? ''] ?? 'Code';
  return meta ? `${kind}: ${meta}` : kind;
}

/** The reader's own values become places that a script can fill in. */
function toHast({ text, place }: CodePart): ElementContent {
  const node = { type: 'text' as const, value: text };
  if (!place) return node;
  const properties = place === 'userName' ? { dataUserName: '' } : { dataEmail: '' };
  return { type: 'element', tagName: 'span', properties, children: [node] };
}

import type { Root } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdx';

type Statement = NonNullable<NonNullable<MdxjsEsm['data']>['estree']>['body'][number];
type Pattern = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]['id'];

/** The names that an MDX file imports or exports itself. */
export function importedNames(tree: Root): Set<string> {
  const statements = tree.children.flatMap((node) => (node.type === 'mdxjsEsm' ? (node.data?.estree?.body ?? []) : []));
  return new Set(
    statements.flatMap((statement) => {
      if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      if (!declared) return [];
      return declared.type === 'VariableDeclaration'
        ? declared.declarations.flatMap(({ id }) => namesIn(id))
        : [declared.id.name];
    }),
  );
}

/** The names that a pattern binds: `{ count, ...rest }` binds two. */
function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? namesIn(one) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

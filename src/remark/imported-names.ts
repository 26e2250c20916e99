import type { Root } from 'mdast';

/** The names that an MDX file imports or exports itself. */
export function importedNames(tree: Root): Set<string> {
  const statements = tree.children.flatMap((node) => (node.type === 'mdxjsEsm' ? (node.data?.estree?.body ?? []) : []));
  return new Set(
    statements.flatMap((statement) => {
      if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
      if (declared?.type === 'FunctionDeclaration') return [declared.id.name];
      if (declared?.type !== 'VariableDeclaration') return [];
      return declared.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    }),
  );
}

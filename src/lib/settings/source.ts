import ts from 'typescript';
import { type FieldPath, fieldName, type Place, problemLine, show } from '../problems.ts';

/** The text of a settings file: what keeps it from being read, in words for its owner, and where its fields stand. */

/** A mistake in the text. */
export interface Slip {
  readonly line: number;
  readonly remedy: string;
}

const QUOTE =
  'A quote is missing on this line. Begin and end each text with the same quote. If it has an apostrophe in it, put it in double quotes, such as "Bob\'s Mail".';
const UNTERMINATED: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.MultiLineCommentTrivia]: 'This comment is never closed. Write */ at its end.',
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral]:
    "The text that begins with ` is never closed. Write ' at both ends instead.",
};
const CLOSING: Partial<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const OPENING: Partial<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
/** By the number that TypeScript gives a mistake. */
const REMEDIES: Partial<Record<number, string>> = {
  1121: "A number can't begin with 0. Put it in quotes if it's a text, such as a phone number.",
  1136: "There's something extra here, such as a second comma. If this line is a comment, begin it with //.",
  1185: "Two versions of this file were merged here. Delete the version that you don't want, and the lines that begin with <<<<<<<, ======= and >>>>>>>.",
};
const REMEDY =
  "Something is missing or misspelled on this line or the one above, most likely a comma, a colon or a quote. A field is written like name: 'text', and ends with a comma.";

/** What keeps `text` from being read as TypeScript with a default export; `undefined` if nothing does. */
export function slipIn(text: string): Slip | undefined {
  const source = parse(text);
  const fault = ts.transpileModule(text, { reportDiagnostics: true }).diagnostics?.[0];
  const { unterminated, bracket } = fault ? scan(source) : {};
  if (unterminated) return unterminated;
  if (!/\bexport\s+default\b/u.test(text)) {
    const first = source.statements.find((statement) => !ts.isImportDeclaration(statement));
    return {
      line: first ? lineOf(first) : 1,
      remedy:
        'This file has no "export default". Write it before the first {, or end the file with export default and the name of what it holds.',
    };
  }
  if (!fault) return slipInTree(source);
  const at = fault.start ?? 0;
  const line = source.getLineAndCharacterOfPosition(at).line + 1;
  if (fault.code !== 1127) return bracket ?? { line, remedy: REMEDIES[fault.code] ?? REMEDY };
  const sign = show(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return { line, remedy: `The character ${sign} can't stand here. Quotes have to be straight: ' or ".` };
}

/** What has no end, or else the bracket without the other of its pair: the indentation tells which one that is. */
function scan(source: ts.SourceFile): { unterminated?: Slip; bracket?: Slip | undefined } {
  const { text } = source;
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const open: { sign: string; line: number; indent: number }[] = [];
  let bracket: Slip | undefined;
  let unpaired = false;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const start = scanner.getTokenStart();
    const { line: index, character } = source.getLineAndCharacterOfPosition(start);
    const line = index + 1;
    if (scanner.isUnterminated()) return { unterminated: { line, remedy: UNTERMINATED[kind] ?? QUOTE } };
    if (kind <= ts.SyntaxKind.LastTriviaToken) continue;
    const sign = scanner.getTokenText();
    const before = text.slice(start - character, start);
    const indent = before.length - before.trimStart().length;
    const begins = before.trim() === '';
    const top = open.at(-1);
    if (OPENING[sign] !== undefined) {
      open.pop();
      unpaired ||= top?.sign !== OPENING[sign];
      if (!top || (begins && indent > top.indent)) {
        bracket ??= {
          line,
          remedy: `This ${sign} closes nothing. Add the ${OPENING[sign]} that's missing above, or delete the ${sign}.`,
        };
      } else if (top.sign !== OPENING[sign] || (begins && indent < top.indent)) bracket ??= unclosed(top);
    } else if (top && begins && line > top.line && indent <= top.indent) bracket ??= unclosed(top);
    if (CLOSING[sign] !== undefined) open.push({ sign, line, indent });
  }
  if (open[0]) return { bracket: bracket ?? unclosed(open[0]) };
  return { bracket: unpaired ? bracket : undefined };
}

function unclosed({ sign, line }: { sign: string; line: number }): Slip {
  const closing = CLOSING[sign];
  return { line, remedy: `The ${sign} on this line is never closed. Add a ${closing} where this group ends.` };
}

/** What is right for a parser, though Node can't run it and doesn't say on which line. */
function slipInTree(source: ts.SourceFile): Slip | undefined {
  const equals = find(source, ts.isShorthandPropertyAssignment, (one) => one.objectAssignmentInitializer !== undefined);
  if (equals) return { line: lineOf(equals), remedy: `Write ${equals.name.text}: with a colon, not with =.` };
  const type = find(source, ts.isImportSpecifier, ({ name }) => name.text === 'MailSettings');
  if (!type || type.isTypeOnly || type.parent.parent.phaseModifier) return undefined;
  return { line: lineOf(type), remedy: 'Write "import type" in place of "import".' };
}

/**
 * Why a file can't be run though {@link slipIn} finds nothing wrong.
 *
 * @param reason the message of the error
 */
export function slipWhenRun(text: string, reason: string): Slip | undefined {
  const source = parse(text);
  const name = /^(\S+) is not defined$/u.exec(reason)?.[1];
  const word = find(source, ts.isIdentifier, ({ text: written, parent }) => {
    return written === name && !(ts.isPropertyAssignment(parent) && parent.name.getText() === name);
  });
  if (word) {
    const line = lineOf(word);
    if (ts.isShorthandPropertyAssignment(word.parent))
      return { line, remedy: `Write a colon and a value after ${name}.` };
    const value =
      ts.findAncestor(word, ({ parent }) => ts.isPropertyAssignment(parent) || ts.isObjectLiteralExpression(parent)) ??
      word;
    return { line, remedy: `Put the value in quotes: '${value.getText()}'.` };
  }
  const imported = source.statements.find((one) => ts.isImportDeclaration(one) && !one.importClause?.phaseModifier);
  return (
    imported && { line: lineOf(imported), remedy: "What this line imports isn't there. Correct it, or delete it." }
  );
}

/**
 * Where the fields of the default export stand. A missing field has the line of its group; one that only comes about
 * when the file is run has none.
 */
export function placesIn(file: string, text: string): Place {
  const { fields, groups } = fieldsIn(text);
  return (path) => {
    const own = fields.findLast(({ name }) => name === fieldName(path));
    const line = own?.line ?? groups.get(fieldName(path.slice(0, -1)));
    return line === undefined ? file : `${file}:${line}`;
  };
}

/** A message for each field that is there twice: the first would be ignored without a word. */
export function doubleFields(file: string, text: string): string[] {
  const { fields } = fieldsIn(text);
  return fields.flatMap(({ name, path, line }, index) => {
    const first = fields.slice(0, index).find((other) => other.name === name);
    if (!first) return [];
    return problemLine(
      () => `${file}:${line}`,
      path,
      'it a second time',
      `it's on line ${first.line}, too. Delete one`,
    );
  });
}

interface Field {
  readonly name: string;
  readonly path: FieldPath;
  readonly line: number;
}

/** All fields in order, and the lines of the groups that have each of their fields written out. */
function fieldsIn(text: string): { fields: readonly Field[]; groups: ReadonlyMap<string, number> } {
  const fields: Field[] = [];
  const groups = new Map<string, number>();
  const source = parse(text);
  const add = (path: FieldPath, node: ts.Node, expression: ts.Expression): void => {
    const [name, line] = [fieldName(path), lineOf(node)];
    fields.push({ name, path, line });
    const value = literal(source, expression);
    if (ts.isArrayLiteralExpression(value)) value.elements.forEach((item, at) => add([...path, at], item, item));
    if (!ts.isObjectLiteralExpression(value)) return;
    groups.set(name, line);
    for (const property of value.properties) {
      if (!property.name || ts.isComputedPropertyName(property.name)) groups.delete(name);
      else if (ts.isPropertyAssignment(property)) add([...path, property.name.text], property, property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) add([...path, property.name.text], property, property.name);
    }
  };
  const exported = source.statements.find(ts.isExportAssignment);
  if (exported) add([], exported, exported.expression);
  return { fields, groups };
}

/** What is written as `expression`, or where that is the name of a constant, as its value. */
function literal(source: ts.SourceFile, expression: ts.Expression): ts.Expression {
  const bare = withoutType(expression);
  const constant =
    ts.isIdentifier(bare) && find(source, ts.isVariableDeclaration, ({ name }) => name.getText() === bare.text);
  return constant && constant.initializer ? withoutType(constant.initializer) : bare;
}

function withoutType(expression: ts.Expression): ts.Expression {
  return ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression)
    ? withoutType(expression.expression)
    : expression;
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('settings.ts', text, ts.ScriptTarget.Latest, true);
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** The first node of a kind that fits. */
function find<Kind extends ts.Node>(
  node: ts.Node,
  is: (node: ts.Node) => node is Kind,
  fits: (node: Kind) => boolean,
): Kind | undefined {
  return is(node) && fits(node) ? node : ts.forEachChild(node, (child) => find(child, is, fits));
}

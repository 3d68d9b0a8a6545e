/** What the architecture rules need to know of a source file, read with the compiler's own parser. */
import ts from "typescript";

/** A file by its path from the root of the checkout, with "/" on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One `import … from`, `export … from`, `import()` or `import("…").Type`. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Whether only types are imported, so that nothing is left of it in the built program. */
  readonly typeOnly: boolean;
}

export interface FunctionShape {
  /** As declared or assigned; "(anonymous)" for a function that is passed on at once. */
  readonly name: string;
  readonly line: number;
  /** From the first word to the closing brace, without the comment above. */
  readonly lines: number;
  readonly parameters: number;
}

/** Visits every node of a file, outermost first, with its line counted from 1. Comments are no nodes. */
export function visit(file: SourceFile, look: (node: ts.Node, line: number) => void): void {
  const source = parse(file);
  const walk = (node: ts.Node): void => {
    look(node, source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, walk);
  };
  ts.forEachChild(source, walk);
}

/** Statements of the file itself. */
export function topStatements(file: SourceFile): readonly ts.Statement[] {
  return parse(file).statements;
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** Parsed once per file object, for many rules look at the same file. */
function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  parsed.set(file, source);
  return source;
}

/** All imports of a file, in order. */
export function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  visit(file, (node, line) => {
    const specifier = specifierOf(node);
    if (specifier !== "") imports.push({ specifier, line, typeOnly: isTypeOnly(node) });
  });
  return imports;
}

/** The module a node imports from, "" if it imports nothing. */
function specifierOf(node: ts.Node): string {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? textOf(node.arguments[0]) : "";
}

function textOf(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : "";
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const hasOnlyNames = name === undefined && namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return (
    hasOnlyNames &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((each) => each.isTypeOnly)
  );
}

/** All functions of a file that have a body, outer ones before those within. */
export function functionsOf(file: SourceFile): FunctionShape[] {
  const functions: FunctionShape[] = [];
  visit(file, (node, line) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    functions.push({ name: nameOf(node), line, lines: ownLines(node), parameters: node.parameters.length });
  });
  return functions;
}

/**
 * Lines of a function without those of the functions declared in it, which are counted by themselves: a function
 * that makes the verbs of a model is a file in small, not a long function.
 */
function ownLines(node: ts.Node): number {
  const within: ts.Node[] = [];
  const body = "body" in node ? (node.body as ts.Node | undefined) : undefined;
  body?.forEachChild((child) => {
    if (ts.isFunctionDeclaration(child)) within.push(child);
  });
  const linesOf = (text: string): number => text.trim().split("\n").length;
  return within.reduce((lines, child) => lines - linesOf(child.getFullText()), linesOf(node.getText()));
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  const holder = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return holder?.getText() ?? "(anonymous)";
}

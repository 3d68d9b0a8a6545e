/**
 * Rules that each file must keep by itself, as pure functions: files in, violations out. Sizes, comments, forms of
 * the language that are not used here, and what would make a result depend on anything but its arguments.
 */
import ts from "typescript";
import { functionsOf, visit } from "./syntax.js";
import type { SourceFile } from "./syntax.js";

/** Limits that keep a file readable in one sitting. */
export const LIMITS = { fileLines: 300, functionLines: 60, parameters: 4 };

/** Functions that may be longer than others, each with its own limit and the reason. */
export const LONG_FUNCTIONS: readonly { path: string; name: string; lines: number; why: string }[] = [];

/** Rooms in which the same arguments must give the same bytes. */
export const REPEATABLE_ROOMS = ["kernel", "random", "stats", "scenario", "model", "simulation"];

/** What differs between runs, machines or settings: the clock, the locale, chance, and powers as libraries round. */
const UNREPEATABLE: readonly { readonly sign: RegExp; readonly remedy: string }[] = [
  { sign: /^Math\.random$/, remedy: "draw from a stream of src/random" },
  { sign: /^Math\.pow$/, remedy: "multiply, or use the functions of src/random/elementary.ts" },
  { sign: /^(Date\.now|performance\.now|process\.(hrtime|uptime))$/, remedy: "pass the time in" },
  { sign: /^new Date\(\)$/, remedy: "pass the date in" },
  { sign: /\.(toLocale\w*|localeCompare)$/, remedy: "compare and print without a locale" },
  { sign: /^Intl(\.|$)/, remedy: "compare and print without a locale" },
];

/** Exponents that look fractional and are whole. */
const WHOLE_EXPONENTS: readonly { path: string; exponent: string; why: string }[] = [
  {
    path: "src/random/quantile.ts",
    exponent: "((order * (order - 1)) / 2)",
    why: "one of two neighbouring whole numbers is even",
  },
];

/** Files are short, so are functions, and functions take few parameters. */
export function checkSizes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...checkFileSize(file), ...checkFunctions(file)]);
}

/** A file is short: it has one noun. */
export function checkFileSize({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  return lines <= LIMITS.fileLines
    ? []
    : [`${path}: ${lines} lines, ${LIMITS.fileLines} may be; split it by nouns`];
}

function checkFunctions(file: SourceFile): string[] {
  return functionsOf(file).flatMap(({ name, line, lines, parameters }) => {
    const place = `${file.path}:${line}: ${name}`;
    const exception = LONG_FUNCTIONS.find((each) => each.path === file.path && each.name === name);
    const limit = exception?.lines ?? LIMITS.functionLines;
    return [
      ...(lines <= limit ? [] : [`${place} has ${lines} lines, ${limit} may be; name its parts`]),
      ...(parameters <= LIMITS.parameters
        ? []
        : [`${place} takes ${parameters} parameters, ${LIMITS.parameters} may be; pass an object`]),
    ];
  });
}

/** Every file begins by saying what it is. */
export function checkHeads(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => !/^(#!.*\n)?\/\*\*[\s*]*[^\s*/]/.test(text))
    .map(
      ({ path }) => `${path}:1: no comment at the head; say what the file owns and what it refuses to know`,
    );
}

/** The repeatable rooms use neither clock nor chance nor locale, and no power that is not whole. */
export function checkRepeatable(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => REPEATABLE_ROOMS.includes(path.split("/")[1] ?? ""))
    .flatMap((file) => {
      const found: string[] = [];
      visit(file, (node, line) => {
        const what = expressionOf(node);
        const banned = UNREPEATABLE.find(({ sign }) => sign.test(what));
        if (banned !== undefined) found.push(`${file.path}:${line}: ${what}; ${banned.remedy}`);
        if (isFractionalPower(file.path, node)) {
          found.push(
            `${file.path}:${line}: ${node.getText()} has no whole exponent; take roots with Math.sqrt`,
          );
        }
      });
      return found;
    });
}

/** The expressions that the table of the unrepeatable is about, as text; "" for all others. */
function expressionOf(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node)) return node.getText();
  if (ts.isNewExpression(node) && (node.arguments?.length ?? 0) === 0)
    return `new ${node.expression.getText()}()`;
  return ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent) ? node.text : "";
}

const POWERS = [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken];

function isFractionalPower(path: string, node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || !POWERS.includes(node.operatorToken.kind)) return false;
  const exponent = node.right.getText();
  return (
    !isWhole(node.right) && !WHOLE_EXPONENTS.some((each) => each.path === path && each.exponent === exponent)
  );
}

const WHOLE_OPERATORS = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.AsteriskToken];

/** Whether an exponent is whole as far as its text tells: names are taken for whole, quotients are not. */
function isWhole(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node)) return Number.isInteger(Number(node.text));
  if (ts.isIdentifier(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isWhole(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return isWhole(node.operand);
  if (ts.isCallExpression(node)) return /^Math\.(ceil|floor|round|trunc)$/.test(node.expression.getText());
  if (!ts.isBinaryExpression(node) || !WHOLE_OPERATORS.includes(node.operatorToken.kind)) return false;
  return isWhole(node.left) && isWhole(node.right);
}

/** Forms of the language that the house does without. */
const UNUSED_FORMS: readonly { readonly is: (node: ts.Node) => boolean; readonly remedy: string }[] = [
  { is: ts.isEnumDeclaration, remedy: "an enum; use a table with `as const`" },
  { is: ts.isModuleDeclaration, remedy: "a namespace; use a file" },
  {
    is: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    remedy: "any; use unknown at the edge, exact types inside",
  },
  {
    is: (node) => ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword,
    remedy: "a default export; give it a name",
  },
];

/** No enum, namespace, `any` or default export. Declarations of other people's packages say what is there. */
export function checkForms(files: readonly SourceFile[]): string[] {
  const own = files.filter(({ path }) => !path.endsWith(".d.ts"));
  return own.flatMap((file) => {
    const found: string[] = [];
    visit(file, (node, line) => {
      const form = UNUSED_FORMS.find(({ is }) => is(node));
      if (form !== undefined) found.push(`${file.path}:${line}: ${form.remedy}`);
    });
    return found;
  });
}

/** Texts that would tie the project to one machine or one mirror. */
const TIES: readonly { readonly sign: RegExp; readonly remedy: string }[] = [
  {
    sign: /(?<![\w.~-])\/(home|root|Users|work|tmp|private|var\/folders|mnt|opt)\/[\w.-]+/,
    remedy: "a path of one machine; make it relative to the checkout",
  },
  {
    sign: /\b[A-Za-z]:\\(Users|Documents)/,
    remedy: "a path of one machine; make it relative to the checkout",
  },
  {
    sign: /\b([\w-]+\.)*(npmjs|npmmirror|yarnpkg|jfrog|artifactory|verdaccio|cloudsmith)\.[a-z]{2,}|\bnpm\.pkg\.github\.com/i,
    remedy: "the host of a package registry; leave it to the user's settings",
  },
];

/** No file, whatever its kind, holds a path of one machine or the host of a registry. */
export function checkTies(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      const tie = TIES.find(({ sign }) => sign.test(line));
      return tie === undefined ? [] : [`${path}:${index + 1}: ${tie.remedy}`];
    }),
  );
}

/** Tests that never wait for the compiler do not start the built program either. */
export function checkSourceTests(tests: readonly SourceFile[], sourceFolders: readonly string[]): string[] {
  return tests
    .filter(({ path }) => sourceFolders.includes(path.split("/")[1] ?? ""))
    .filter(({ text }) => /["'`/]dist\//.test(text))
    .map(({ path }) => `${path}: starts the built program; move it to a folder outside of SOURCE_FOLDERS`);
}

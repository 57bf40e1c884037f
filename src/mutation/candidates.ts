import ts from "typescript";
import { boundExpressions, isWithin } from "./bound-expressions.js";
import { assignmentOf, calledName, isAssignment, isAtDoor, placeOf, throws } from "./syntax.js";

/** What a mutant changes: a value, or the bound of its error. */
export type Kind = "value" | "bound";

/** How it changes it. */
export type Operator =
  | "arithmetic"
  | "comparison"
  | "condition"
  | "constant"
  | "delete"
  | "logical"
  | "loop"
  | "swap"
  | "bound-drop"
  | "bound-factor"
  | "bound-half"
  | "bound-outward"
  | "bound-term"
  | "bound-zero";

/** A change of one expression or statement of a file, that a switch can turn on. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** The functions and classes around it. */
  readonly place: string;
  readonly operator: Operator;
  readonly kind: Kind;
  /** Whether it changes what is taken and what is refused, and not what comes of what is taken. */
  readonly atDoor: boolean;
  /** Whether what is replaced is an expression or a statement. */
  readonly what: "expression" | "statement";
  /** What is replaced, from start to end in the text of the file, and by what. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
  /** The same wherever the code moves, as long as its text is the same. */
  readonly key: string;
}

const ROUNDING_CONSTANTS = new Set(["UNIT_ROUNDOFF", "SMALLEST_SUBNORMAL", "TRANSCENDENTAL"]);
const IN_ORDER = new Set(["at", "subtract", "divide", "minus", "multiplyMatrices", "matrixEntry", "kronecker", "over"]);
const K = ts.SyntaxKind;

const ARITHMETIC = new Map([
  [K.PlusToken, "-"],
  [K.MinusToken, "+"],
  [K.AsteriskToken, "/"],
  [K.SlashToken, "*"],
  [K.PlusEqualsToken, "-="],
  [K.MinusEqualsToken, "+="],
  [K.AsteriskEqualsToken, "/="],
]);
const COMPARISON = new Map([
  [K.LessThanToken, "<="],
  [K.LessThanEqualsToken, "<"],
  [K.GreaterThanToken, ">="],
  [K.GreaterThanEqualsToken, ">"],
]);
const CONDITION = new Map([
  [K.EqualsEqualsEqualsToken, "!=="],
  [K.ExclamationEqualsEqualsToken, "==="],
]);
const LOGICAL = new Map([
  [K.AmpersandAmpersandToken, "||"],
  [K.BarBarToken, "&&"],
]);

/** All changes of a file that a slip of its author might be. What throws, says or imports is left alone. */
export function candidates(file: ts.SourceFile): Mutant[] {
  const text = file.text;
  const bounds = boundExpressions(file);
  const found: Mutant[] = [];
  const seen = new Map<string, number>();
  const source = (node: ts.Node): string => text.slice(node.getStart(file), node.end);

  /** The host is what the switch stands around; within it, the text from `from` to `to` is replaced. */
  const add = (node: ts.Node, operator: Operator, replacement: string, part?: Partial<Part>): void => {
    const { from = node.getStart(file), to = node.end, kind = isWithin(node, bounds) ? "bound" : "value" } = part ?? {};
    const host = part?.what === "statement" ? node : hostOf(node);
    const [start, end] = [host.getStart(file), host.end];
    const mutated = text.slice(start, from) + replacement + text.slice(to, end);
    const original = text.slice(start, end);
    if (mutated === original) return;
    const place = placeOf(node);
    const plain = `${file.fileName} ${place}: ${flat(original)} → ${flat(mutated)}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    const key = count === 1 ? plain : `${plain} (${count})`;
    const line = file.getLineAndCharacterOfPosition(from).line + 1;
    const what = part?.what ?? "expression";
    const atDoor = isAtDoor(node);
    found.push({
      file: file.fileName,
      line,
      place,
      operator,
      kind,
      atDoor,
      what,
      start,
      end,
      original,
      replacement: mutated,
      key,
    });
  };

  const visit = (node: ts.Node): void => {
    if (isLeftAlone(node)) return;
    if (bounds.has(node) && source(node) !== "0" && source(node) !== "Infinity") {
      add(node, "bound-zero", "0", { kind: "bound" });
      add(node, "bound-half", `0.5 * (${source(node)})`, { kind: "bound" });
    }
    if (ts.isBinaryExpression(node)) binary(node);
    if (ts.isCallExpression(node)) call(node);
    if (ts.isElementAccessExpression(node)) indices(node);
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) constant(node);
    if (ts.isIdentifier(node)) named(node);
    if (ts.isConditionalExpression(node)) add(node.condition, "condition", `!(${source(node.condition)})`);
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
      add(node.expression, "condition", `!(${source(node.expression)})`);
    }
    if (ts.isForStatement(node)) loop(node);
    if (ts.isExpressionStatement(node)) {
      const right = assignmentOf(node.expression)?.right ?? node.expression;
      add(node.expression, "delete", "undefined", { kind: isWithin(right, bounds) ? "bound" : "value" });
    }
    if (ts.isIfStatement(node) && node.elseStatement === undefined && !throws(node.thenStatement)) {
      add(node, "delete", ";", {
        what: "statement",
        kind: yieldsBounds(node.thenStatement, bounds) ? "bound" : "value",
      });
    }
    ts.forEachChild(node, visit);
  };

  const binary = (node: ts.BinaryExpression): void => {
    const { operatorToken, left, right } = node;
    const { kind } = operatorToken;
    const [from, to] = [operatorToken.getStart(file), operatorToken.end];
    const isLoop = ts.isForStatement(node.parent);
    const token = (operator: Operator, map: ReadonlyMap<ts.SyntaxKind, string>): void => {
      const other = map.get(kind);
      if (other !== undefined) add(node, operator, other, { from, to });
    };
    if (!isText(left) && !isText(right) && !(isLoop && isAssignment(kind))) token("arithmetic", ARITHMETIC);
    token(isLoop ? "loop" : "comparison", COMPARISON);
    token("condition", CONDITION);
    token("logical", LOGICAL);
    if (isWithin(node, bounds) && !isText(left) && !isText(right)) {
      const isFactor = kind === K.AsteriskToken && !ts.isNumericLiteral(left) && !ts.isNumericLiteral(right);
      const operator = kind === K.PlusToken ? "bound-drop" : isFactor ? "bound-factor" : null;
      if (operator !== null)
        for (const kept of [left, right]) add(node, operator, `(${source(kept)})`, { kind: "bound" });
    }
    const isEntry = kind === K.PlusToken && ts.isElementAccessExpression(node.parent) && ts.isIdentifier(right);
    if (isEntry && ts.isBinaryExpression(left) && left.operatorToken.kind === K.AsteriskToken) {
      add(node, "swap", `${source(right)} * ${source(left.right)} + ${source(left.left)}`);
    }
  };

  const call = (node: ts.CallExpression): void => {
    const [a, b] = node.arguments;
    if (a === undefined || b === undefined || !IN_ORDER.has(calledName(node)) || node.arguments.length !== 2) return;
    add(node, "swap", `${source(b)}, ${source(a)}`, { from: a.getStart(file), to: b.end });
  };

  const indices = (node: ts.ElementAccessExpression): void => {
    const inner = ts.isNonNullExpression(node.expression) ? node.expression.expression : node.expression;
    if (!ts.isElementAccessExpression(inner)) return;
    const [first, second] = [inner.argumentExpression, node.argumentExpression];
    if (!ts.isIdentifier(first) || !ts.isIdentifier(second)) return;
    const between = text.slice(first.end, second.getStart(file));
    const [from, to] = [first.getStart(file), second.end];
    add(node, "swap", source(second) + between + source(first), { from, to });
  };

  const constant = (node: ts.NumericLiteral | ts.BigIntLiteral): void => {
    const { parent } = node;
    if (ts.isPropertyAssignment(parent) && parent.name === node) return;
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === K.AsteriskAsteriskToken && parent.left === node)
      return;
    const suffix = ts.isBigIntLiteral(node) ? "n" : "";
    const value = Number(node.text.replaceAll("_", "").replace(/n$/, ""));
    add(node, "constant", `${value + 1}${suffix}`);
    if (value !== 0 && value !== 1) add(node, "constant", `${value * 2}${suffix}`);
  };

  const named = (node: ts.Identifier): void => {
    const { parent, text: name } = node;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAccessExpression(parent) || ts.isFunctionDeclaration(parent))
      return;
    if (ts.isShorthandPropertyAssignment(parent)) return;
    if (name === "OUTWARD") add(node, "bound-outward", "1", { kind: "bound" });
    else if (name === "gamma" && ts.isCallExpression(parent) && parent.expression === node) {
      add(parent, "bound-term", "0", { kind: "bound" });
    } else if (ROUNDING_CONSTANTS.has(name)) add(node, "bound-term", "0", { kind: "bound" });
  };

  const loop = ({ condition, initializer }: ts.ForStatement): void => {
    if (condition !== undefined && ts.isBinaryExpression(condition)) {
      add(condition.right, "loop", `(${source(condition.right)}) - 1`);
    }
    if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return;
    const start = initializer.declarations[0]?.initializer;
    // A constant is moved in any case.
    if (start !== undefined && !ts.isNumericLiteral(start)) add(start, "loop", `(${source(start)}) + 1`);
  };

  visit(file);
  return found;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly what: "expression" | "statement";
}

/** The expression that can be replaced as a whole: for what is assigned to, the assignment. */
function hostOf(node: ts.Node): ts.Node {
  for (let up = node; ; up = up.parent) {
    const { parent } = up;
    if (ts.isNonNullExpression(parent) || (ts.isElementAccessExpression(parent) && parent.expression === up)) continue;
    if (assignmentOf(parent)?.left === up) return parent;
    if (ts.isPostfixUnaryExpression(parent) || (ts.isPrefixUnaryExpression(parent) && isStep(parent))) return parent;
    return node;
  }
}

function isStep({ operator }: ts.PrefixUnaryExpression): boolean {
  return operator === K.PlusPlusToken || operator === K.MinusMinusToken;
}

function isLeftAlone(node: ts.Node): boolean {
  return (
    ts.isThrowStatement(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isTemplateExpression(node)
  );
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isArrayLiteralExpression(node);
}

/** Whether all that a statement returns or assigns are bounds. */
function yieldsBounds(statement: ts.Statement, bounds: ReadonlySet<ts.Node>): boolean {
  const yielded: boolean[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) yielded.push(bounds.has(node.expression));
    if (ts.isExpressionStatement(node)) yielded.push(bounds.has(assignmentOf(node.expression)?.right ?? node));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return yielded.length > 0 && yielded.every((isBound) => isBound);
}

/** A text in one line, its middle left out where it is long. */
function flat(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 160 ? line : `${line.slice(0, 100)} … ${line.slice(-50)}`;
}

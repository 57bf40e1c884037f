import ts from "typescript";
import { assignmentOf, calledName, functionAround, functionName, isFunctionValue } from "./syntax.js";

const BOUND_NAME =
  /error|radius|rounding|roundoff|subnormal|^outward$|propagated|underflow|spread|uncertain|slack|perturb|wedin|^own$/i;
const BOUND_FUNCTION = /error|radius|rounding|bound|gamma|perturb/i;

/**
 * The expressions of a file that make an error bound: the error of a quantity, the radius of a matrix, what is assigned
 * to a name of a bound or returned by a function of such a name, and local variables that are read by these alone.
 */
export function boundExpressions(file: ts.SourceFile): ReadonlySet<ts.Node> {
  const roots = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    for (const root of stated(node)) roots.add(root);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const locals = localVariables(file);
  for (const root of roots) if (isCondition(root)) roots.delete(root);
  for (let grown = true; grown;) {
    grown = false;
    for (const { initializer, reads, assigned } of locals) {
      if (
        roots.has(initializer) ||
        isCondition(initializer) ||
        reads.length === 0 ||
        !reads.every((read) => isWithin(read, roots))
      )
        continue;
      for (const root of [initializer, ...assigned]) roots.add(root);
      grown = true;
    }
  }
  return roots;
}

/** Whether a node is one of these expressions, or part of one. */
export function isWithin(node: ts.Node, roots: ReadonlySet<ts.Node>): boolean {
  for (let up = node; !ts.isSourceFile(up); up = up.parent) if (roots.has(up)) return true;
  return false;
}

const K = ts.SyntaxKind;
const CONDITIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  K.LessThanToken,
  K.LessThanEqualsToken,
  K.GreaterThanToken,
  K.GreaterThanEqualsToken,
  K.EqualsEqualsEqualsToken,
  K.ExclamationEqualsEqualsToken,
  K.AmpersandAmpersandToken,
  K.BarBarToken,
]);

/** Whether an expression is true or false, which is no bound whatever it is called. */
function isCondition(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isCondition(node.expression);
  if (ts.isBinaryExpression(node)) return CONDITIONS.has(node.operatorToken.kind);
  const isNot = ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken;
  return isNot || node.kind === K.TrueKeyword || node.kind === K.FalseKeyword;
}

/** Expressions that a node says to be bounds. */
function stated(node: ts.Node): ts.Node[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const name = calledName(node);
    const argument = name === "Quantity" || name === "approximately" ? 1 : name === "Matrix" ? 3 : null;
    const bound = argument === null ? undefined : node.arguments?.[argument];
    return bound === undefined ? [] : [bound];
  }
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) {
    const { initializer } = node;
    const isBound = initializer !== undefined && !isFunctionValue(initializer) && BOUND_NAME.test(node.name.getText());
    return isBound && !ts.isObjectBindingPattern(node.name) ? [initializer] : [];
  }
  const assignment = assignmentOf(node);
  if (assignment !== undefined) {
    const { left, right } = assignment;
    const name = ts.isPropertyAccessExpression(left) ? left.name.text : ts.isIdentifier(left) ? left.text : "";
    return BOUND_NAME.test(name) ? [right] : [];
  }
  if (!ts.isReturnStatement(node) || node.expression === undefined) return [];
  const around = functionAround(node);
  const name = around === undefined ? "" : functionName(around);
  return BOUND_FUNCTION.test(name) && !name.endsWith("Error") ? [node.expression] : [];
}

/** A variable of a function: what it starts from, what it is assigned later, and where it is read. */
interface LocalVariable {
  readonly initializer: ts.Node;
  readonly reads: readonly ts.Node[];
  readonly assigned: readonly ts.Node[];
}

function localVariables(file: ts.SourceFile): LocalVariable[] {
  const uses = new Map<string, ts.Identifier[]>();
  const declared: { readonly name: string; readonly initializer: ts.Node; readonly around: ts.Node }[] = [];
  const visit = (node: ts.Node): void => {
    const around = ts.isSourceFile(node) ? undefined : functionAround(node);
    if (around !== undefined && ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const { initializer, name } = node;
      if (initializer !== undefined && !isFunctionValue(initializer))
        declared.push({ name: name.text, initializer, around });
    }
    if (ts.isIdentifier(node) && isUse(node)) uses.set(node.text, [...(uses.get(node.text) ?? []), node]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return declared.map(({ name, initializer, around }) => {
    const inside = (uses.get(name) ?? []).filter((use) => use.pos >= around.pos && use.end <= around.end);
    const assignments = inside.flatMap((use) => {
      const assignment = assignmentOf(use.parent);
      return assignment?.left === use ? [{ use, right: assignment.right }] : [];
    });
    const reads = inside.filter((use) => !assignments.some((one) => one.use === use));
    const assigned = assignments.map(({ right }) => right);
    return { initializer, reads, assigned };
  });
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  return !(ts.isVariableDeclaration(parent) && parent.name === node);
}

import ts from "typescript";

/** A source file as a tree, with the parents of its nodes. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
}

/** Whether a node is a function written as a value. */
export function isFunctionValue(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Whether an operator assigns: =, += and the like. */
export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** What an expression statement assigns to a variable or a property; undefined where it does something else. */
export function assignmentOf(node: ts.Node): ts.BinaryExpression | undefined {
  return ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) ? node : undefined;
}

/** The innermost function around a node. */
export function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  for (let up: ts.Node = node; ts.isSourceFile(up.parent) === false; up = up.parent) {
    if (ts.isFunctionLike(up.parent)) return up.parent;
  }
  return undefined;
}

/** The name that a function has or is given; empty where it has none. */
export function functionName(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "";
}

/** The named functions and classes around a node, outermost first: `Matrix.times`. */
export function placeOf(node: ts.Node): string {
  const names: string[] = [];
  for (let up = node; !ts.isSourceFile(up); up = up.parent) {
    if (ts.isConstructorDeclaration(up)) names.push("constructor");
    else if (ts.isFunctionLike(up)) names.push(functionName(up));
    else if (ts.isClassDeclaration(up)) names.push(up.name?.text ?? "");
    else if (ts.isVariableDeclaration(up) && names.length === 0) names.push(up.name.getText());
  }
  return names
    .filter((name, i) => name !== "" && name !== names[i + 1])
    .reverse()
    .join(".");
}

/** The name that is called: `f` of `f(x)` and of `o.f(x)`. */
export function calledName(node: ts.CallExpression | ts.NewExpression): string {
  const { expression } = node;
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}

/** Whether a statement does nothing but throw. */
export function throws(node: ts.Statement): boolean {
  return /^\{?\s*throw\b/.test(node.getText());
}

/** What only refuses has such a name. */
const REFUSING = /^(require|refuse|validate)/;

/** What takes an argument in whatever form it is handed over. */
const TAKING = new Set(["fromRows", "matricesFrom", "asQuantity", "quantitiesFrom"]);

/** Whether a statement makes of an argument the form in which it is worked with, or refuses it: `a = fromRows(a, "f")`. */
function isTaking(node: ts.Node): boolean {
  const assignment = assignmentOf(node);
  if (assignment === undefined || !ts.isCallExpression(assignment.right)) return false;
  return (
    TAKING.has(calledName(assignment.right)) && assignment.right.arguments[0]?.getText() === assignment.left.getText()
  );
}

/**
 * Whether a node stands at the door: in the condition of a refusal, in a function or a call that does nothing but refuse,
 * or where an argument is taken.
 */
export function isAtDoor(node: ts.Node): boolean {
  for (let up = node; !ts.isSourceFile(up); up = up.parent) {
    const { parent } = up;
    if (ts.isIfStatement(parent) && parent.expression === up && throws(parent.thenStatement)) return true;
    if (ts.isExpressionStatement(parent) && ts.isCallExpression(up) && REFUSING.test(calledName(up))) return true;
    if (ts.isExpressionStatement(parent) && isTaking(up)) return true;
    if (ts.isFunctionLike(up) && REFUSING.test(functionName(up))) return true;
  }
  return false;
}

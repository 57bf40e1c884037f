import ts from "typescript";
import { isNamed, trackerOf } from "./computed.js";

/**
 * A certificate rests on the entries of an instance alone. What enters a computation as exact must not have been computed
 * in floating point, and what depends on a comparison of computed numbers says so in the record.
 */

const WHY =
  "A certificate may not rest on it: keep the quantity (matrixEntry, knownInteger, upperBound), or write " +
  "takenAsExact(number, reason).";

/** `exact` takes no number that was computed, nor does a plain number that stands for an exact quantity. */
const exactNumbers = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      computed: `\`{{ read }}\` was computed in floating point and enters as an exact number. ${WHY}`,
    },
  },
  create(context) {
    const { reads, typeOf, checker, services } = trackerOf(context);
    const report = (node) => {
      const read = reads(node, "number");
      if (read === null) return;
      context.report({ node, messageId: "computed", data: { read: context.sourceCode.getText(read) } });
    };
    /** Whether a number is asked for where a quantity could stand. */
    const standsForQuantity = (node) => {
      if ((typeOf(node).flags & ts.TypeFlags.NumberLike) === 0) return false;
      const expected = checker.getContextualType(services.esTreeNodeToTSNodeMap.get(node));
      return expected !== undefined && isNamed(expected, "Quantity");
    };
    return {
      CallExpression({ callee, arguments: given }) {
        if (callee.name === "exact") report(given[0]);
        if (callee.name === "exact" || callee.name === "takenAsExact") return;
        for (const argument of given) {
          // A list of numbers, each as the exact quantity that it is.
          if (argument.type === "Identifier" && argument.name === "exact") {
            if (callee.type === "MemberExpression") report(callee.object.name === "Array" ? given[0] : callee.object);
            continue;
          }
          for (const part of argument.type === "ArrayExpression" ? argument.elements : [argument]) {
            if (part !== null && part.type !== "SpreadElement" && standsForQuantity(part)) report(part);
          }
        }
      },
    };
  },
};

/** The functions that say why a branch is taken: by the record, or in words. */
const SAID = new Set(["provided", "takenAsExact"]);

/** A branch on a computed number that leads to different quantities or relations names its condition to the record. */
const recordedDecisions = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      decision:
        "`{{ read }}` was computed in floating point and decides what is said. Give what the branch leads to as " +
        "provided(x, condition), or ask isClearlyPositive(x, reason).",
    },
  },
  create(context) {
    const { reads, typeOf, checker } = trackerOf(context);
    const { visitorKeys } = context.sourceCode;

    /** Whether some call of these functions is in the node. */
    const says = (node) => {
      if (node === null || typeof node?.type !== "string") return false;
      if (node.type === "CallExpression" && SAID.has(node.callee.name)) return true;
      return (visitorKeys[node.type] ?? []).flatMap((key) => node[key] ?? []).some(says);
    };
    /** Whether quantities, matrices or relations are in what this type holds. */
    const isSaid = (type, depth = 3) => {
      if (type.isUnionOrIntersection()) return type.types.some((part) => isSaid(part, depth));
      if (depth === 0 || (type.flags & ts.TypeFlags.Object) === 0) return false;
      if (["Quantity", "Matrix", "Relation"].some((name) => isNamed(type, name))) return true;
      if (type.getCallSignatures().some((call) => isSaid(call.getReturnType(), depth - 1))) return true;
      if (checker.isArrayType(type) || checker.isTupleType(type)) {
        return checker.getTypeArguments(type).some((part) => isSaid(part, depth - 1));
      }
      if (type.symbol?.name !== "__object") return false;
      return type.getProperties().some((property) => isSaid(checker.getTypeOfSymbol(property), depth - 1));
    };
    const check = (node, test, types) => {
      const read = reads(test, "size");
      if (read === null || !types.some((type) => isSaid(type)) || says(functionAround(node))) return;
      context.report({ node: test, messageId: "decision", data: { read: context.sourceCode.getText(read) } });
    };
    /** What the return statements in a node give, those of functions within left aside. */
    const returned = (node) => {
      if (node.type === "ReturnStatement") return node.argument === null ? [] : [typeOf(node.argument)];
      const parts = (visitorKeys[node.type] ?? []).flatMap((key) => node[key] ?? []);
      return parts.filter((part) => part !== null && !/Function/.test(part.type)).flatMap(returned);
    };
    return {
      ConditionalExpression: (node) => check(node, node.test, [typeOf(node)]),
      IfStatement: (node) => check(node, node.test, returned(functionAround(node))),
      LogicalExpression: (node) => check(node, node.left, [typeOf(node.right)]),
      "CallExpression[callee.property.name=/^(filter|find|sort|toSorted)$/]"(node) {
        const [callback] = node.arguments;
        if (callback?.body !== undefined) check(node, callback.body, [typeOf(node)]);
      },
    };
  },
};

/** The function that a node is a part of. */
function functionAround(node) {
  let around = node.parent;
  while (around.parent !== null && !/Function/.test(around.type)) around = around.parent;
  return around;
}

export const certainty = { "exact-numbers": exactNumbers, "recorded-decisions": recordedDecisions };

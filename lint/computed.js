import ts from "typescript";

/**
 * Where an expression reads a number that was computed in floating point, followed through constants, callbacks and the
 * functions of the file: what the rules of this folder ask.
 */

/** Functions that are told a reason why what they are given may have been computed. */
const REASONED = new Set(["isClearlyPositive", "takenAsExact"]);

/** Functions whose numbers are integers by integer arithmetic, or those that they are given. */
const EXACT_FUNCTIONS = new Set([
  ...["exactHessianRank", "exactRank", "exactRankOfProduct", "isZeroExactly"],
  ...["distinctSamples", "gaussianGrid", "innerProduct", "parityLabel", "twoTo"],
  ...["column", "diagonal", "fromRows", "identity", "zeros"],
]);

/** What a matrix tells of its shape, and what it shows of its entries. */
const SHAPE = new Set(["rows", "cols"]);
const ENTRIES = new Set(["at", "toRows", "data", "T"]);

/** Array methods whose callbacks decide how many members there are. */
const COUNTING = new Set(["filter", "flatMap", "find", "findIndex", "some", "every"]);

const isFunction = (node) => node.type.endsWith("FunctionExpression") || node.type === "FunctionDeclaration";

/** Whether the type, or one that it is a union of, has this name. */
export function isNamed(type, name) {
  if (type.isUnionOrIntersection()) return type.types.some((part) => isNamed(part, name));
  return type.symbol?.name === name || type.aliasSymbol?.name === name;
}

export function trackerOf(context) {
  const { sourceCode } = context;
  const services = sourceCode.parserServices;
  const checker = services.program.getTypeChecker();
  const typeOf = (node) => checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(node));

  /** The file in which the function of a call is defined. */
  function originOf(callee) {
    let symbol = checker.getSymbolAtLocation(services.esTreeNodeToTSNodeMap.get(callee));
    if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = checker.getAliasedSymbol(symbol);
    return symbol?.declarations?.[0]?.getSourceFile().fileName ?? "";
  }

  function variableOf(identifier) {
    for (let scope = sourceCode.getScope(identifier); scope !== null; scope = scope.upper) {
      const found = scope.set.get(identifier.name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a property is the number in a quantity, or the bound of an error. */
  function isBound(name, owner, node) {
    if (name !== "value" && name !== "error") return false;
    if (isNamed(owner, "Quantity")) return true;
    return name === "error" && (typeOf(node).flags & ts.TypeFlags.NumberLike) !== 0;
  }

  /** The first computed number that the node reads, or null. In the mode `size` numbers of members do not count. */
  function reads(node, mode, seen = new Set()) {
    if (node === null || seen.has(node)) return null;
    seen.add(node);
    const within = (part, how = mode) => reads(part, how, seen);
    const first = (parts, how = mode) => parts.reduce((found, part) => found ?? within(part, how), null);
    switch (node.type) {
      case "Identifier":
        return readsVariable(node, mode, seen);
      case "MemberExpression":
        return readsMember(node, within);
      case "CallExpression":
        return readsCall(node, mode, within, first);
      case "Literal":
      case "TSTypeReference":
        return null;
      default: {
        const keys = sourceCode.visitorKeys[node.type] ?? [];
        return first(keys.flatMap((key) => node[key] ?? []).filter((part) => part !== null));
      }
    }
  }

  function readsMember(node, within) {
    const { object, property } = node;
    const name = node.computed ? undefined : property.name;
    if (isBound(name, typeOf(object), node)) return node;
    if (isNamed(typeOf(object), "Matrix")) {
      if (name === "radius" || name === "normBound") return node;
      if (SHAPE.has(name)) return null;
    }
    if (name === "length") return within(object, "size");
    return within(object) ?? (node.computed ? within(property) : null);
  }

  function readsCall(node, mode, within, first) {
    const { callee } = node;
    const functions = node.arguments.filter(isFunction);
    const others = node.arguments.filter((argument) => !isFunction(argument));
    if (callee.type === "MemberExpression") {
      const name = callee.property.name;
      if (isNamed(typeOf(callee.object), "Matrix") && !ENTRIES.has(name)) return mode === "number" ? node : null;
      if (isNamed(typeOf(callee.object), "Quantity")) return mode === "number" ? node : null;
      const looksInside = mode === "number" || COUNTING.has(name);
      return within(callee.object) ?? first(others) ?? (looksInside ? first(functions.map(({ body }) => body)) : null);
    }
    if (REASONED.has(callee.name)) return null;
    if (callee.type === "Identifier" && mode === "number" && !EXACT_FUNCTIONS.has(callee.name)) {
      if (/[/]src[/](numerics|statistics|experiments)[/]/.test(originOf(callee))) return node;
    }
    return first(others) ?? first(functions.map(({ body }) => body));
  }

  /** What a name stands for: its initial value, or what is handed to the function that has it as a parameter. */
  function readsVariable(identifier, mode, seen) {
    const definition = variableOf(identifier)?.defs[0];
    if (definition === undefined) return null;
    const key = keyOf(definition.name);
    if (definition.type === "Variable") {
      const { init } = definition.node;
      if (init === null || init === undefined || definition.node.parent.kind === undefined) return null;
      if (isBound(key, typeOf(init), identifier)) return identifier;
      if (SHAPE.has(key) && isNamed(typeOf(init), "Matrix")) return null;
      return reads(memberOf(init, key), key === "length" ? "size" : mode, seen);
    }
    if (definition.type !== "Parameter") return null;
    const owner = definition.node;
    const place = owner.params.findIndex((parameter) => contains(parameter, definition.name));
    const parameter = owner.params[place];
    if (isBound(key, typeOf(parameter), identifier)) return identifier;
    if (SHAPE.has(key) && isNamed(typeOf(parameter), "Matrix")) return null;
    const first = (parts) => parts.reduce((found, part) => found ?? reads(part, mode, seen), null);
    return first(handedTo(owner, place).map((handed) => memberOf(handed, key)));
  }

  /** The member of an object that is written down, where it can be found; else the object. */
  function memberOf(object, key) {
    const init = object.type === "Identifier" ? variableOf(object)?.defs[0]?.node.init : undefined;
    const found = (init ?? object).properties?.find((property) => property.key?.name === key);
    return found?.value ?? object;
  }

  /** The expressions that calls in this file hand to a parameter: members of a list for callbacks. */
  function handedTo(owner, place) {
    const { parent } = owner;
    if (parent.type === "CallExpression" && parent.arguments.includes(owner)) {
      const { callee } = parent;
      if (callee.type !== "MemberExpression") return [];
      // The index of a member is a size, and a layout hands instances on.
      const isList = checker.isArrayLikeType(typeOf(callee.object)) || /Array/.test(typeOf(callee.object).symbol?.name);
      if (callee.object.name === "Array") return place === 0 ? [parent.arguments[0]] : [];
      return isList && (place === 0 || callee.property.name === "reduce") ? [callee.object] : [];
    }
    const name = owner.id ?? (parent.type === "VariableDeclarator" ? parent.id : null);
    const variable = name?.type === "Identifier" ? variableOf(name) : undefined;
    return (variable?.references ?? []).flatMap(({ identifier: { parent: call }, identifier }) =>
      call.type === "CallExpression" && call.callee === identifier && call.arguments[place] !== undefined
        ? [call.arguments[place]]
        : [],
    );
  }

  return { reads, typeOf, checker, services };
}

/** The property that a name of a pattern takes out, where it is one. */
function keyOf(name) {
  const property = name.parent?.type === "AssignmentPattern" ? name.parent.parent : name.parent;
  return property?.type === "Property" && property.parent.type === "ObjectPattern" ? property.key.name : undefined;
}

function contains(outer, inner) {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

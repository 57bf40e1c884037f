/**
 * The same bits on every engine: what ECMAScript leaves to the engine is written in src/numerics/elementary instead.
 */

/** What ECMAScript leaves to the engine ("implementation-approximated"), and what gives the same bits everywhere. */
const ENGINES_OWN = {
  ...{ atan: "atan", cos: "cos", exp: "exp", expm1: "expm1", hypot: "hypot", log: "log", log10: "log10" },
  ...{ log1p: "log1p", log2: "log2, or exponentOf for its floor", pow: "pow", sin: "sin", tan: "tan", tanh: "tanh" },
  ...{ acos: null, acosh: null, asin: null, asinh: null, atan2: null, atanh: null, cbrt: null, cosh: null, sinh: null },
};
/** The properties of Math that are not the same everywhere, for no-restricted-properties. */
export const sameOnEveryEngine = Object.entries(ENGINES_OWN).map(([property, ours]) => ({
  object: "Math",
  property,
  message: `Engines differ in its last digits. ${
    ours === null
      ? "Write it with an error bound in src/numerics/elementary, of +, −, ×, ÷, √ and bits."
      : `Use ${ours} of src/numerics.`
  }`,
}));

/** `**` is the engine's pow. Exact everywhere are powers of bigints; powers of 2 with literal exponents are pinned by a test. */
const enginesPower = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      power:
        "Engines differ in the last digits of a power. Write x * x for a square, twoTo(k) for a power of two and " +
        "pow(x, y) else, all of src/numerics.",
    },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isBigint = (node) =>
      /^(-?\d+n|bigint)$/.test(checker.typeToString(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node))));
    const isWhole = (node) =>
      node.type === "UnaryExpression" && node.operator === "-"
        ? isWhole(node.argument)
        : node.type === "Literal" && Number.isInteger(node.value);
    const isPinned = ({ left, right }) => left.type === "Literal" && left.value === 2 && isWhole(right);
    const check = (node) => {
      if (!isPinned(node) && !isBigint(node.left)) context.report({ node, messageId: "power" });
    };
    return {
      "BinaryExpression[operator='**']": check,
      "AssignmentExpression[operator='**=']": check,
    };
  },
};

export const engines = { "engines-power": enginesPower };

import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const clockAndChance = "Runs are repeatable: derive it from the seed of the spec.";
const clocksAndChance = [
  { object: "Math", property: "random", message: clockAndChance },
  { object: "Date", property: "now", message: clockAndChance },
  { object: "performance", property: "now", message: clockAndChance },
];

/** What ECMAScript leaves to the engine ("implementation-approximated"), and what gives the same bits everywhere. */
const ENGINES_OWN = {
  ...{ atan: "atan", cos: "cos", exp: "exp", expm1: "expm1", hypot: "hypot", log: "log", log10: "log10" },
  ...{ log1p: "log1p", log2: "log2, or exponentOf for its floor", pow: "pow", sin: "sin", tan: "tan", tanh: "tanh" },
  ...{ acos: null, acosh: null, asin: null, asinh: null, atan2: null, atanh: null, cbrt: null, cosh: null, sinh: null },
};
const sameOnEveryEngine = Object.entries(ENGINES_OWN).map(([property, ours]) => ({
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

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "reports/runs/"]),
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true },
    rules: {
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // What is left out of a copy has a name all the same: const { claims, ...facts } = source.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // noUncheckedIndexedAccess makes `data[i]!` the way to read a flat array in a loop with known bounds.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
      "no-console": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/cli/**"],
    rules: { "no-console": "off" },
  },
  {
    // Whatever decides a spec, an instance or a verdict depends on its arguments alone.
    files: ["theorems/**", "generators/**", "src/{numerics,rigor,operations,claim,statistics}/**"],
    rules: {
      "no-restricted-properties": ["error", ...clocksAndChance],
      "no-restricted-syntax": ["error", { selector: "NewExpression[callee.name='Date']", message: clockAndChance }],
    },
  },
  {
    // The same numbers on every engine. Tests may ask the engine for a second opinion.
    files: ["{src,generators,theorems,reports}/**/*.ts"],
    ignores: ["**/*.{test,fixture}.ts", "**/fixtures/**"],
    plugins: { flatcheck: { rules: { "engines-power": enginesPower } } },
    rules: {
      "flatcheck/engines-power": "error",
      "no-restricted-properties": ["error", ...sameOnEveryEngine],
    },
  },
  {
    files: ["theorems/**", "generators/**", "src/{numerics,rigor,operations,claim,statistics}/**"],
    ignores: ["**/*.{test,fixture}.ts", "**/fixtures/**"],
    rules: { "no-restricted-properties": ["error", ...clocksAndChance, ...sameOnEveryEngine] },
  },
  {
    // Configuration files lie outside of the TypeScript project.
    files: ["**/*.js", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { module: "writable" } },
  },
);

import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { flatcheck, sameOnEveryEngine } from "./lint/index.js";

/** What the data of the engine about languages decide, and its version. */
const languages = ["toLocaleString", "toLocaleLowerCase", "toLocaleUpperCase", "localeCompare"].map((property) => ({
  property,
  message: "Engines know languages in versions of their own. Write it out, as grouped of reports/text.",
}));

const clockAndChance = "Runs are repeatable: derive it from the seed of the spec.";
const clocksAndChance = [
  { object: "Math", property: "random", message: clockAndChance },
  { object: "Date", property: "now", message: clockAndChance },
  { object: "performance", property: "now", message: clockAndChance },
];

/** What there is in Node alone. */
const ofNode = ["process", "Buffer", "global", "setImmediate", "clearImmediate", "require", "__dirname"].map(
  (name) => ({
    name,
    message: "Browsers have none. What needs it belongs to the command line.",
  }),
);

const ANYWHERE = [
  "src/{numerics,random,statistics,rigor,operations,claim,catalogue,threads,experiments,engine,conjecture,conformance,measure,formats,export,foreign,world,own,library,lab}/**",
  "{generators,theorems}/**",
  "reports/{text,typeset,report,views}/**",
];

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
    // A certificate rests on the entries of an instance, never on a comparison of floating-point numbers.
    files: ["theorems/**/*.ts", "generators/**/*.ts"],
    ignores: ["**/*.test.ts"],
    plugins: { flatcheck },
    rules: { "flatcheck/exact-numbers": "error", "flatcheck/recorded-decisions": "error" },
  },
  {
    // The same numbers on every engine. Tests may ask the engine for a second opinion.
    files: ["{src,generators,theorems,reports}/**/*.ts"],
    ignores: ["**/*.{test,fixture}.ts", "**/fixtures/**"],
    plugins: { flatcheck },
    rules: {
      "flatcheck/engines-power": "error",
      "no-restricted-properties": ["error", ...sameOnEveryEngine, ...languages],
      "no-restricted-globals": ["error", { name: "Intl", message: languages[0].message }],
    },
  },
  {
    // What runs wherever JavaScript does, as `nothing-of-node` of .dependency-cruiser.cjs has it for imports.
    files: ANYWHERE,
    ignores: ["**/*.{test,fixture}.ts", "**/fixtures/**"],
    rules: { "no-restricted-globals": ["error", { name: "Intl", message: languages[0].message }, ...ofNode] },
  },
  {
    files: ["theorems/**", "generators/**", "src/{numerics,rigor,operations,claim,statistics}/**"],
    ignores: ["**/*.{test,fixture}.ts", "**/fixtures/**"],
    rules: { "no-restricted-properties": ["error", ...clocksAndChance, ...sameOnEveryEngine, ...languages] },
  },
  {
    // Configuration files lie outside of the TypeScript project.
    files: ["**/*.js", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Adapters lie outside of it, too, and speak by what they print.
    files: ["adapters/**"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { module: "writable" } },
  },
);

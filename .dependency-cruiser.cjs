/**
 * Who may import whom. An entry names the other layers that a layer may import besides itself; whatever is not
 * named is forbidden. The theorems have rules of their own below, since only their index is public.
 */
const MAY_IMPORT = {
  "src/numerics": [],
  "src/rigor": ["src/numerics"],
  "src/statistics": ["src/numerics"],
  "src/claim": ["src/numerics"],
  generators: ["src/numerics", "src/statistics", "src/claim"],
  "src/experiments": ["src/numerics", "src/statistics", "generators"],
  theorems: ["src/numerics", "src/statistics", "src/claim", "generators", "src/experiments"],
  "src/engine": ["src/numerics", "src/rigor", "src/statistics", "src/claim", "generators", "theorems"],
  "src/export": ["src/numerics", "src/claim"],
  reports: ["src/numerics", "src/claim", "src/experiments"],
  "src/public": ["src/numerics", "src/claim", "generators"],
  "src/bench": ["src/numerics", "src/claim", "generators", "src/experiments", "theorems", "src/engine"],
  "src/cli": [
    "src/numerics",
    "src/rigor",
    "src/statistics",
    "src/claim",
    "generators",
    "src/experiments",
    "theorems",
    "src/engine",
    "src/export",
    "reports",
  ],
};

/** Tests, and fixtures made for them, may look at anything: a second opinion often lives in another layer. */
const TEST = "[.](test|fixture)[.]ts$|/fixtures/";
const OURS = "^(src|generators|theorems|reports)/";

/** The programs, and what the package offers to others: files that nobody here imports. */
const ENTRIES = ["^src/public/", "^src/cli/main[.]ts$", "^src/bench/main[.]ts$", "^src/engine/worker[.]ts$"];

const under = (layers) => `^(${layers.join("|")})/`;

const layers = Object.entries(MAY_IMPORT).map(([layer, below]) => ({
  name: `layer-${layer.replace("src/", "")}`,
  comment: `${layer} imports ${below.length === 0 ? "no other layer" : below.join(", ")}.`,
  severity: "error",
  from: { path: under([layer]), pathNot: TEST },
  to: { path: OURS, pathNot: under([layer, ...below]) },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: "theorems-by-index-alone",
      comment: "A claim is imported by theorems/index.ts and its tests; what claims share lives in the generators.",
      severity: "error",
      from: { pathNot: ["^theorems/index[.]ts$", TEST] },
      to: { path: "^theorems/", pathNot: "^theorems/index[.]ts$" },
    },
    {
      name: "index-by-programs-alone",
      comment: "The list of claims is imported by the programs: command line, workers, benchmark; and by the tests.",
      severity: "error",
      from: { pathNot: ["^src/(cli|bench)/", "^src/engine/worker[.]ts$", TEST] },
      to: { path: "^theorems/index[.]ts$" },
    },
    {
      name: "no-io-below-the-engine",
      comment: "Numerics, claims, generators and theorems are functions of their arguments: no file, clock or network.",
      severity: "error",
      from: { path: "^(src/(numerics|rigor|statistics|claim|experiments)|generators|theorems)/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-generator-library-in-claims",
      comment: "What a claim is does not depend on where its instances come from.",
      severity: "error",
      from: { path: "^src/(numerics|rigor|statistics|claim)/", pathNot: TEST },
      to: { path: "^(node_modules/)?fast-check(/|$)" },
    },
    {
      name: "no-test-in-production",
      severity: "error",
      from: { path: OURS, pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "no-dev-dependency-in-production",
      severity: "error",
      from: { path: OURS, pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"] },
    },
    {
      name: "no-cycle",
      comment: "Type imports count too: files in a cycle are one file in disguise.",
      severity: "error",
      from: { path: OURS },
      to: { circular: true },
    },
    {
      name: "no-orphan",
      comment: "A file that imports nothing and that nobody imports is dead.",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: [TEST, ...ENTRIES] },
      to: {},
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: { path: OURS },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};

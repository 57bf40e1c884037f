/**
 * The order of the house. A layer is a folder of rooms, or a single room; it may import itself and the layers that it
 * names. The rooms of a layer stand in the order in which they are listed, each above those before it. Other layers
 * come in by a door, the `index.ts` of a layer or of a room.
 */
const NUMERICS = [
  "elementary",
  "arithmetic",
  "kernels",
  "matrices",
  "spectra",
  "networks",
  "measurements",
  "minima",
  "descent",
  "shallow",
];
const LAYERS = {
  "src/numerics": { rooms: NUMERICS, needs: [] },
  "src/random": { needs: ["src/numerics"] },
  "src/statistics": { rooms: ["distributions", "tests", "laws", "learning"], needs: ["src/numerics", "src/random"] },
  "src/rigor": { rooms: ["numbers", "matrices", "networks", "field"], needs: ["src/numerics"] },
  "src/operations": { needs: ["src/numerics", "src/rigor"] },
  "src/claim": {
    rooms: ["words", "specs", "relations", "statement", "counts"],
    needs: ["src/numerics", "src/statistics"],
  },
  "src/world": { needs: ["src/numerics"] },
  "src/catalogue": { needs: ["src/numerics", "src/claim", "src/world"] },
  generators: {
    rooms: ["laws", "specs", "hypotheses", "families"],
    needs: ["src/numerics", "src/random", "src/claim"],
  },
  "src/threads": { needs: [] },
  "src/experiments": { needs: ["src/numerics", "src/random", "src/statistics", "generators", "src/threads"] },
  theorems: {
    needs: [
      "src/numerics",
      "src/random",
      "src/statistics",
      "src/claim",
      "src/catalogue",
      "generators",
      "src/experiments",
    ],
  },
  "src/formats": { needs: ["src/numerics", "src/world"] },
  "src/engine": {
    rooms: ["judge", "witnesses", "run", "search"],
    needs: [
      "src/numerics",
      "src/random",
      "src/statistics",
      "src/rigor",
      "src/operations",
      "src/claim",
      "src/catalogue",
      "src/threads",
    ],
  },
  "src/conjecture": {
    rooms: ["cases", "bounds", "proposing", "words", "hunting"],
    needs: ["src/numerics", "src/random", "src/claim", "src/engine"],
  },
  "src/proof": {
    rooms: ["record", "identities", "boxes", "objects"],
    needs: ["src/numerics", "src/random", "src/rigor", "src/operations", "src/claim", "src/engine"],
  },
  "src/own": { needs: ["src/numerics", "src/claim", "src/world", "src/formats", "src/engine"] },
  "src/workers": {
    needs: [
      "src/numerics",
      "src/claim",
      "src/catalogue",
      "src/threads",
      "src/formats",
      "src/engine",
      "src/proof",
      "src/own",
    ],
  },
  "src/measure": { needs: ["src/numerics"] },
  "src/export": {
    rooms: ["text", "trace", "folder", "proofs"],
    needs: ["src/numerics", "src/operations", "src/claim", "src/formats"],
  },
  reports: {
    rooms: ["text", "typeset", "report", "views", "pictures", "claim-views", "html"],
    needs: ["src/numerics", "src/claim", "src/catalogue", "src/experiments"],
  },
  "src/store": {
    rooms: ["files", "witnesses"],
    needs: [
      "src/numerics",
      "src/catalogue",
      "src/operations",
      "src/claim",
      "src/engine",
      "src/proof",
      "reports",
      "src/world",
      "src/formats",
    ],
  },
  "src/conformance": { needs: ["src/numerics", "src/random", "src/statistics", "src/claim", "src/engine"] },
  "src/foreign": {
    rooms: ["questions", "answers", "comparisons"],
    needs: ["src/numerics", "src/rigor", "src/operations", "src/claim", "src/catalogue", "src/engine", "reports"],
  },
  "src/programs": { needs: ["src/numerics", "src/operations", "src/claim", "src/foreign", "src/world"] },
  "src/vectors": {
    needs: ["src/numerics", "src/rigor", "src/operations", "src/claim", "src/formats", "src/foreign"],
  },
  "src/vitest": {
    needs: ["src/numerics", "src/claim", "src/engine", "src/conformance", "src/foreign", "reports", "src/store"],
  },
  "src/library": {
    needs: [
      "src/own",
      "src/numerics",
      "src/claim",
      "src/catalogue",
      "src/world",
      "theorems",
      "src/engine",
      "src/conjecture",
      "src/formats",
      "src/foreign",
      "reports",
    ],
  },
  "src/cli": {
    needs: [
      "src/numerics",
      "src/claim",
      "src/catalogue",
      "src/experiments",
      "theorems",
      "src/threads",
      "src/world",
      "src/formats",
      "src/engine",
      "src/workers",
      "src/conformance",
      "src/foreign",
      "src/programs",
      "src/vectors",
      "src/proof",
      "src/conjecture",
      "src/own",
      "src/measure",
      "src/export",
      "reports",
      "src/store",
    ],
  },
  "src/mutation": {
    needs: ["src/random", "src/claim", "src/catalogue", "src/conformance", "src/engine", "src/proof", "src/store"],
  },
  "src/lab": {
    rooms: ["state", "pictures", "work"],
    needs: [
      "src/numerics",
      "src/claim",
      "src/catalogue",
      "generators",
      "src/experiments",
      "theorems",
      "src/threads",
      "src/formats",
      "src/engine",
      "src/export",
      "reports",
    ],
  },
  "src/bench": {
    needs: ["src/numerics", "src/random", "src/claim", "generators", "src/experiments", "theorems", "src/engine"],
  },
};

/** Tests, and fixtures made for them, may look at anything: a second opinion often lives in another layer. */
const TEST = "[.](test|fixture)[.]ts$|/fixtures/";
const OURS = "^(src|generators|theorems|reports)/";

/** The programs, and what the package offers to others: files that nobody here imports. */
const ENTRIES = [
  "(^|/)index[.]ts$",
  "^src/cli/(main|program-thread|write-listing)[.]ts$",
  "^src/bench/main[.]ts$",
  "^src/mutation/(main|worker|vitest-shim)[.]ts$",
  "^src/lab/browser/(main|page-texts)[.]ts$",
  "^src/workers/(worker|typescript-hooks)[.]ts$",
];

/** What runs wherever JavaScript does; ANYWHERE of eslint.config.js says the same of the globals of Node. */
const ANYWHERE =
  "^(src/(numerics|random|statistics|rigor|operations|claim|catalogue|threads|experiments|engine|conjecture|conformance|measure|formats|export|foreign|world|own|library|lab)|generators|theorems|reports/(text|typeset|report|views))/";

const under = (folders) => `^(${folders.join("|")})/`;

const layers = Object.entries(LAYERS).map(([layer, { needs }]) => ({
  name: `layer-${layer.replace("src/", "")}`,
  comment: `${layer} imports ${needs.length === 0 ? "no other layer" : needs.join(", ")}.`,
  severity: "error",
  from: { path: under([layer]), pathNot: TEST },
  to: { path: OURS, pathNot: under([layer, ...needs]) },
}));

/** A room imports none of those that are listed after it. */
const rooms = Object.entries(LAYERS).flatMap(([layer, { rooms: listed = [] }]) =>
  listed.slice(0, -1).map((room, i) => ({
    name: `room-${layer.replace("src/", "")}-${room}`,
    comment: `${layer}/${room} stands below ${listed.slice(i + 1).join(", ")}.`,
    severity: "error",
    from: { path: under([`${layer}/${room}`]), pathNot: TEST },
    to: { path: under(listed.slice(i + 1).map((above) => `${layer}/${above}`)) },
  })),
);

module.exports = {
  forbidden: [
    ...layers,
    ...rooms,
    {
      name: "by-the-door",
      comment:
        "Other layers come in by a door. The settings of figures have none: a claim names the figure that it means.",
      severity: "error",
      // The first two groups are the layer: a folder of src/, or one of the others.
      from: { path: "^(src/[^/]+|generators|theorems|reports)/", pathNot: TEST },
      to: { path: OURS, pathNot: ["^$1/", "/index[.]ts$", "^src/experiments/", "^theorems/", "[.]json$"] },
    },
    {
      name: "commands-apart",
      comment: "Commands of one idea stand in one room and import no other, but for what renders stored runs.",
      severity: "error",
      from: { path: "^src/cli/commands/([^/]+)/", pathNot: TEST },
      to: { path: "^src/cli/commands/", pathNot: ["^src/cli/commands/$1/", "^src/cli/commands/write/"] },
    },
    {
      name: "theorems-by-index-alone",
      comment:
        "A claim is imported by the source that lists it, and by its tests; what claims of a source share by them.",
      severity: "error",
      from: { pathNot: ["^theorems/[^/]+/", "^src/bench/", TEST] },
      to: { path: "^theorems/", pathNot: ["^theorems/index[.]ts$", "^theorems/[^/]+/source[.]ts$"] },
    },
    {
      name: "sources-apart",
      comment: "What serves several sources stands in the generators.",
      severity: "error",
      from: { path: "^theorems/([^/]+)/", pathNot: TEST },
      to: { path: "^theorems/[^/]+/", pathNot: "^theorems/$1/" },
    },
    {
      name: "index-by-programs-alone",
      comment: "The catalogue is imported by the programs, the library and the tests; the engine is told the claims.",
      severity: "error",
      from: { pathNot: ["^src/(cli/(program-thread|write-listing)|lab/browser/main|library/.*)[.]ts$", TEST] },
      to: { path: "^theorems/index[.]ts$" },
    },
    {
      name: "nothing-of-node",
      comment:
        "Claims, what judges them and what is said of it are functions of their arguments, without file or network, and run in a browser.",
      severity: "error",
      from: { path: ANYWHERE, pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-generator-library-in-claims",
      comment: "What a claim is does not depend on where its instances come from.",
      severity: "error",
      from: { path: "^src/(numerics|random|rigor|statistics|claim|catalogue)/", pathNot: TEST },
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
      comment: "Mutants are made, and costs compared, where this repository is worked on.",
      severity: "error",
      from: { path: OURS, pathNot: [TEST, "^src/(mutation|bench)/"] },
      // vitest is a peer of the entry for vitest, and one of our own tools besides.
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer"] },
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

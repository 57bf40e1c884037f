import { type Command, flag, type OptionValues, repeated, value } from "./option-kinds.js";
import { duration, integer, oneOf, path, setting, shard } from "./values.js";

/** Generated cases per claim where nothing else is asked for. */
export const DEFAULT_RUNS = 1000;

/** Evaluations of a hunt, of a search for the best constant, and of one hunt among the many of an ablation. */
export const DEFAULT_EVALUATIONS = { hunt: 10_000, sharpen: 10_000, ablate: 2000 } as const;

/** Where witnesses are stored where nothing else is asked for. */
export const DEFAULT_STORE = "theorems";

/** Where report.json goes where nothing else is asked for. */
export const DEFAULT_OUT = "reports/runs/latest";

/** What a stored run can be rendered as. */
const REPORT_FORMATS = ["html", "markdown", "summary", "junit", "csv"] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Where figures go where nothing else is asked for. */
export const DEFAULT_FIGURES = "reports/runs/figures";

const CLAIM_NAMES =
  "a claim (gatmiry2023/lemma-4), a form of it (gatmiry2023/lemma-4:printed), or a source (gatmiry2023)";
const FILE_FORMAT =
  "A file holds weights (or W1, W2, … in .npz) with measurements and labels (A, b), or with inputs and targets (X, y), " +
  "or a matrix, or whatever lists the claim has by their names.";
const ONE_FORMAT = "ask for one format at a time";
const NOTHING_MADE = "leave out one of them: nothing is made";

/** On every command that looks at the catalogue. */
const OWN_CLAIMS = {
  claims: repeated("file", path, "also the claims of this JavaScript module; may be given several times"),
} as const;

const SEED = value("n", integer(0, 0xffffffff), "seed of the search, 32 bits (default: a fresh one, which is printed)");

const EITHER = { for: "leave out one of them: either the number of evaluations or the time decides" };

/** The options of a search that evaluates a claim over and over. */
function searchOptions(name: keyof typeof DEFAULT_EVALUATIONS, each: string) {
  return {
    evaluations: value("n", integer(1, 1e9), `evaluations ${each} (default: ${DEFAULT_EVALUATIONS[name]})`, EITHER),
    seed: SEED,
  } as const;
}

const STORE = value("dir", path, `folder of stored witnesses, <dir>/<source>/witnesses (default: ${DEFAULT_STORE})`);

/** Every command with its arguments and options: the parser and the help are made from this table. */
export const commands = {
  list: {
    summary: "list the claims of the catalogue",
    description:
      "Lists every claim of every source with the verdict that is expected of it as printed, and its title. As JSON also " +
      "with its place, its kinds, and its other forms.",
    argument: null,
    options: { ...OWN_CLAIMS, json: flag("as JSON") },
    examples: ["flatcheck list", "flatcheck list --claims my-claims.mjs"],
  },
  show: {
    summary: "show one claim",
    description: "Shows the statement of a claim, its assumptions, how it was read, and where it is known to fail.",
    argument: { syntax: "<claim>", description: "a claim, or one form of it" },
    options: {
      tex: flag("the statements in LaTeX", { bibtex: ONE_FORMAT, json: ONE_FORMAT }),
      bibtex: flag("the BibTeX entry of its source", { json: ONE_FORMAT }),
      json: flag("as JSON"),
      ...OWN_CLAIMS,
    },
    examples: ["flatcheck show gatmiry2023/lemma-1", "flatcheck show gatmiry2023/lemma-1 --tex"],
  },
  verify: {
    summary: "check claims on many cases",
    description:
      "Checks every form of the claims, or of all claims, on generated cases and on their equality and degenerate " +
      "cases, prints the ledger and writes report.json and, beside it, report.html. Laws that so many cases leave undecided get up " +
      "to four times as many, unless --for or --shard is given. The same seed gives the same verdicts on any number of workers.",
    argument: { syntax: "[claims...]", description: `${CLAIM_NAMES}; all where none is named` },
    options: {
      runs: value("n", integer(1, 1e9), `generated cases per claim (default: ${DEFAULT_RUNS})`, {
        for: "leave out one of them: either the number of cases or the time decides",
      }),
      seed: value("n", integer(0, 0xffffffff), "seed of the run, 32 bits (default: a fresh one, which is printed)"),
      for: value("time", duration, "run for about this long instead: 30s, 2m, 1h", {
        ledger: "a ledger can be made again only from a number of cases: give --runs",
      }),
      workers: value("n", integer(1, 256), "threads to run cases on; 1 is this one (default: one a processor)"),
      shard: value("i/n", shard, "run only part i of n of the cases of every claim", {
        ledger: "a ledger is about whole runs: leave out --shard",
      }),
      out: value("dir", path, `folder for report.json (default: ${DEFAULT_OUT}; with --json none)`),
      "no-html": flag("write no report.html"),
      ledger: value("file", path, "also write the ledger as Markdown, the same on every machine"),
      observe: value(
        "file",
        path,
        "also write every case in full, as JSON Lines in Hypothesis's schema of observations",
      ),
      json: flag("print the report on stdout, and nothing else"),
      quiet: flag("no ledger and no progress, just the last lines"),
      strict: flag("count undecided cases of forms that hold as a failure"),
      store: value("dir", path, `also replay the witnesses stored there (default: ${DEFAULT_STORE})`),
      "no-witnesses": flag("replay no stored witness: whatever is refuted is refuted from scratch", {
        store: "leave out one of them",
      }),
      ...OWN_CLAIMS,
    },
    examples: [
      "flatcheck verify gatmiry2023 --runs 200",
      "flatcheck verify gatmiry2023/lemma-1:printed --seed 1 --for 2m",
      "flatcheck verify --seed 1 --runs 200 --ledger reports/LEDGER.md",
    ],
  },
  hunt: {
    summary: "search for a counterexample",
    description:
      "Searches for an instance that refutes a form of a claim (the printed one unless told otherwise) under all of its " +
      "assumptions but those that are dropped. What is found is stored at once, then shrunk and certified, and stored " +
      "again. The same seed and number of evaluations give the same counterexample.",
    argument: { syntax: "<claim>", description: "a claim, or one form of it" },
    options: {
      without: repeated("assumption", path, "drop this assumption; may be given several times"),
      ...searchOptions("hunt", "at most"),
      for: value("time", duration, "search for about this long instead: 30s, 2m, 1h"),
      store: STORE,
      witnesses: flag("start from the stored witnesses of the claim too; what is found then depends on them"),
      json: flag("print what was found as JSON, and nothing else"),
      quiet: flag("no progress"),
      ...OWN_CLAIMS,
    },
    examples: [
      "flatcheck hunt gatmiry2023/theorem-1 --seed 1",
      'flatcheck hunt gatmiry2023/lemma-2 --without "zero loss" --evaluations 2000',
    ],
    exits: { asExpected: "a counterexample was found", unexpected: "none was found" },
  },
  replay: {
    summary: "evaluate a stored counterexample again",
    description:
      "Evaluates a stored witness again and makes its certificate again: REPRODUCED, DID NOT REPRODUCE, or STALE where " +
      "it does not fit its claim any more.",
    argument: { syntax: "<witness>", description: "the file of the witness" },
    options: { json: flag("as JSON"), ...OWN_CLAIMS },
    examples: ["flatcheck replay theorems/gatmiry2023/witnesses/theorem-1.printed.1.json"],
    exits: {
      asExpected: "reproduced",
      unexpected: "did not reproduce",
      usage: "stale, or wrong usage or input",
    },
  },
  ablate: {
    summary: "which assumptions a claim needs",
    description:
      "Drops the assumptions of every claim one at a time, keeps all others, and hunts for a counterexample. Of the forms " +
      "of a claim that are named by no form of their own, those that are expected to hold are looked at.",
    argument: { syntax: "[claims...]", description: `${CLAIM_NAMES}; all where none is named` },
    options: {
      ...searchOptions("ablate", "of each hunt"),
      for: value("time", duration, "search for about this long in all instead: 30s, 2m, 1h"),
      store: value("dir", path, "store the witnesses that are found, in <dir>/<source>/witnesses"),
      markdown: value("file", path, "also write the table as Markdown", {
        for: "a table can be made again only from a number of evaluations: give --evaluations",
      }),
      record: value("file", path, "also write the table for reports to show: reports/ablation.json", {
        for: "a table can be made again only from a number of evaluations: give --evaluations",
      }),
      json: flag("print the table as JSON, and nothing else"),
      quiet: flag("no progress"),
      ...OWN_CLAIMS,
    },
    examples: ["flatcheck ablate gatmiry2023/lemma-2 --seed 1", "flatcheck ablate --for 10m"],
    exits: { asExpected: "the table is whole", unexpected: "some form is refuted with all of its assumptions" },
  },
  sharpen: {
    summary: "how tight bounds are",
    description:
      "Searches, for every bound of the claims, the instance with the largest ratio of the left to the right side. Of the " +
      "forms of a claim that are named by no form of their own, those that are expected to hold are looked at.",
    argument: { syntax: "[claims...]", description: `${CLAIM_NAMES}; all where none is named` },
    options: {
      ...searchOptions("sharpen", "of each bound"),
      for: value("time", duration, "search for about this long in all instead: 30s, 2m, 1h"),
      markdown: value("file", path, "also write the table as Markdown", {
        for: "a table can be made again only from a number of evaluations: give --evaluations",
      }),
      json: flag("print the table as JSON, and nothing else"),
      quiet: flag("no progress"),
      ...OWN_CLAIMS,
    },
    examples: ["flatcheck sharpen gatmiry2023/lemma-4 --seed 1", "flatcheck sharpen gatmiry2023 --for 10m"],
    exits: { asExpected: "the table is whole", unexpected: "some bound is refuted" },
  },
  check: {
    summary: "judge your own matrices",
    description:
      "Evaluates the forms of a claim on the matrices of a file: which assumptions they meet, both sides of every " +
      "relation with error bounds, and its verdict. Exit status 1 where a form that is expected to hold is refuted. " +
      FILE_FORMAT,
    argument: { syntax: "<claim>", description: "a claim, or one form of it" },
    options: {
      load: value("file", path, "the matrices: JSON, .npz or .npy"),
      set: repeated("name=value", setting, "a size, choice or number that the matrices do not tell; widths=3,2,2"),
      json: flag("as JSON"),
      ...OWN_CLAIMS,
    },
    examples: [
      "flatcheck check gatmiry2023/lemma-3 --load network.json",
      "flatcheck check gatmiry2023/definition-2 --load pair.npz --set p=0.5",
    ],
  },
  measure: {
    summary: "measure your own matrices",
    description:
      "Prints the quantities of a network, a regression problem or a single matrix, with error bounds. " + FILE_FORMAT,
    argument: { syntax: "<file>", description: "the matrices: JSON, .npz or .npy" },
    options: { json: flag("as JSON, with every number in full") },
    examples: ["flatcheck measure network.json", "flatcheck measure trained.npz --json"],
  },
  figures: {
    summary: "make the figures of the sources again",
    description:
      "Runs the published experiments and writes the numbers of every figure as JSON, with its setting, the lines of the " +
      "theory and how to draw it, its tables as CSV, and its charts as SVG. The same seed gives the same numbers. Without --full a " +
      "smaller setting is run: fewer repetitions of the same networks.",
    argument: {
      syntax: "[figures...]",
      description: "a figure (marion2024/figure-2), or a source (marion2024); all where none is named",
    },
    options: {
      full: flag("the setting of the source"),
      seed: value("n", integer(0, 0xffffffff), "seed of the run, 32 bits (default: a fresh one, which is printed)"),
      to: value("dir", path, `folder for the files (default: ${DEFAULT_FIGURES}; with --json none)`),
      "no-svg": flag("draw no charts"),
      list: flag("list the figures with their charts and make none", {
        full: NOTHING_MADE,
        seed: NOTHING_MADE,
        to: NOTHING_MADE,
        "no-svg": NOTHING_MADE,
      }),
      json: flag("print the figures as JSON, and nothing else"),
      quiet: flag("no progress, just the last lines"),
    },
    examples: ["flatcheck figures --list", "flatcheck figures marion2024/figure-2 --seed 1 --to figures"],
    exits: { asExpected: "every figure was made" },
  },
  report: {
    summary: "render stored runs",
    description:
      "Renders stored runs, each beside its report.json: as a page for the browser that needs no network, as the ledger in " +
      "Markdown, as a summary for the page of a build server, as JUnit XML, or as a table. With --merge the reports of all " +
      "shards of a run become the report of the whole run first, in the folder of --to.",
    argument: { syntax: "[reports...]", description: `files of reports (default: ${DEFAULT_OUT}/report.json)` },
    options: {
      format: value("name", oneOf(REPORT_FORMATS), `${REPORT_FORMATS.join(", ")} (default: html)`),
      to: value("path", path, `write it there, with one report; with --merge the folder (default: ${DEFAULT_OUT})`),
      "with-figures": flag("also make the figures of the sources, smaller than theirs, and show them on the page"),
      merge: flag("join the shards of one run, and render the whole"),
      schema: flag("print the JSON Schema of report.json, and nothing else", {
        "with-figures": "ask for one thing at a time",
        merge: "ask for one thing at a time",
        format: "ask for one thing at a time",
        to: "redirect the output",
      }),
      ...OWN_CLAIMS,
    },
    examples: [
      "flatcheck report",
      "flatcheck report runs/nightly/report.json --format csv --to nightly.csv",
      "flatcheck report --merge shard-1/report.json shard-2/report.json --to whole",
    ],
    exits: { asExpected: "rendered", unexpected: "with --merge: some verdict of the whole run not as expected" },
  },
  export: {
    summary: "write a counterexample as a folder of its own",
    description:
      "Writes a folder that shows a stored counterexample and needs nothing of ours: its story, its matrices as .npy, a " +
      "check in Python and one in Julia, a page of LaTeX, and the citation.",
    argument: { syntax: "<witness>", description: "the file of the witness" },
    options: { to: value("dir", path, "the folder, made where there is none"), ...OWN_CLAIMS },
    examples: ["flatcheck export witness.json --to counterexample"],
  },
} as const satisfies Record<string, Command>;

export type ListOptions = OptionValues<(typeof commands)["list"]["options"]>;
export type ShowOptions = OptionValues<(typeof commands)["show"]["options"]>;
export type VerifyCommandOptions = OptionValues<(typeof commands)["verify"]["options"]>;
export type HuntOptions = OptionValues<(typeof commands)["hunt"]["options"]>;
export type ReplayOptions = OptionValues<(typeof commands)["replay"]["options"]>;
export type AblateOptions = OptionValues<(typeof commands)["ablate"]["options"]>;
export type SharpenOptions = OptionValues<(typeof commands)["sharpen"]["options"]>;
export type CheckOptions = OptionValues<(typeof commands)["check"]["options"]>;
export type MeasureOptions = OptionValues<(typeof commands)["measure"]["options"]>;
export type FiguresOptions = OptionValues<(typeof commands)["figures"]["options"]>;
export type ReportOptions = OptionValues<(typeof commands)["report"]["options"]>;
export type ExportOptions = OptionValues<(typeof commands)["export"]["options"]>;

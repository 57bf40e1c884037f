import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import { catalogue } from "../../theorems/index.js";
import { judgeProgram } from "./judge-program.js";
import { startOf } from "./fake.fixture.js";

const ADAPTERS = resolve(import.meta.dirname, "../../adapters");

interface Adapter {
  readonly file: string;
  /** What runs it, before the name of its file. */
  readonly words: readonly [string, ...string[]];
  /** Whether it can be run here. */
  readonly probe: readonly string[];
  /** What it needs, as Debian calls it. */
  readonly needs: string;
  /** A planted error: what is replaced in its text by what, and the functions that then depart. */
  readonly plant: readonly [from: string, to: string, ...operations: string[]];
}

const PYTHON = "/usr/bin/python3";

const adapters: readonly Adapter[] = [
  {
    file: "numpy_adapter.py",
    words: [PYTHON],
    probe: ["-c", "import scipy"],
    needs: "python3-scipy",
    plant: ['np.linalg.norm(matrix(a), "nuc")', 'np.linalg.norm(matrix(a), "nuc") * 1.001', "nuclearNorm"],
  },
  {
    file: "torch_adapter.py",
    words: [PYTHON],
    probe: ["-c", "import torch"],
    needs: "python3-torch",
    plant: ["torch.mean((", "0.5 * torch.mean((", "hessianTrace", "sharpness", "explicitHessian"],
  },
  {
    file: "octave_adapter.m",
    words: ["octave-cli", "--quiet"],
    probe: ["--version"],
    needs: "octave",
    plant: ["sum(svd(matrix(a)))", "max(svd(matrix(a)))", "nuclearNorm"],
  },
  {
    file: "r_adapter.R",
    words: ["Rscript", "--vanilla"],
    probe: ["--vanilla", "-e", "library(jsonlite)"],
    needs: "r-base-core and r-cran-jsonlite",
    plant: ["sum(svd(m(a), 0, 0)$d)", "sum(svd(m(a), 0, 0)$d) * 1.001", "nuclearNorm"],
  },
  {
    file: "javascript_adapter.mjs",
    words: [process.execPath],
    probe: ["--version"],
    needs: "nothing",
    plant: ["nuclearNorm: (a) => sum(singular(a))", "nuclearNorm: (a) => singular(a)[0]", "nuclearNorm"],
  },
];

const JUDGING = { seed: 1, runs: 1, tolerance: { units: 256 }, onProgress: () => {} };

/** Claims that perform most of what the adapters have, and are quick. */
const CLAIMS = ["gatmiry2023/lemma-1", "gatmiry2023/trace-formula"];

it.skipIf(spawnSync(PYTHON, ["--version"]).status !== 0)("the program of docs/languages.md agrees", async () => {
  const page = readFileSync(resolve(ADAPTERS, "../docs/languages.md"), "utf8");
  const [, program = ""] = /<!-- file mine[.]py -->\n\n```python\n([^]*?)```/.exec(page) ?? [];
  const cwd = scratch();
  writeFileSync(join(cwd, "mine.py"), program);
  const start = startOf("", cwd, { words: [PYTHON, "mine.py"] });
  const claims = await catalogue.load(["gatmiry2023/lemma-1"]);
  const { judged } = await judgeProgram(start, claims, JUDGING);
  expect(judged).toMatchObject([{ operation: "frobeniusNorm", departures: 0, whole: true }]);
  expect(judged[0]!.cases).toBeGreaterThan(5);
});

it("every adapter is tried", () => {
  expect(readdirSync(ADAPTERS).sort()).toEqual(adapters.map(({ file }) => file).sort());
});

describe.each(adapters)("$file", ({ file, words, probe, needs, plant: [from, to, ...departed] }) => {
  const [command, ...rest] = words;
  const isThere = spawnSync(command, probe).status === 0;
  const note = isThere ? `run by ${command}` : `NOT RUN, for there is no ${needs}`;

  async function departing(program: string): Promise<Map<string, number>> {
    const claims = await catalogue.load(CLAIMS);
    // The folder of this project: libraries of JavaScript are found from there.
    const start = startOf("", resolve(ADAPTERS, ".."), { words: [command, ...rest, program], patience: 60_000 });
    const found = await judgeProgram(start, claims, JUDGING);
    expect(found).toMatchObject({ stopped: false, givenUp: null, claims: CLAIMS.length });
    expect(found.judged.length).toBeGreaterThan(3);
    return new Map(found.judged.map((each) => [each.operation, each.departures]));
  }

  it.skipIf(!isThere)(
    `agrees with all that claims compute, ${note}`,
    async () => {
      const found = await departing(join(ADAPTERS, file));
      expect([...found.values()].every((departures) => departures === 0)).toBe(true);
    },
    120_000,
  );

  it.skipIf(!isThere)(
    `with a planted error departs there, ${note}`,
    async () => {
      const text = readFileSync(join(ADAPTERS, file), "utf8");
      expect(text).toContain(from);
      const planted = join(scratch(), file);
      writeFileSync(planted, text.replace(from, to));
      const found = await departing(planted);
      expect([...found].filter(([, departures]) => departures > 0).map(([name]) => name)).toEqual(departed);
    },
    120_000,
  );
});

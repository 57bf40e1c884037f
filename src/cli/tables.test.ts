import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { atMost } from "../claim/fixtures/named.js";
import { spectralClaim, squares } from "../engine/synthetic.fixture.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { spectralNorm } from "../numerics/spectra/singular-values.js";
import { layout } from "../../generators/specs/layout.js";
import { catalogue } from "../../theorems/index.js";
import { EPOCH, flawed, invoke, recorder, scratch, sound } from "./harness.fixture.js";

const claims = await catalogue.load();

const numbers = layout({
  sizes: { d: [1, 1] },
  lists: { A: { shapes: () => [[1, 1]], laws: ["gaussian", "integer"] } },
});

const REVERSED = "‖A‖_F ≤ ‖A‖_2";

/** ‖A‖_F ≤ ‖A‖_2 for 1×1 matrices: it needs the first assumption, and neither of the others. */
const reversed = spectralClaim(1, {
  id: "beyond/reversed",
  specs: numbers,
  assumptions: [
    { name: "one row", statement: "d = 1", slack: (a) => exact(1 - a.rows), without: squares },
    { name: "positive", statement: "a_{11} \\ge 0", slack: (a) => exact(a.at(0, 0)) },
    { name: "real", statement: "A \\in \\mathbb R", slack: () => exact(1) },
  ],
  forms: [
    {
      name: "printed",
      statement: REVERSED,
      expected: "holds",
      relations: (a) => [atMost(REVERSED, frobeniusNorm(a), spectralNorm(a))],
    },
  ],
});

/** ‖A‖_2 ≤ 2‖A‖_F: loose by a factor of two. */
const slack = spectralClaim(1, {
  id: "beyond/slack",
  forms: [
    {
      name: "printed",
      statement: "0",
      expected: "holds",
      relations: (a) => [
        atMost("‖A‖_2 ≤ 2‖A‖_F", spectralNorm(a), frobeniusNorm(a).times(2)),
        atMost("‖A‖_F − ‖A‖_F ≤ ‖A‖_F", frobeniusNorm(a).minus(frobeniusNorm(a)), frobeniusNorm(a)),
      ],
    },
  ],
  equalityCases: { none: "not needed for this test" },
});

const ABLATE = ["ablate", "--seed", "3", "--evaluations", "300"];
const SHARPEN = ["sharpen", "--seed", "3", "--evaluations", "2000"];

describe("flatcheck ablate", () => {
  const catalogue = [sound, reversed, flawed];

  it("says which assumptions are needed", async () => {
    const cwd = scratch();
    expect(await invoke(ABLATE, { catalogue, cwd })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "form                          assumption  verdict         evaluations
      beyond/reversed:printed       one row     necessary       300
                                    positive    no witness      300
                                    real        never violated  300
      gatmiry2023/flawed:corrected  square      never violated  300

      beyond/reversed:printed without one row: ‖A‖_F ≤ ‖A‖_2
        fails at d = 2, A = [1 0; 0 1]: 1.414 > 1, certified

      No assumptions: beyond/sound:printed
      Again:  npx flatcheck ablate --seed 3 --evaluations 300
      ",
      }
    `);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("writes the table as Markdown", async () => {
    const cwd = scratch();
    const { code, stdout } = await invoke([...ABLATE, "--markdown", "out/ABLATION.md"], { catalogue, cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Table:  out/ABLATION.md\n");
    expect(readFileSync(join(cwd, "out/ABLATION.md"), "utf8")).toMatchInlineSnapshot(`
      "# Ablation

      Which assumptions a form needs: each is dropped alone, all others are kept, and a counterexample is hunted. Made by

      \`\`\`sh
      npx flatcheck ablate --seed 3 --evaluations 300 --markdown out/ABLATION.md
      \`\`\`

      Every hunt had at most 300 evaluations; the table says how many it used, those in search of a worse witness among them. An assumption without a witness may be needed all the same.

      - *necessary*: an instance that violates this assumption alone refutes the form
      - *no witness*: candidates violated it, and none refuted the form
      - *never violated*: no candidate violated it, so that nothing was tried
      - *false with it*: the form is refuted with every assumption in force

      *Certified* are witnesses whose two sides interval arithmetic encloses apart from each other, from the entries of the instance alone. Of the others the error bounds of floating point say so.

      | form | assumption | verdict | evaluations | witness, or why there is none |
      | --- | --- | --- | --- | --- |
      | \`beyond/reversed:printed\` | one row | necessary | 300 | \`‖A‖_F ≤ ‖A‖_2\` fails at \`d = 2, A = [1 0; 0 1]: 1.414 > 1\`, certified |
      |  | positive | no witness | 300 |  |
      |  | real | never violated | 300 |  |
      | \`gatmiry2023/flawed:corrected\` | square | never violated | 300 |  |

      Without assumptions: \`beyond/sound:printed\`.
      "
    `);
  });

  it("prints JSON, and stores witnesses where told to", async () => {
    const cwd = scratch();
    const { stdout } = await invoke([...ABLATE, "beyond", "--json", "--store", "kept"], { catalogue, cwd });
    const { forms, again } = JSON.parse(stdout) as {
      forms: { claim: string; assumptions: unknown[] }[];
      again: string;
    };
    expect(forms.map(({ claim, assumptions }) => [claim, assumptions.length])).toEqual([
      ["beyond/sound", 0],
      ["beyond/reversed", 3],
    ]);
    expect(forms[1]!.assumptions).toMatchObject([
      { assumption: "one row", verdict: "necessary", witness: { relation: REVERSED, violates: ["one row"] } },
      { assumption: "positive", verdict: "no witness", witness: null },
      { assumption: "real", verdict: "never violated", witness: null },
    ]);
    expect(again).toBe("npx flatcheck ablate beyond --seed 3 --evaluations 300 --store kept --json");
    const file = "kept/beyond/witnesses/reversed.printed.1.json";
    expect(JSON.parse(readFileSync(join(cwd, file), "utf8"))).toMatchObject({ without: ["one row"] });
    expect(await invoke(["replay", file], { catalogue, cwd })).toMatchObject({ code: 0 });
    const verified = await invoke(["verify", "beyond", "--runs", "20", "--workers", "1", "--store", "kept"], {
      catalogue: [sound, reversed],
      cwd,
    });
    expect(verified.stdout).toContain("2 as expected, 0 not");
  });

  it("is not as expected where a form fails with all assumptions", async () => {
    const { code, stdout } = await invoke([...ABLATE, "gatmiry2023/flawed:printed"], { catalogue });
    expect(code).toBe(1);
    expect(stdout).toContain("false with it");
  });

  it("reports what was done when interrupted, and writes no table", async () => {
    const interruption = new AbortController();
    let time = EPOCH;
    const cwd = scratch();
    const { code, stdout, stderr } = await invoke(
      ["ablate", "beyond", "--evaluations", "100000", "--markdown", "t.md"],
      {
        catalogue,
        cwd,
        stderr: recorder(true),
        signal: interruption.signal,
        now: () => {
          time += 10;
          if (time > EPOCH + 3000) interruption.abort();
          return time;
        },
      },
    );
    expect(code).toBe(130);
    expect(stdout).toContain("Interrupted: 2 of 2 forms reached.\nTable:  not written\n");
    expect(stderr).toContain("beyond/reversed:printed with all assumptions · ");
    expect(existsSync(join(cwd, "t.md"))).toBe(false);
  });
});

describe("flatcheck sharpen", () => {
  const catalogue = [sound, slack, flawed];

  it("says how tight bounds are", async () => {
    expect(await invoke([...SHARPEN, "beyond"], { catalogue })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "form                bound                verdict  ratio      factor  evaluations
      beyond/sound:print  ‖A‖_2 ≤ 1‖A‖_F       tight    1                  1583
      ed
      beyond/slack:print  ‖A‖_2 ≤ 2‖A‖_F       loose    0.5        2       1583
      ed
                          ‖A‖_F − ‖A‖_F ≤      unknown  -6.66e-16          1440
                          ‖A‖_F

      ‖A‖_2 ≤ 1‖A‖_F
        best at d = 1, A = [0.482]
        by size: 1 (1), 1 (2), 1 (3)
      ‖A‖_2 ≤ 2‖A‖_F
        best at d = 1, A ~ integer (seed 3709703785)
        by size: 0.5 (1), 0.5 (2), 0.5 (3)
      ‖A‖_F − ‖A‖_F ≤ ‖A‖_F
        best at d = 1, A ~ integer (seed 1001207425)
        by size: -6.66e-16 (1), -1.33e-15 (2), -2.44e-15 (3)
      Again:  npx flatcheck sharpen beyond --seed 3 --evaluations 2000
      ",
      }
    `);
  });

  it("writes the table as Markdown", async () => {
    const cwd = scratch();
    await invoke([...SHARPEN, "beyond", "--markdown", "SHARPENING.md"], { catalogue, cwd });
    expect(readFileSync(join(cwd, "SHARPENING.md"), "utf8")).toMatchInlineSnapshot(`
      "# Sharpening

      How tight bounds are: the instance with the largest ratio of the left to the right side is searched. Made by

      \`\`\`sh
      npx flatcheck sharpen beyond --seed 3 --evaluations 2000 --markdown SHARPENING.md
      \`\`\`

      Every bound had 2000 evaluations, half of them shared out among the size classes. *Factor* is the inverse of the ratio: by so much the right side was too large on every instance that was met. *By size* gives the best ratio at every largest width, or size, in brackets. Long instances are cut short; --json has them whole.

      - *tight*: an instance with both sides equal within rounding, and not zero
      - *loose*: climbs from several independent draws ended at the same ratio below 1: a smaller constant may do
      - *unknown*: neither; the ratio is the best that was seen
      - *refuted*: the left side is larger

      | form | bound | verdict | ratio | factor | evaluations | best instance | by size |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`beyond/sound:printed\` | \`‖A‖_2 ≤ 1‖A‖_F\` | tight | 1 |  | 1583 | \`d = 1, A = [0.482]\` | 1 (1), 1 (2), 1 (3) |
      | \`beyond/slack:printed\` | \`‖A‖_2 ≤ 2‖A‖_F\` | loose | 0.5 | 2 | 1583 | \`d = 1, A ~ integer (seed 3709703785)\` | 0.5 (1), 0.5 (2), 0.5 (3) |
      |  | \`‖A‖_F − ‖A‖_F ≤ ‖A‖_F\` | unknown | -6.66e-16 |  | 1440 | \`d = 1, A ~ integer (seed 1001207425)\` | -6.66e-16 (1), -1.33e-15 (2), -2.44e-15 (3) |
      "
    `);
  });

  it("prints JSON, and says where a bound is refuted", async () => {
    const { code, stdout } = await invoke([...SHARPEN, "gatmiry2023/flawed:printed", "--json"], { catalogue });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      seed: 3,
      complete: true,
      forms: [{ claim: "gatmiry2023/flawed", form: "printed", bounds: [{ verdict: "refuted" }] }],
    });
  });

  it("takes a time in place of evaluations, but not for a table that must be made again", async () => {
    let time = EPOCH;
    const world = { catalogue, now: () => (time += 10) };
    const { code, stdout } = await invoke(["sharpen", "beyond/sound", "--seed", "3", "--for", "2s"], world);
    expect(code).toBe(0);
    expect(stdout).toContain("Again:  npx flatcheck sharpen beyond/sound --seed 3 --for 2s\n");
    expect((await invoke(["sharpen", "--for", "2s", "--markdown", "x.md"])).code).toBe(2);
  });
});

describe("the tables in this repository are what their own commands make", () => {
  it.each([
    ["ABLATION.md", ["gatmiry2023/gradient", "gatmiry2023/lemma-2"]],
    ["SHARPENING.md", ["gatmiry2023/lemma-1", "gatmiry2023/equation-13", "gatmiry2023/lemma-4"]],
  ])(
    "%s, for claims that are quick",
    async (name, quick) => {
      const committed = readFileSync(resolve(import.meta.dirname, "../../reports/published", name), "utf8");
      const [, command, options] = /^npx flatcheck (ablate|sharpen) (--seed .*)$/m.exec(committed)!;
      expect(options).toContain(` --markdown reports/published/${name}`);
      const cwd = scratch();
      const { code } = await invoke([command!, ...quick, ...options!.split(" "), "--quiet"], {
        cwd,
        catalogue: claims,
      });
      expect(code).toBe(0);
      const made = readFileSync(join(cwd, "reports/published", name), "utf8");
      const rows = made.split("\n").filter((line) => /^\| (`gatmiry| \|)/.test(line));
      expect(rows.length).toBeGreaterThanOrEqual(quick.length);
      for (const row of rows) expect(committed).toContain(row);
    },
    600_000,
  );

  it("cover every claim that has bounds or assumptions", () => {
    const text = (name: string): string =>
      readFileSync(resolve(import.meta.dirname, "../../reports/published", name), "utf8");
    for (const claim of claims) {
      for (const { name, expected } of claim.forms) {
        if (expected !== "holds") continue;
        expect(text("SHARPENING.md")).toContain(`\`${claim.id}:${name}\``);
        expect(text("ABLATION.md")).toContain(`\`${claim.id}:${name}\``);
        for (const { name: assumption } of claim.assumptions) {
          expect(text("ABLATION.md")).toContain(`| ${assumption.replace(/[\\|*_`<>[\]$]/g, "\\$&")} |`);
        }
      }
    }
  });
});

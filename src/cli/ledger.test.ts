import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchema } from "../../reports/report/schema.js";
import { flawed, invoke, scratch, sound } from "./harness.fixture.js";
import { PUBLISHED, publishedRun } from "./published-run.fixture.js";

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7", "--ledger", "out"];

/** What lies beside the ledger and is made by other commands. */
const TABLES = new Set(["MUTANTS.md", "ABLATION.md", "SHARPENING.md", "ablation.json", "bench.md", "proofs.json"]);

/** The files of a folder, by name, with their texts. */
function filesOf(folder: string): [name: string, text: string][] {
  return readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

describe("the ledger in Markdown", () => {
  it("tells statements, verdicts, evidence and errata", async () => {
    const cwd = scratch();
    const { code, stdout } = await invoke(RUN, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Ledger: out/README.md\n");
    const pages = filesOf(join(cwd, "out"));
    expect(pages.map(([name]) => name)).toEqual(["README.md", "beyond.md", "gatmiry2023.md"]);
    expect(pages.map(([name, text]) => `${name}\n\n${text}`).join("\n")).toMatchInlineSnapshot(`
      "README.md

      # Ledger

      Whether each statement holds, on what evidence, and how tight it is. Made by

      \`\`\`sh
      npx flatcheck verify --seed 7 --runs 20 --ledger out
      \`\`\`

      2 claims in 3 forms: 3 as expected, 0 not.

      A row is a statement as printed, or as *corrected* where the print fails. Its *words* are those of the source (\`printed\`), put back where the text at hand has lost them (\`restored\`), or \`ours\`. Cases are generated ones, the claim's own equality and degenerate cases, and its stored witnesses. *Tightest* is the largest ratio of the left to the right side over the bounds of a form, *agree to* the widest relative enclosure on which both sides of an identity met. The evidence is, from strong to weak: \`proved\`, by machine, for all real entries at the sizes that stand beside it and at no others; \`proved up to 1 + ε\` on the instances that are named; a \`certified counterexample\`; \`tested\`, with what the cases would have noticed: the least change of the right side that some case would have refuted, for the relation of the form that could be the most wrong, and where nothing would be noticed the reason; \`open\`. Under it stand the cases, and how often the situations occurred that a claim demands, among the generated cases that decide. By interval arithmetic, which shares no code with the evaluation: 12 of 12 open checks decided, 1 of 1 counterexample certified. *Certified* is what follows from the entries of the instance alone, *enclosed* what takes the error bound of some operand from floating point. Everything else rests on floating-point evaluation with error bounds.

      Which assumptions a form needs is in [ABLATION.md](ABLATION.md), how tight its bounds are in [SHARPENING.md](SHARPENING.md), each with the budget behind it.

      | source | claims | as printed | corrected |
      | --- | --- | --- | --- |
      | [beyond](beyond.md) | 1 | 1 holds |  |
      | [gatmiry2023](gatmiry2023.md) | 1 | 1 refuted | 1 holds |

      ## Errata

      Worst first, by grade: \`statement\`, what is said has to change; \`constant\`, a factor or an exponent; \`edge\`, it fails at a degenerate value alone, which the source does not exclude; \`notation\`, a slip of the pen.

      | claim | grade | fails because | what holds instead | smallest counterexample found |
      | --- | --- | --- | --- | --- |
      | [gatmiry2023/flawed](gatmiry2023.md) | constant | The constant was halved \\| twice. | ‖A‖\\_2 ≤ ‖A‖\\_F | \`‖A‖_2 ≤ 0.5‖A‖_F\` at \`d = 1, A = [1]: 1 > 0.5 (certified)\` |

      beyond.md

      # beyond

      flatcheck: *What none of the sources on flat minima states*, theorems/beyond. How to read it: [README.md](README.md).

      | claim | locus | statement | words | verdict | evidence | tightness | assumptions |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`sound\`<br>The spectral norm is at most the Frobenius norm | nowhere | $\`\\Vert A\\Vert _2 \\le \\Vert A\\Vert _F\`$ | ours | holds | tested, would notice any change<br>22 cases, 7 decided by intervals<br>decided up to d = 3 | tightest 1 |  |

      gatmiry2023.md

      # gatmiry2023

      Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: *The Inductive Bias of Flatness Regularization for Deep Matrix Factorization*, arXiv:2306.13239, NeurIPS 2023. How to read it: [README.md](README.md).

      | claim | locus | statement | words | verdict | evidence | tightness | assumptions |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | \`flawed\`<br>The spectral norm is at most half of the Frobenius norm | nowhere | $\`\\Vert A\\Vert _2 \\le 0.5\\Vert A\\Vert _F\`$ | printed | refuted | certified counterexample<br>21 cases, 12 refuted<br>decided up to d = 3 | largest ratio 2 | square |
      | *corrected* |  | $\`\\Vert A\\Vert _2 \\le 1\\Vert A\\Vert _F\`$ | ours | holds | tested, would notice any change<br>21 cases, 5 decided by intervals<br>decided up to d = 3 | tightest 1 |  |

      How they were read:

      - \`flawed\`: The norms are those of matrices.
      "
    `);
  });

  it("names no time, machine or version", async () => {
    const [one, other] = [scratch(), scratch()];
    await invoke(RUN, { cwd: one });
    await invoke(RUN, { cwd: other, now: () => 1, node: "v99", parallelism: 64 });
    expect(filesOf(join(other, "out"))).toEqual(filesOf(join(one, "out")));
  });

  it("tells of what was not expected, of errors and of laws", async () => {
    const cwd = scratch();
    const odd = { ...flawed, forms: flawed.forms.map((form) => ({ ...form, expected: "holds" as const })) };
    const law = {
      ...sound,
      id: "wu2025/law",
      forms: sound.forms.map((form) => ({
        ...form,
        expected: "consistent" as const,
        conclude: () => ({
          verdict: "consistent" as const,
          errorProbability: 0.001,
          power: "a bias of 0.1",
          summary: "mean 0.5",
        }),
      })),
      evaluate: () => [{ form: "printed" as const, relations: [], observation: null }],
    };
    const throwing = {
      ...sound,
      evaluate: () => {
        throw new RangeError("never | ever");
      },
    };
    const { code } = await invoke(RUN, { cwd, catalogue: [throwing, odd, law] });
    expect(code).toBe(1);
    const text = filesOf(join(cwd, "out"))
      .map(([, page]) => page)
      .join("");
    expect(text).toContain("2 not. Not as expected: `beyond/sound:printed`, `gatmiry2023/flawed:printed`.\n");
    expect(text).toContain("| **refuted, expected holds** |");
    expect(text).toContain("- `beyond/sound` threw on case -2: never \\| ever\n");
    expect(text).toContain(
      "20 said nothing<br>mean 0.5<br>power: a bias of 0.1<br>false alarm with probability at most 0.001 |",
    );
  });

  it("in this repository is what its own command makes", async () => {
    const committed = filesOf(PUBLISHED);
    const { code, stderr, folder } = await publishedRun();
    expect([code, stderr]).toEqual([0, ""]);
    const made = filesOf(join(folder, "reports/published"));
    expect(made).toEqual(committed.filter(([name]) => !TABLES.has(name)));
    // And no law is green without a departure of each kind that these cases would have shown.
    const { claims } = reportSchema.parse(JSON.parse(readFileSync(join(folder, "out/report.json"), "utf8")));
    const laws = claims.flatMap(({ id, forms }) => forms.map((form) => ({ id, ...form })));
    const blind = laws.flatMap(({ id, verdict, conclusion }) => {
      if (verdict !== "consistent") return [];
      const departures = conclusion?.departures ?? [];
      if (departures.length === 0) return [`${id}: no power measured`];
      return departures.filter(({ noticed }) => noticed === null).map(({ part, what }) => `${id}, ${part}: ${what}`);
    });
    expect(blind).toEqual([]);
  });
});

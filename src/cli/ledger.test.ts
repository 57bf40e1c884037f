import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { flawed, invoke, scratch, sound } from "./harness.fixture.js";

const claims = await catalogue.load();

const RUN = ["verify", "--workers", "1", "--runs", "20", "--seed", "7", "--ledger", "out/LEDGER.md"];

describe("the ledger in Markdown", () => {
  it("tells statements, verdicts, evidence and errata", async () => {
    const cwd = scratch();
    const { code, stdout } = await invoke(RUN, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Ledger: out/LEDGER.md\n");
    expect(readFileSync(join(cwd, "out/LEDGER.md"), "utf8")).toMatchInlineSnapshot(`
      "# Ledger

      Whether each statement holds, on what evidence, and how tight it is. Made by

      \`\`\`sh
      npx flatcheck verify --seed 7 --runs 20 --ledger out/LEDGER.md
      \`\`\`

      2 claims in 3 forms: 3 as expected, 0 not.

      Cases are generated ones, the claim's own equality and degenerate cases, and its stored witnesses. *Tightest* is the largest ratio of the left to the right side over the bounds of a form, *agree to* the widest relative enclosure on which both sides of an identity met. By interval arithmetic, which shares no code with the evaluation: 12 of 12 open checks decided, 1 of 1 counterexample certified. *Certified* is what follows from the entries of the instance alone, *enclosed* what takes the error bound of some operand from floating point. Everything else rests on floating-point evaluation with error bounds.

      Which assumptions a form needs is in [ABLATION.md](ABLATION.md), how tight its bounds are in [SHARPENING.md](SHARPENING.md), each with the budget behind it.

      ## beyond

      flatcheck: *What none of the sources on flat minima states*, theorems/beyond.

      | claim | locus | statement | verdict | evidence | tightness | assumptions |
      | --- | --- | --- | --- | --- | --- | --- |
      | \`sound\`<br>The spectral norm is at most the Frobenius norm | nowhere | printed: $\`\\Vert A\\Vert _2 \\le \\Vert A\\Vert _F\`$ | holds | 22 cases, 7 decided by intervals | tightest 1 | none |

      ## gatmiry2023

      Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: *The Inductive Bias of Flatness Regularization for Deep Matrix Factorization*, arXiv:2306.13239, NeurIPS 2023.

      | claim | locus | statement | verdict | evidence | tightness | assumptions |
      | --- | --- | --- | --- | --- | --- | --- |
      | \`flawed\`<br>The spectral norm is at most half of the Frobenius norm | nowhere | printed: $\`\\Vert A\\Vert _2 \\le 0.5\\Vert A\\Vert _F\`$ | refuted | 21 cases, 12 refuted | largest ratio 2 | square |
      |  |  | corrected: $\`\\Vert A\\Vert _2 \\le 1\\Vert A\\Vert _F\`$ | holds | 21 cases, 5 decided by intervals | tightest 1 |  |

      ## Errata

      | printed | fails because | what holds instead | smallest counterexample found |
      | --- | --- | --- | --- |
      | \`gatmiry2023/flawed\`<br>$\`\\Vert A\\Vert _2 \\le 0.5\\Vert A\\Vert _F\`$ | The constant was halved \\| twice. | ‖A‖\\_2 ≤ ‖A‖\\_F | \`‖A‖_2 ≤ 0.5‖A‖_F\` at \`d = 1, A = [1]: 1 > 0.5 (certified)\` |
      "
    `);
  });

  it("names no time, machine or version", async () => {
    const [one, other] = [scratch(), scratch()];
    await invoke(RUN, { cwd: one });
    await invoke(RUN, { cwd: other, now: () => 1, node: "v99", parallelism: 64 });
    const text = (folder: string): string => readFileSync(join(folder, "out/LEDGER.md"), "utf8");
    expect(text(other)).toBe(text(one));
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
    const text = readFileSync(join(cwd, "out/LEDGER.md"), "utf8");
    expect(text).toContain("2 not. Not as expected: `beyond/sound:printed`, `gatmiry2023/flawed:printed`.\n");
    expect(text).toContain("| **refuted, expected holds** |");
    expect(text).toContain("- `beyond/sound` threw on case -2: never \\| ever\n");
    expect(text).toContain(
      "20 said nothing<br>mean 0.5<br>power: a bias of 0.1<br>false alarm with probability at most 0.001 |",
    );
  });

  it("in this repository is what its own command makes", async () => {
    const committed = readFileSync(resolve(import.meta.dirname, "../../reports/LEDGER.md"), "utf8");
    const command = /^npx flatcheck (verify .*)$/m.exec(committed)?.[1];
    expect(command).toMatch(/ --ledger reports\/LEDGER\.md$/);
    const cwd = scratch();
    const { stderr } = await invoke([...command!.split(" "), "--workers", "1", "--quiet"], { cwd, catalogue: claims });
    expect(stderr).toBe("");
    expect(readFileSync(join(cwd, "reports/LEDGER.md"), "utf8")).toBe(committed);
  }, 600_000);
});

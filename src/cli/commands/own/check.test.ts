import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flawed, invoke, type Said, scratch, sound } from "../../harness.fixture.js";
import type { Claim } from "../../../claim/statement/claim.js";
import { spectralClaim } from "../../../engine/synthetic.fixture.js";
import { approximately, exact } from "../../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../../numerics/matrices/matrix.js";
import { catalogue } from "../../../../theorems/index.js";

const claims = await catalogue.load();

/** `flatcheck check` on a value as own.json. */
function checked(line: string, value: unknown, catalogue: readonly Claim[] = [sound, flawed]): Promise<Said> {
  const cwd = scratch();
  writeFileSync(join(cwd, "own.json"), JSON.stringify(value));
  return invoke(["check", ...line.split(" "), "--load", "own.json"], { cwd, catalogue });
}

/** The first entry, of every matrix that does not begin with 77. */
function first(a: Matrix): number {
  if (a.at(0, 0) === 77) throw new TypeError("no 77");
  return a.at(0, 0);
}

const ROTATION = [
  [0, 1],
  [-1, 0],
];

const NETWORK = {
  weights: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [2, 0],
      [0, 1],
    ],
  ],
  measurements: [
    [
      [2, 0],
      [0, 0],
    ],
    [
      [0, 2],
      [0, 0],
    ],
    [
      [0, 0],
      [2, 0],
    ],
    [
      [0, 0],
      [0, 2],
    ],
  ],
  labels: [4, 0, 0, 2],
};

describe("flatcheck check", () => {
  it("says after an interruption which claims had not been begun, forty of them by name", async () => {
    const many = Array.from({ length: 45 }, (_, i): Claim => ({ ...sound, id: `beyond/sound-${i}` }));
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify({ matrix: ROTATION }));
    const argv = ["check", "--load", "own.json"];
    const { code, stdout } = await invoke(argv, { cwd, catalogue: many, signal: AbortSignal.abort() });
    expect(code).toBe(130);
    const line = stdout.replaceAll("\n", " ");
    expect(line).toContain("no claim came to its end on them");
    expect(line).toMatch(/not judged, since it was not begun before the interruption: beyond\/sound-0, /);
    expect(line).toMatch(/beyond\/sound-39, and 5 more $/);
  });

  it("judges every relation on the matrices", async () => {
    expect(await checked("gatmiry2023/flawed", { matrix: ROTATION })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "gatmiry2023/flawed · The spectral norm is at most half of the Frobenius norm
      own.json: A 2×2; d = 2

      assumption  slack
      square      0      met

      printed, expected: refuted
        ‖A‖_2 ≤ 0.5‖A‖_F
          refuted, margin -0.292893218813 ± 5e-13
          lhs 1 ± 3e-15
          rhs 0.707106781187 ± 5e-13

      corrected, expected: holds
        ‖A‖_2 ≤ 1‖A‖_F
          holds, margin 0.414213562373 ± 1e-13
          lhs 1 ± 3e-15
          rhs 1.41421356237 ± 4e-12
      ",
      }
    `);
  });

  it("finds sizes and widths in the matrices, and says what plays no part", async () => {
    const { code, stdout } = await checked("gatmiry2023/lemma-3", NETWORK, claims);
    expect(code).toBe(0);
    expect(stdout).toContain("own.json: W 2 of 2×2; A 4 of 2×2; n = 4\nlabels: plays no part here\n");
    expect(stdout).toContain("printed, expected: refuted\n  (1−δ)R(W) ≤ tr ∇²L(W)\n    holds, margin 14 ± ");
    expect(stdout).toContain("tr ∇²L(W) ≤ (1+δ)R(W)\n    refuted, margin -14 ± ");
  });

  it("asks intervals where floating point leaves a relation open", async () => {
    const { stdout } = await checked("beyond/sound", { matrix: [[3]] });
    expect(stdout).toContain("  ‖A‖_2 ≤ 1‖A‖_F\n    holds by interval arithmetic, margin 0 ± ");
    const large = Array.from({ length: 15 }, () => new Array<number>(15).fill(0)).map((row, i) =>
      row.with(i, i ? 0 : 1),
    );
    expect((await checked("beyond/sound", { matrix: large })).stdout).toContain("    undecided, margin 0 ± ");
  });

  it("gives everything as JSON", async () => {
    expect((await checked("beyond/sound --json", { A: [[3]], extra: [[1]] })).stdout).toMatchInlineSnapshot(`
      "{
        "claim": "beyond/sound",
        "file": "own.json",
        "sizes": {
          "d": 1
        },
        "widths": [],
        "choices": {},
        "reals": {},
        "unused": [
          "extra"
        ],
        "beyond": [],
        "derived": [],
        "tried": 1,
        "assumptions": [],
        "silence": null,
        "forms": [
          {
            "form": "printed",
            "expected": "holds",
            "relations": [
              {
                "name": "‖A‖_2 ≤ 1‖A‖_F",
                "direction": "≤",
                "lhs": {
                  "value": "3",
                  "error": "5.045963646921347e-16"
                },
                "rhs": {
                  "value": "3",
                  "error": "1.3322676295501924e-15"
                },
                "margin": {
                  "value": "0",
                  "error": "1.8368639942423304e-15"
                },
                "verdict": "holds",
                "rigorous": true,
                "tie": false,
                "confirmed": null,
                "enclosures": null,
                "at": ""
              }
            ],
            "observation": null
          }
        ],
        "contradictions": []
      }
      "
    `);
  });

  it("gives exit status 1 where a form that should hold is refuted, and 0 where it was expected", async () => {
    const surprising = { ...flawed, forms: flawed.forms.map((form) => ({ ...form, expected: "holds" as const })) };
    expect((await checked("gatmiry2023/flawed", { matrix: [[1]] }, [surprising])).code).toBe(1);
    expect((await checked("gatmiry2023/flawed:corrected", { matrix: [[1]] }, [surprising])).code).toBe(0);
    expect((await checked("gatmiry2023/flawed", { matrix: [[1]] })).code).toBe(0);
  });

  it("says that a refutation means nothing where an assumption is violated", async () => {
    const unmet = spectralClaim(0.5, {
      assumptions: [
        { name: "small", statement: "d < 1", slack: () => exact(-1) },
        { name: "unclear", statement: "d = d", slack: () => approximately(-1, 2) },
      ],
    });
    const { code, stdout } = await checked("beyond/spectral", { matrix: [[1]] }, [unmet]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "beyond/spectral · The spectral norm is at most the Frobenius norm
      own.json: A 1×1; d = 1

      assumption  slack
      small       -1      violated
      unclear     -1 ± 3  within rounding

      printed, expected: holds
        ‖A‖_2 ≤ 0.5‖A‖_F
          refuted, margin -0.5 ± 6e-16
          lhs 1 ± 4e-16
          rhs 0.5 ± 4e-16
        says nothing of the claim: small violated
      "
    `);
  });

  it("tells of a claim that throws on the file, after what the others say", async () => {
    const throwing = spectralClaim(1, { assumptions: [{ name: "a", statement: "a", slack: (a) => exact(first(a)) }] });
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify({ matrix: [[77]] }));
    const catalogue = [sound, throwing];
    const one = await invoke(["check", "beyond/spectral", "--load", "own.json"], { cwd, catalogue });
    expect([one.code, one.stdout]).toEqual([4, ""]);
    expect(one.stderr).toMatch(/^flatcheck: this is a fault of the program, not of its input:\nTypeError: no 77/);
    const all = await invoke(["check", "--load", "own.json", "--all"], { cwd, catalogue });
    expect([all.code, all.stderr]).toEqual([4, one.stderr]);
    expect(all.stdout).toContain("1 claim judged");
    expect(all.stdout).toContain("beyond/spectral: threw TypeError: no 77");
  });

  it("shows both sides by intervals where these decide and floating point has no numbers", async () => {
    const { stdout } = await checked("gatmiry2023/theorem-7-remark", { M: [[1e200]] }, claims);
    expect(stdout).toMatch(/ by interval arithmetic, margin (NaN|-?Infinity)/);
    expect(stdout).toContain("    left side ");
    const { stdout: usual } = await checked("gatmiry2023/theorem-7-remark", { M: [[2]] }, claims);
    expect(usual).not.toContain("left side");
  });

  it("takes parameters that no matrix tells, and values beyond those it draws itself with a word", async () => {
    const { code, stdout } = await checked(
      "gatmiry2023/definition-2 --set p=100 --set t=1",
      { A: [[1]], B: [[2]] },
      claims,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("own.json: A 1×1; B 1×1; d = 1, e = 1, p = 100, t = 1\n");
    expect(stdout).toContain("beyond what the claim is tried on: p = 100 is outside of ");
    const narrow = { weights: [[[1, 2]], [[1], [1]]] };
    expect((await checked("gatmiry2023/equation-13", narrow, claims)).stdout).toContain(
      "beyond what the claim is tried on: the hidden width d_1 = 1 is below min(d_0,",
    );
  });

  it("tells of a law what was observed, and that a single instance does not decide it", async () => {
    const conclude = () => ({ verdict: "consistent" as const, errorProbability: 0, power: "", summary: "" });
    const form = { name: "printed" as const, statement: "x", expected: "consistent" as const, relations: () => [] };
    const law = spectralClaim(1, {
      forms: [{ ...form, statistics: { observe: (a) => [a.at(0, 0), 0.5], conclude } }],
    });
    expect((await checked("beyond/spectral", { matrix: [[3]] }, [law])).stdout).toMatchInlineSnapshot(`
      "beyond/spectral · The spectral norm is at most the Frobenius norm
      own.json: A 1×1; d = 1

      no assumptions

      printed, expected: consistent
        observed: 3, 0.5
        no relation to judge on a single instance
      "
    `);
  });

  it.each<[string, unknown, string]>([
    [
      "gatmiry2023/lemma-1",
      { A: [[1]] },
      "gatmiry2023/lemma-1 on own.json: lists: expected the claim's lists A (m×k) and B (k×n), got A; add B",
    ],
    ["gatmiry2023/lemma-1", { A: [[1, 2]], B: [[1]] }, "gatmiry2023/lemma-1 on own.json: B: expected 2×1, got 1×1"],
    [
      "gatmiry2023/lemma-3",
      { A: [[1]] },
      "gatmiry2023/lemma-3 on own.json: lists: expected the claim's lists W (L of d_j×d_(j−1)) and A (n of d_L×d_0), got A; add W",
    ],
    [
      "gatmiry2023/lemma-3",
      { ...NETWORK, measurements: [[[1]]] },
      "gatmiry2023/lemma-3 on own.json: A: expected 2×2, got 1×1",
    ],
    [
      "gatmiry2023/lemma-3 --set n=2",
      NETWORK,
      "gatmiry2023/lemma-3 on own.json: --set n: expected 4, as in the matrices, got 2; leave it out",
    ],
    [
      "gatmiry2023/lemma-3 --set m=2",
      NETWORK,
      "gatmiry2023/lemma-3 on own.json: --set m=2: expected a parameter out of n, widths, got m",
    ],
    [
      "gatmiry2023/lemma-3 --set n=x",
      NETWORK,
      'gatmiry2023/lemma-3 on own.json: --set n: expected a whole number, got "x"',
    ],
    ["gatmiry2023/lemma-3 --set n=1 --set n=2", NETWORK, "--set: expected one value for n, got two"],
    ["gatmiry2023/lemma-3 --set n", NETWORK, '--set: expected name=value, got "n"; write n=3 or family=plain'],
    [
      "gatmiry2023/definition-2 --set p=x --set t=1",
      { A: [[1]], B: [[2]] },
      'gatmiry2023/definition-2 on own.json: --set p: expected a number, got "x"',
    ],
    [
      "gatmiry2023/table-1 --set row=4",
      NETWORK,
      'gatmiry2023/table-1 on own.json: --set row: expected 1 or 2 or 3, got "4"',
    ],
    [
      "gatmiry2023/lemma-2",
      NETWORK,
      "gatmiry2023/lemma-2: expected a claim that takes a file, got none that does: it is about any functions f_i",
    ],
    [
      "mulayoff2020/scalar-hessian",
      NETWORK,
      "mulayoff2020/scalar-hessian on own.json: W: expected layers 1×1, of a scalar network, got 2×2",
    ],
    [
      "marion2024/theorem-2",
      { weights: NETWORK.weights, inputs: [[1, 2]], targets: [1] },
      "marion2024/theorem-2 on own.json: y: expected 2 columns, the outputs of the last layer, got 1×1",
    ],
    [
      "marion2024/theorem-2",
      { weights: NETWORK.weights, inputs: [[1, 2]] },
      "marion2024/theorem-2 on own.json: p: expected the 2×1 output vector of a network with 2 outputs",
    ],
    ["gatmiry2023/lemma-3 --all", NETWORK, "--all: expected no claim beside it, got gatmiry2023/lemma-3"],
    ["gatmiry2023 --set n=2", NETWORK, "--set: expected one claim that it is a parameter of, got several"],
  ])("check %s on %j is refused in one line", async (line, value, complaint) => {
    const { code, stdout, stderr } = await checked(line, value, claims);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, complaint.length + 11)).toBe(`flatcheck: ${complaint}`);
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("asks for a file, and for specs that take matrices", async () => {
    expect((await invoke(["check", "beyond/sound"])).stderr).toBe(
      "flatcheck: check: expected a file of matrices, got none; add --load <file>\n",
    );
    const fixed = sound.specs.draw(1);
    const closed = { ...sound, specs: { draw: () => fixed, shrink: () => [], spellOut: () => fixed } };
    expect((await checked("beyond/sound", { matrix: [[1]] }, [closed])).stderr).toBe(
      "flatcheck: beyond/sound: expected a claim that takes a file, got none that does: its specs are not made by layout, " +
        "and take no matrices\n",
    );
  });

  it("tries every value of what nobody states, and shows the closest", async () => {
    const file = { weights: [[[1, 2], [0, 1]], [[1, -1]]], inputs: [[1, 0], [1, 1]] }; // prettier-ignore
    const all = (await checked("marion2024/reparameterization", file, claims)).stdout;
    expect(all).toContain("8 choices of what nobody stated; of every relation the one that is closest");
    expect(all).toMatch(/holds, margin \S+ ± \S+, at C = \d/);
    expect(all).toMatch(/minimizer +not looked at/);
    const stated = (await checked("marion2024/reparameterization --set C=3", file, claims)).stdout;
    expect(stated).not.toContain("at C =");
  });

  it("judges all claims that take the file, a line each, and says why of the others", async () => {
    const some = claims.filter(({ id }) =>
      ["gatmiry2023/lemma-3", "gatmiry2023/lemma-2", "mulayoff2020/theorem-1", "marion2024/lemma-8"].includes(id),
    );
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify(NETWORK));
    const said = await invoke(["check", "--load", "own.json", "--all"], { cwd, catalogue: some });
    expect(said).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "own.json: weights 2 of 2×2; measurements 4 of 2×2; labels 4×1

      claim                   printed  corrected  margin  hypotheses
      gatmiry2023/lemma-3     refuted  holds      0       all 2 met
      mulayoff2020/theorem-1  holds               0       A2, w ∈ Ω not looked at; 1
                                                          met

      2 claims judged; 1 take other matrices, and 1 none at all
        gatmiry2023/lemma-2: it is about any functions f_i, which no matrices tell;
        gatmiry2023/trace-formula says the same of networks
        marion2024/lemma-8: lists: expected the claim's lists W, X, y, got W, A, b;
        add X
      ",
      }
    `);
    const { stdout } = await invoke(["check", "--load", "own.json", "--json"], { cwd, catalogue: some });
    const { claims: judged, leftOut } = JSON.parse(stdout) as {
      claims: { claim: string }[];
      leftOut: { claim: string; takesFiles: boolean }[];
    };
    expect(judged.map(({ claim }) => claim)).toEqual(["gatmiry2023/lemma-3", "mulayoff2020/theorem-1"]);
    expect(leftOut.map(({ claim, takesFiles }) => [claim, takesFiles])).toEqual([
      ["gatmiry2023/lemma-2", false],
      ["marion2024/lemma-8", true],
    ]);
  });

  it("gives exit status 1 where one of all claims is refuted that should hold", async () => {
    const surprising = { ...flawed, forms: flawed.forms.map((form) => ({ ...form, expected: "holds" as const })) };
    const cwd = scratch();
    writeFileSync(join(cwd, "own.json"), JSON.stringify({ matrix: [[1]] }));
    const said = await invoke(["check", "--load", "own.json"], { cwd, catalogue: [sound, surprising] });
    expect(said.code).toBe(1);
    expect(said.stdout).toContain("refuted, and should hold");
  });
});

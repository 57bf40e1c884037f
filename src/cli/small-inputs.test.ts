import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { instances } from "../../generators/specs/instances.js";
import { gatmiry2023 } from "../../theorems/gatmiry2023/source.js";
import { mulayoff2020 } from "../../theorems/mulayoff2020/source.js";
import type { SourceOfClaims } from "../catalogue/catalogue.js";
import type { Claim } from "../claim/statement/claim.js";
import { atMost } from "../claim/relations/comparison.js";
import { claim, holds } from "../claim/index.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { nuclearNorm } from "../numerics/spectra/schatten.js";
import { invoke, scratch } from "./harness.fixture.js";

const own = (name: string): string => join(import.meta.dirname, "fixtures", name);

interface Measured {
  readonly quantities: readonly { readonly label: string; readonly value: string; readonly error: string }[];
  readonly about: string;
  readonly leftOut: readonly string[];
}

async function measured(file: string): Promise<Measured & { readonly of: (label: string, value: number) => void }> {
  const { code, stdout } = await invoke(["measure", own(file), "--json"]);
  expect(code).toBe(0);
  const found = JSON.parse(stdout) as Measured;
  const of = (label: string, value: number): void => {
    const one = found.quantities.find((candidate) => candidate.label === label)!;
    expect(Math.abs(Number(one.value) - value)).toBeLessThanOrEqual(Number(one.error));
    expect(Number(one.error)).toBeLessThan(1e-8 * value);
  };
  return { ...found, of };
}

async function assumptions(claims: readonly Claim[], id: string, file: string): Promise<Record<string, string>> {
  const { stdout } = await invoke(["check", id, "--load", own(file), "--json"], { catalogue: claims });
  const found = JSON.parse(stdout) as {
    assumptions: { name: string; verdict: string; slack: { value: string } | null }[];
  };
  return Object.fromEntries(
    found.assumptions.map(({ name, verdict, slack }) => [name, `${verdict} ${slack?.value ?? ""}`]),
  );
}

const load = async (source: SourceOfClaims, label: string): Promise<Claim> => {
  return (await source.claims[label]!()).default;
};

describe("the loss of a regression", () => {
  it("is a sum over outputs, of which others take a mean, which can be asked for", async () => {
    const { of, about } = await measured("mse-mean.json");
    of("L(W)", 14.5);
    of("tr ∇²L(W)", 88);
    of("λ_max(∇²L(W))", 37.92667141229851);
    expect(about).toContain("L = (1/n)Σ‖E(W)x_i − y_i‖², --loss mean");
    // Half of them are those of a mean over both outputs.
    const { stdout } = await invoke(["measure", own("mse-mean.json"), "--loss", "per-output"]);
    for (const line of [
      "L(W)                   7.25 ",
      "tr ∇²L(W)              44 ",
      "λ_max(∇²L(W))          18.9633357061 ",
    ]) {
      expect(stdout).toContain(line);
    }
  });
});

describe("a hypothesis that the matrices of a file violate", () => {
  it.each(["trace-formula", "lemma-3"])("is zero loss: %s", async (label) => {
    const claims = [await load(gatmiry2023, label)];
    const found = await assumptions(claims, `gatmiry2023/${label}`, "not-at-zero-loss.json");
    expect(found["zero loss"]).toMatch(/^violated -6252\.5/);
  });

  it.each(["theorem-1", "step-size"])("is white data: %s", async (label) => {
    const claims = [await load(mulayoff2020, label)];
    const found = await assumptions(claims, `mulayoff2020/${label}`, "mse-mean.json");
    expect(Number(/^violated (.*)$/.exec(found["A2"]!)![1])).toBeCloseTo(-0.7905694150420949, 12);
  });
});

const drawn = instances({ sizes: { m: [1, 3] }, matrices: { A: ["m", "m"] } });

describe("a hypothesis that nothing meets", () => {
  const contradictory = claim(drawn, {
    id: "own/vacuous",
    title: "a hypothesis that nothing meets",
    kinds: ["bound"],
    locus: "p1",
    assumptions: [
      { name: "small", statement: String.raw`\|A\|_F \le -1`, slack: ({ A }) => exact(-1).minus(frobeniusNorm(A)) },
    ],
    printed: holds`x`(({ A }) => ({ "‖A‖_* ≤ ½‖A‖_F": atMost(nuclearNorm(A), frobeniusNorm(A).times(0.5)) })),
    equality: "there is no equality since nothing meets the hypothesis at all",
    degenerate: { two: drawn.at({ A: "2" }) },
  });
  const world = { catalogue: [contradictory] };

  it("makes the claim vacuous to verify and to hunt, and the instance silent to check", async () => {
    const verified = await invoke(["verify", "--runs", "30", "--seed", "1", "--workers", "1"], world);
    expect(verified.code).toBe(1);
    expect(verified.stdout).toContain("✗ vacuous");
    const hunted = await invoke(["hunt", "own/vacuous", "--seed", "1", "--evaluations", "50"], world);
    expect(hunted.code).toBe(1);
    expect(hunted.stdout).toContain("vacuous: no candidate meets the hypotheses");
    const checked = await invoke(["check", "own/vacuous", "--load", own("two.json")], world);
    expect(checked.stdout).toContain("says nothing of the claim: small violated");
    expect(checked.code).toBe(0);
  });
});

describe("a claim that gives another value each time", () => {
  it("is named as such, and nothing of it is stored", async () => {
    const seen = new Set<string>();
    const again = (text: string): number => {
      if (seen.has(text)) return 3;
      seen.add(text);
      return 0.5;
    };
    const stateful = claim(drawn, {
      id: "own/stateful",
      title: "a claim with state between calls",
      kinds: ["bound"],
      locus: "p1",
      printed: holds`x`(({ A }) => ({
        "‖A‖_* ≤ c‖A‖_F": atMost(nuclearNorm(A), frobeniusNorm(A).times(again(A.data.join()))),
      })),
      equality: "there is no equality since the constant is far too large",
      degenerate: { two: drawn.at({ A: "2" }) },
    });
    const cwd = scratch();
    const world = { cwd, catalogue: [stateful] };
    const verified = await invoke(["verify", "--runs", "100", "--seed", "1", "--workers", "1"], world);
    expect(verified.code).toBe(1);
    expect(verified.stdout).toContain("gives another value each time");
    seen.clear();
    const hunted = await invoke(
      ["hunt", "own/stateful", "--seed", "1", "--evaluations", "100", "--store", "kept"],
      world,
    );
    expect([1, 2]).toContain(hunted.code);
    expect(() => readFileSync(join(cwd, "kept/own/witnesses/stateful.printed.1.json"))).toThrow("ENOENT");
  });
});

describe("what NumPy writes", () => {
  it("may be halves, and labels in a column", async () => {
    for (const file of ["f16.npz", "bcol.npz"]) {
      expect((await measured(file)).about).toContain("a network of 2 layers, widths 2, 3, 2; 2 measurements");
    }
  });

  it.each([["obj.npz", "got '|O' (object); store the arrays that it holds one by one, each under its name"]])(
    "is refused with a remedy that works: %s",
    async (file, complaint) => {
      const { code, stderr } = await invoke(["measure", own(file)]);
      expect(code).toBe(2);
      expect(stderr).toContain(complaint);
    },
  );
});

describe("what other programs store", () => {
  it.each([
    ["torch.npz", "a network of 2 layers, widths 2, 3, 2; 2 measurements", ""],
    ["args.npz", "a network of 2 layers, widths 2, 3, 2", ""],
    ["meta.npz", "a network of ", "not read ('<U5' (text)), and plays no part here"],
  ])("is read by its names, and what is no matrix is named: %s", async (file, about, leftOut) => {
    const found = await measured(file);
    expect(found.about).toContain(about);
    expect(found.leftOut.join("; ")).toContain(leftOut);
  });
});

describe("a network with three hundred measurements", () => {
  it("has its sharpness at zero loss, and names what is left out", async () => {
    const { of, leftOut } = await measured("three-hundred.npz");
    of("λ_max at zero loss", 9.968759056779394);
    expect(leftOut).toEqual([
      "a bound of λ_max(∇²L) from above, λ_min: more than 96 parameters",
      "F(E(W)): its closed forms are for two layers, and for a single measurement",
      "S_min: it is known for regressions, inputs X and targets y",
    ]);
  });
});

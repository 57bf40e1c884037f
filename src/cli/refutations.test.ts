import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { instances } from "../../generators/specs/instances.js";
import { atMost } from "../claim/relations/comparison.js";
import { claim, holds } from "../claim/index.js";
import { faulty as faultyQuantity, FAULTY, faultyClaim, unsteadyClaim } from "../engine/faulty.fixture.js";
import { squares } from "../engine/synthetic.fixture.js";
import { exact } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import type { Report } from "../../reports/report/schema.js";
import { flawed, invoke, scratch } from "./harness.fixture.js";

const two = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } });

/** A claim whose one assumption can be dropped, on faulty numerics. */
const faulty = (): ReturnType<typeof faultyClaim> =>
  faultyClaim({ assumptions: [{ name: "square", statement: "d_1 = d_0", slack: () => exact(0) }] });

/** The file of a witness of the faulty claim, as faulty numerics would have stored it, and of the matrix [2]. */
function files(cwd: string, claim: string, relation: string): void {
  const provenance = { version: "0.1.0", seed: 1, evaluations: 1 };
  const sides = { lhs: String(2 * (1 + 2 ** -10)), rhs: String(2 * (1 + 2 ** -20)), rounding: "1e-15" };
  const facts = { schemaVersion: 1, claim, form: "printed", relation, without: [], spec: two };
  writeFileSync(join(cwd, "witness.json"), JSON.stringify({ ...facts, ...sides, certificate: null, provenance }));
  writeFileSync(join(cwd, "two.json"), JSON.stringify({ A: [[2]] }));
}

/** The files below a folder, if there is one. */
function storedIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".json"))
    : [];
}

const SEARCH = ["--seed", "1", "--evaluations", "60"];

/** The commands that judge relations, with the arguments that make them judge those of one claim. */
const commands = (claim: string): readonly (readonly [string, readonly string[]])[] => [
  ["verify", ["verify", claim, "--seed", "1", "--runs", "40", "--workers", "1", "--out", "out"]],
  ["hunt", ["hunt", claim, ...SEARCH, "--store", "kept"]],
  ["check", ["check", claim, "--load", "two.json"]],
  ["replay", ["replay", "witness.json"]],
  ["ablate", ["ablate", claim, ...SEARCH, "--store", "kept"]],
  ["sharpen", ["sharpen", claim, ...SEARCH]],
];

describe("a refutation that intervals contradict", () => {
  it.each(commands("beyond/faulty"))(
    "is a fault of the numerics to %s, written down and never exit 1",
    async (name, argv) => {
      const cwd = scratch();
      files(cwd, "beyond/faulty", FAULTY);
      const { code, stderr, stdout } = await invoke(argv, { cwd, catalogue: [faulty()] });
      expect(code).toBe(4);
      expect(stderr).toContain("flatcheck: fault of the numerics, not of the claim: beyond/faulty:printed, ‖A‖_F ≤ ");
      expect(stdout).not.toMatch(/✗ refuted|refuted after/);
      const folder = join(cwd, name === "verify" ? "out/faults" : "reports/runs/latest/faults");
      const [file] = readdirSync(folder);
      const kept = JSON.parse(readFileSync(join(folder, file!), "utf8")) as Record<string, unknown>;
      expect(kept).toMatchObject({ claim: "beyond/faulty", form: "printed", relation: FAULTY });
      expect(kept).toHaveProperty("spec.lists.A");
      expect(kept).toHaveProperty("enclosures.bits", name === "verify" ? 128 : 64);
      // Nothing that is not so is stored as a witness.
      expect(storedIn(join(cwd, "kept"))).toEqual([]);
    },
  );

  it("is told by check also where the choice of a parameter at which it is found says nothing", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "two.json"), JSON.stringify({ A: [[2]] }));
    const drawn = instances({
      sizes: { m: [1, 2] },
      choices: { sort: ["odd", "even"] },
      matrices: { A: ["m", "m"] },
    });
    const chosen = claim(drawn, {
      id: "own/chosen",
      title: "numerics that are at fault at one choice",
      kinds: ["bound"],
      locus: "p1",
      assumptions: [{ name: "even", statement: "e", slack: ({ sort }) => exact(sort === "even" ? 1 : -1) }],
      printed: holds`x`(({ A, sort }) => ({
        "‖A‖_F ≤ (1 + 2⁻²⁰)‖A‖_F": atMost(
          sort === "even" ? frobeniusNorm(A) : faultyQuantity(frobeniusNorm(A), 1 + 2 ** -10),
          frobeniusNorm(A).times(1 + 2 ** -20),
        ),
      })),
      equality: "both sides differ by 2⁻²⁰ on every matrix but zero",
      degenerate: { two: drawn.at({ A: "2", sort: "even" }) },
    });
    const { code, stderr } = await invoke(["check", "own/chosen", "--load", "two.json"], { cwd, catalogue: [chosen] });
    expect(stderr).toContain("fault of the numerics, not of the claim: own/chosen:printed");
    expect(code).toBe(4);
  });

  it("stands in report.json, where it counts as undecided", async () => {
    const cwd = scratch();
    await invoke(["verify", "beyond/faulty", "--seed", "1", "--runs", "40", "--out", "out"], {
      cwd,
      catalogue: [faulty()],
    });
    const { claims } = JSON.parse(readFileSync(join(cwd, "out/report.json"), "utf8")) as Report;
    expect(claims[0]!.contradictions!.length).toBeGreaterThan(0);
    expect(claims[0]!.forms[0]!.relations[0]!.refuted).toBe(0);
    expect(claims[0]!.forms[0]!.verdict).not.toBe("refuted");
  });

  it("is not confused with one that stands: beside it, a false claim is refuted as before", async () => {
    const cwd = scratch();
    expect((await invoke(["verify", "--seed", "1", "--runs", "40", "--out", "out"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "out/faults"))).toBe(false);
    expect(flawed.id).toBe("gatmiry2023/flawed");
  });
});

describe("a claim that gives another value each time", () => {
  it.each(commands("beyond/unsteady"))(
    "is named as such by %s, with both values, and nothing of it is stored",
    async (_, argv) => {
      const cwd = scratch();
      files(cwd, "beyond/unsteady", "‖A‖_F ≤ c‖A‖_F");
      const { code, stdout, stderr } = await invoke(argv, { cwd, catalogue: [ablatable(unsteadyClaim())] });
      expect([1, 2]).toContain(code);
      expect(`${stdout}${stderr}`).toMatch(/another value each time|same values whenever an instance is evaluated/);
      expect(`${stdout}${stderr}`).toMatch(/first [^,]+, then /);
      expect(storedIn(join(cwd, "kept"))).toEqual([]);
      expect(existsSync(join(cwd, "out/faults"))).toBe(false);
    },
  );
});

/** With an assumption to drop, so that ablation has something to do. */
function ablatable(claim: ReturnType<typeof unsteadyClaim>): ReturnType<typeof unsteadyClaim> {
  return { ...claim, assumptions: [{ name: "square", statement: "d_1 = d_0" }], slacks: () => [exact(0)] };
}

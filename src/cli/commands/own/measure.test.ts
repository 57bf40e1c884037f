import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, recorder, scratch } from "../../harness.fixture.js";

type Rows = readonly (readonly number[])[];

interface Reference {
  readonly matrices: readonly {
    readonly matrix: Rows;
    readonly singularValues: readonly string[];
    readonly spectral: string;
    readonly nuclear: string;
    readonly frobenius: string;
    readonly schattenHalf: string;
  }[];
  readonly networks: readonly {
    readonly weights: readonly Rows[];
    readonly measurements: readonly Rows[];
    readonly labels: readonly number[];
    readonly loss: string;
    readonly hessianTrace: string;
    readonly regularizerR: string;
    readonly gradientNormSquared: string;
    readonly nuclearNorm: string;
    readonly sharpness?: string;
  }[];
}

const reference = JSON.parse(
  readFileSync(new URL("../../../numerics/fixtures/reference.json", import.meta.url), "utf8"),
) as Reference;

/** A folder with the value as own.json in it. */
function holding(value: unknown): string {
  const folder = scratch();
  writeFileSync(join(folder, "own.json"), JSON.stringify(value));
  return folder;
}

interface Printed {
  readonly value: number;
  readonly error: number;
}

/** What is measured, by key. */
async function measured(value: unknown): Promise<Map<string, Printed>> {
  const { stdout, code } = await invoke(["measure", "own.json", "--json"], { cwd: holding(value) });
  expect(code).toBe(0);
  const { quantities } = JSON.parse(stdout) as { quantities: { key: string; value: string; error: string }[] };
  return new Map(quantities.map(({ key, value, error }) => [key, { value: Number(value), error: Number(error) }]));
}

/** The reference has thirty digits; the double next to it is off by half a unit. */
function expectContains(quantity: Printed | undefined, truth: string): void {
  expect(quantity).toBeDefined();
  const { value, error } = quantity!;
  expect(Math.abs(value - Number(truth))).toBeLessThanOrEqual(error + Math.abs(value) * 2 ** -52);
}

describe("flatcheck measure", () => {
  it("agrees with the reference on matrices", async () => {
    for (const { matrix, singularValues, spectral, nuclear, frobenius, schattenHalf } of reference.matrices) {
      const found = await measured({ matrix });
      singularValues.forEach((truth, i) => expectContains(found.get(`singularValues.${i + 1}`), truth));
      expectContains(found.get("spectralNorm"), spectral);
      expectContains(found.get("nuclearNorm"), nuclear);
      expectContains(found.get("frobeniusNorm"), frobenius);
      expectContains(found.get("schattenHalf"), schattenHalf);
    }
  });

  it("agrees with the reference on networks", async () => {
    for (const { weights, measurements, labels, ...truth } of reference.networks) {
      const found = await measured({ weights, measurements, labels });
      for (const key of ["loss", "hessianTrace", "gradientNormSquared", "nuclearNorm"] as const) {
        expectContains(found.get(key), truth[key]);
      }
      if (weights.length > 1) expectContains(found.get("regularizerR"), truth.regularizerR);
      if (truth.sharpness === undefined) continue;
      expectContains(found.get("sharpness"), truth.sharpness);
      expectContains(found.get("interpolatingSharpness"), truth.sharpness);
    }
  });

  it("prints a network with its measurements", async () => {
    const cwd = holding({
      weights: [
        [
          [1, 2],
          [0, 1],
        ],
        [
          [1, 0],
          ["-1", 1],
        ],
      ],
      measurements: [
        [
          [1, 0],
          [0, 0],
        ],
        [
          [0, 1],
          [1, 0],
        ],
      ],
      labels: [1, 0],
    });
    expect(await invoke(["measure", "own.json"], { cwd })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "own.json: a network of 2 layers, widths 2, 2, 2; 2 measurements; L =
      (1/n)Σ(⟨A_i, E(W)⟩ − b_i)², --loss mean

      quantity               value ± error
      ‖E(W)‖_2               2.61803398875 ± 2e-13
      ‖E(W)‖_*               3 ± 9e-15
      ‖E(W)‖_F               2.64575131106 ± 5e-12
      ‖E(W)‖_{S½}            5 ± 5e-14
      L(W)                   0.5 ± 4e-15
      ‖∇L(W)‖²               9 ± 2e-13
      tr ∇²L(W)              11 ± 3e-14
      λ_max(∇²L(W))          9.51307191931 ± 3e-12
      λ_min(∇²L(W))          -1 ± 2e-13
      λ_max at zero loss     9.14005494464 ± 3e-13
      tr ∂²L/∂W_1²           4 ± 8e-15
      λ_max(∂²L/∂W_1²)       3.41421356237 ± 4e-12
      tr ∂²L/∂W_2²           7 ± 2e-14
      λ_max(∂²L/∂W_2²)       6.70156211872 ± 4e-12
      R(W)                   18 ± 2e-14
      F(E(W))                8.71779788708 ± 2e-12
      ‖W_2ᵀW_2 − W_1W_1ᵀ‖_F  5.19615242271 ± 4e-12
      δ of (1, δ)-RIP        1 ± 6e-15
      δ of (2, δ)-RIP        1 ± 5e-15

      left out: S_min: it is known for regressions, inputs X and targets y
      ",
      }
    `);
  });

  it("prints a regression on white data, and a matrix", async () => {
    const cwd = holding({
      weights: [
        [
          [1, 0],
          [0, 1],
        ],
        [[1, 1]],
      ],
      inputs: [
        [1, 1],
        [1, -1],
        [-1, 1],
        [-1, -1],
      ],
      targets: [1, 2, 3, 4],
    });
    expect((await invoke(["measure", "own.json"], { cwd })).stdout).toMatchInlineSnapshot(`
      "own.json: a regression on 4 samples, d_x = 2, d_y = 1; a network of 2 layers,
      widths 2, 2, 1; L = (1/n)Σ‖E(W)x_i − y_i‖², --loss mean

      quantity                   value ± error
      ‖E(W)‖_2                   1.41421356237 ± 4e-12
      ‖E(W)‖_*                   1.41421356237 ± 4e-12
      ‖E(W)‖_F                   1.41421356237 ± 4e-12
      ‖E(W)‖_{S½}                1.41421356237 ± 4e-12
      L(W)                       12.5 ± 2e-14
      ‖∇L(W)‖²                   75 ± 5e-13
      tr ∇²L(W)                  12 ± 4e-14
      λ_max(∇²L(W))              10.8808150038 ± 4e-11
      λ_min(∇²L(W))              -4.90527608355 ± 4e-12
      λ_max at zero loss         6 ± 5e-14
      tr ∂²L/∂W_1²               8 ± 2e-14
      λ_max(∂²L/∂W_1²)           4 ± 3e-14
      tr ∂²L/∂W_2²               4 ± 8e-15
      λ_max(∂²L/∂W_2²)           2 ± 8e-15
      S_min                      4.472135955 ± 6e-13
      λ_max(∇²L(W))/S_min        2.4330241999 ± 2e-12
      ‖W_2ᵀW_2 − W_1W_1ᵀ‖_F      1.41421356237 ± 4e-12
      ‖Σ_x − I‖_F                0 ± 2e-15
      σ_max(T)                   1.11803398875 ± 2e-13
      ‖E(W) − T‖_F               2.5 ± 5e-15
      least λ_max of all minima  4.472135955 ± 5e-13
      "
    `);
    const matrix = holding({ matrix: [[3], [4]] });
    expect((await invoke(["measure", "own.json"], { cwd: matrix })).stdout).toMatchInlineSnapshot(`
      "own.json: M, a 2×1 matrix

      quantity  value ± error
      σ_1(M)    5 ± 3e-15
      ‖M‖_2     5 ± 3e-15
      ‖M‖_*     5 ± 3e-15
      ‖M‖_F     5 ± 4e-15
      ‖M‖_{S½}  5 ± 2e-14
      rank M    1
      "
    `);
    expect((await invoke(["measure", "own.json", "--json"], { cwd: matrix })).stdout).toMatchInlineSnapshot(`
      "{
        "file": "own.json",
        "kind": "matrix",
        "about": "M, a 2×1 matrix",
        "quantities": [
          {
            "key": "singularValues.1",
            "label": "σ_1(M)",
            "value": "5",
            "error": "1.1213252548714102e-15"
          },
          {
            "key": "spectralNorm",
            "label": "‖M‖_2",
            "value": "5",
            "error": "1.1213252548714102e-15"
          },
          {
            "key": "nuclearNorm",
            "label": "‖M‖_*",
            "value": "5",
            "error": "1.6764367671839915e-15"
          },
          {
            "key": "frobeniusNorm",
            "label": "‖M‖_F",
            "value": "5",
            "error": "2.220446049250318e-15"
          },
          {
            "key": "schattenHalf",
            "label": "‖M‖_{S½}",
            "value": "5.000000000000001",
            "error": "1.0962421832135962e-14"
          },
          {
            "key": "rank",
            "label": "rank M",
            "value": "1",
            "error": "0"
          }
        ],
        "leftOut": []
      }
      "
    `);
  });

  it("takes a regression's loss, gradient, trace and sharpness by their definitions", async () => {
    // One layer w = (w_1, w_2)ᵀ with two outputs on x = 1, 3: L = mean of Σ_k (y_k − w_k x)², H = 2·mean(x²)·I.
    const found = await measured({
      weights: [[[2], [-1]]],
      inputs: [[1], [3]],
      targets: [
        [1, 0],
        [2, 2],
      ],
    });
    const truth = { loss: (1 + 1 + 16 + 25) / 2, hessianTrace: 20, sharpness: 10 };
    for (const [key, value] of Object.entries(truth)) expectContains(found.get(key), String(value));
    const gradient = [2 * 1 * 1 + 2 * 3 * 4, 2 * 1 * -1 + 2 * 3 * -5].map((x) => x / 2);
    expectContains(found.get("gradientNormSquared"), String(gradient[0]! ** 2 + gradient[1]! ** 2));
  });

  it("finds the sharpness of a network that is too large to form its Hessian", async () => {
    // Two layers I and diag(2, 1, …, 1) of size 8, measured by 2I at zero loss.
    const unit = Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_unused, j) => (i === j ? 1 : 0)));
    const stretched = unit.map((row, i) => row.map((x) => (i === 0 ? 2 * x : x)));
    const measurement = unit.map((row) => row.map((x) => 2 * x));
    const found = await measured({ weights: [unit, stretched], measurements: [measurement], labels: [18] });
    // One gradient: that by W_1 is 2W_2ᵀ, that by W_2 is 2I; λ_max = 2(4·11 + 4·8).
    expectContains(found.get("sharpnessFound"), "152");
    expectContains(found.get("interpolatingSharpness"), "152");
    expect(found.get("sharpnessFound")!.error).toBeLessThan(1e-6);
  });

  it("leaves out what it cannot say, and says so", async () => {
    const layer = Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_unused, j) => (i === j ? 1 : 0)));
    const about = async (value: unknown): Promise<string[]> => {
      const wide = recorder(false, 200);
      const { stdout } = await invoke(["measure", "own.json"], { cwd: holding(value), stdout: wide });
      return stdout.split("\n").filter((line) => line.startsWith("left out: "));
    };
    expect(await about({ weights: [layer], measurements: [layer] })).toEqual([
      "left out: loss, gradient and eigenvalues of ∇²L(W): there are no labels",
      "left out: S_min: it is known for regressions, inputs X and targets y",
    ]);
    expect(await about({ weights: [layer], measurements: [layer], labels: [1] })).toEqual([
      "left out: a bound of λ_max(∇²L) from above, λ_min: more than 96 parameters",
      "left out: S_min: it is known for regressions, inputs X and targets y",
    ]);
    const noLayers = "left out: loss, curvature and S_min: there are no layers";
    expect(await about({ inputs: [[1]], targets: [[1]] })).toEqual([noLayers]);
    expect(await about({ inputs: [[2]], targets: [[1]], epoch: 3, loss: [[1]] })).toEqual([
      noLayers,
      "left out: T and the flattest sharpness: the data are not white, Σ_x ≠ I",
      "left out: loss: plays no part here",
      "left out: epoch: not read (3), and plays no part here",
    ]);
    const tall = Array.from({ length: 65 }, (_, i) => Array.from({ length: 65 }, (_unused, j) => (i === j ? i : 0)));
    expect(await about({ matrix: tall })).toEqual([
      "left out: singular values beyond the first 64 of 65",
      "left out: the exact rank: more than 2500 entries",
    ]);
  });

  it("measures no part of a network in place of the whole", async () => {
    const layer = [[2]];
    const about = (value: unknown) => invoke(["measure", "own.json"], { cwd: holding(value) });
    const { code, stdout, stderr } = await about({ "fc1.weight": layer, "out.weight": layer });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "flatcheck: own.json: expected all layers to be numbered matrices, got out.weight beside fc1.weight; call them W1, " +
        "W2, … in their order, or leave out what is no layer\n",
    );
    const counted = await about({ W0: layer, W1: layer, W2: layer, X: [[1]], y: [[1]] });
    expect([counted.code, counted.stdout]).toEqual([0, expect.not.stringContaining("W0")]);
    const three = await measured({ W0: layer, W1: layer, W2: layer, X: [[1]], y: [[1]] });
    // (2·2·2 − 1)²: the mean over samples.
    expectContains(three.get("loss"), "49");
  });

  it("knows F of a single measurement, and where hidden widths are too small none", async () => {
    const layer = [[2]];
    const single = await measured({ weights: [layer, layer, layer], measurements: [[[3]]] });
    // 2L|a^L m^{L−1}|^{2/L} with L = 3, a = 3, m = 8.
    expectContains(single.get("inducedRegularizer"), String(6 * (27 * 64) ** (2 / 3)));
    const narrow = await measured({
      weights: [[[1, 2]], [[1], [1]]],
      measurements: [
        [
          [1, 0],
          [0, 1],
        ],
      ],
    });
    expect(narrow.has("inducedRegularizer")).toBe(false);
  });

  it.each<[unknown, string]>([
    [
      { weights: [[[1]]], inputs: [[1]] },
      "own.json: expected weights, with measurements and labels or with inputs and targets, or one matrix, got weights (1×1), inputs (1×1); name them so in the file",
    ],
    [
      { P: [[1]], Q: [[1]] },
      "own.json: expected weights, with measurements and labels or with inputs and targets, or one matrix, got P (1×1), Q (1×1); name them so in the file",
    ],
    [
      { weights: [[[1]]], measurements: [[[1, 2]]], labels: [1] },
      "own.json, measurements: expected 1×1, the shape of the end-to-end matrix, got 1×2",
    ],
    [
      { weights: [[[1]]], measurements: [[[1]]], labels: [1, 2] },
      "own.json, labels: expected 1 numbers, one for each measurement, got 2",
    ],
    [{ weights: [[[1]]], labels: [1] }, "own.json, labels: expected 0 numbers, one for each measurement, got 1"],
    [
      { weights: [[[1]]], measurements: [[[1]], [[1]]], labels: [[[1]], [[1]]] },
      "own.json, labels: expected 2 numbers, one for each measurement, got 2 of 1×1",
    ],
    [
      { weights: [[[1]]], measurements: [[[1]]], labels: [[1], [2], [3]] },
      "own.json, labels: expected 1 numbers, one for each measurement, got 3",
    ],
    [
      { weights: [[[1]]], measurements: [[[1]]], labels: [[1, 2], [3, 4]] }, // prettier-ignore
      "own.json, labels: expected 1 numbers, one for each measurement, got 2×2",
    ],
    [
      { weights: [[[1]]], measurements: [[[1]]], labels: [[1, 2]] },
      "own.json, labels: expected 1 numbers, one for each measurement, got 2",
    ],
    [{ inputs: [[1], [2]], targets: [1] }, "own.json, targets: expected 2 rows, one for each sample, got 1"],
    [
      { weights: [[[1, 2]]], inputs: [[1]], targets: [1] },
      "own.json, inputs: expected 2 columns, those of the first layer, got 1",
    ],
    [
      { weights: [[[1]]], inputs: [[1]], targets: [[1, 2]] },
      "own.json, targets: expected 1 columns, the rows of the last layer, got 2",
    ],
    [
      { inputs: [[[1]], [[1]]], targets: [1] },
      "own.json, inputs: expected one matrix, one row a sample, got 2 matrices",
    ],
  ])("refuses %j in one line", async (value, complaint) => {
    expect(await invoke(["measure", "own.json"], { cwd: holding(value) })).toEqual({
      code: 2,
      stdout: "",
      stderr: `flatcheck: ${complaint}\n`,
    });
  });

  it("chooses the loss, and turns layers that are stored as (in, out)", async () => {
    const value = { W1: [[1, 3, 5], [2, 4, 6]], W2: [[1], [0], [2]], X: [[1, 1]], y: [[4]] }; // prettier-ignore
    const plain = { weights: [[[1, 2], [3, 4], [5, 6]], [[1, 0, 2]]], X: [[1, 1]], y: [[4]] }; // prettier-ignore
    const said = async (file: unknown, ...more: string[]) =>
      (await invoke(["measure", "own.json", ...more], { cwd: holding(file) })).stdout;
    expect(await said(value, "--transpose")).toBe(await said(plain));
    expect(await said(plain, "--loss", "half-mean")).toContain("L = (1/2n)Σ‖E(W)x_i − y_i‖², --loss half-mean");
    const refused = await invoke(["measure", "own.json"], { cwd: holding(value) });
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("or try --transpose");
  });
});

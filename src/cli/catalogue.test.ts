import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { invoke, recorder, scratch, sound } from "./harness.fixture.js";

describe("flatcheck list", () => {
  it("shows the catalogue by source", async () => {
    expect(await invoke(["list"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "beyond · What none of the sources on flat minima states (2026)
      claim  printed  title
      sound  holds    The spectral norm is at most the Frobenius norm

      gatmiry2023 · The Inductive Bias of Flatness Regularization for Deep Matrix
      Factorization (2023)
      claim   printed  title
      flawed  refuted  The spectral norm is at most half of the Frobenius norm

      ",
      }
    `);
  });

  it("fits a narrow terminal, with colours", async () => {
    expect((await invoke(["list"], { stdout: recorder(true, 60) })).stdout).toMatchInlineSnapshot(`
      "[1mbeyond · What none of the sources on flat minima states[22m
      [1m(2026)[22m
      [2mclaim  printed  title[22m
      sound  holds    The spectral norm is at most the Frobenius…

      [1mgatmiry2023 · The Inductive Bias of Flatness Regularization[22m
      [1mfor Deep Matrix Factorization (2023)[22m
      [2mclaim   printed  title[22m
      flawed  [31mrefuted[39m  The spectral norm is at most half of the F…

      "
    `);
  });

  it.each([{ NO_COLOR: "1" }, { TERM: "dumb" }])("is free of colours with %o", async (env) => {
    const { stdout } = await invoke(["list"], { env, stdout: recorder(true) });
    expect(stdout).toBe((await invoke(["list"])).stdout);
  });

  it("is JSON where asked", async () => {
    const { code, stdout, stderr } = await invoke(["list", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual([
      {
        id: "beyond/sound",
        title: "The spectral norm is at most the Frobenius norm",
        locus: "nowhere",
        kinds: ["bound"],
        forms: [{ form: "printed", expected: "holds" }],
      },
      {
        id: "gatmiry2023/flawed",
        title: "The spectral norm is at most half of the Frobenius norm",
        locus: "nowhere",
        kinds: ["bound"],
        forms: [
          { form: "printed", expected: "refuted" },
          { form: "corrected", expected: "holds" },
        ],
      },
    ]);
  });
});

describe("flatcheck show", () => {
  it("tells everything about a claim", async () => {
    expect(await invoke(["show", "gatmiry2023/flawed"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "gatmiry2023/flawed · The spectral norm is at most half of the Frobenius norm

      source       Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of
                   Flatness Regularization for Deep Matrix Factorization,
                   arXiv:2306.13239, NeurIPS 2023; nowhere
      kinds        bound

      printed, expected: refuted
        ‖A‖₂ ≤ 0.5‖A‖_F
        words: those of the source

      corrected, expected: holds
        ‖A‖₂ ≤ 1‖A‖_F
        words: our own

      assumptions  square: d₁ = d₀
      reading      The norms are those of matrices.
      grade        constant
      slip         The constant was halved | twice.
      instead      ‖A‖_2 ≤ ‖A‖_F
      equality     none: equality is the business of the sound claim beside it
      degenerate   zero
      read on      theorems/gatmiry2023/flawed.ts
                   reports/published/gatmiry2023.md
                   flatcheck verify gatmiry2023/flawed
                   flatcheck hunt gatmiry2023/flawed
                   flatcheck lab, at #gatmiry2023/flawed
      ",
      }
    `);
  });

  it("tells what the last run in this folder said of it, or the report that is named", async () => {
    const cwd = scratch();
    const run = [
      "verify",
      "beyond/sound",
      "gatmiry2023/flawed",
      "--runs",
      "40",
      "--seed",
      "7",
      "--quiet",
      "--no-witnesses",
    ];
    await invoke([...run, "--out", "reports/runs/latest"], { cwd });
    const { stdout } = await invoke(["show", "gatmiry2023/flawed"], { cwd });
    expect(stdout).toMatchInlineSnapshot(`
      "gatmiry2023/flawed · The spectral norm is at most half of the Frobenius norm

      source       Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of
                   Flatness Regularization for Deep Matrix Factorization,
                   arXiv:2306.13239, NeurIPS 2023; nowhere
      kinds        bound

      printed, expected: refuted
        ‖A‖₂ ≤ 0.5‖A‖_F
        words: those of the source
        last run: refuted in 41 cases under seed 7; largest ratio 2; decided up to d =
                  3
        evidence: certified counterexample

      corrected, expected: holds
        ‖A‖₂ ≤ 1‖A‖_F
        words: our own
        last run: holds in 41 cases under seed 7; tightest 1; decided up to d = 3
        evidence: tested, would notice any change

      assumptions  square: d₁ = d₀
      reading      The norms are those of matrices.
      grade        constant
      slip         The constant was halved | twice.
      instead      ‖A‖_2 ≤ ‖A‖_F
      equality     none: equality is the business of the sound claim beside it
      degenerate   zero
      read on      theorems/gatmiry2023/flawed.ts
                   reports/published/gatmiry2023.md
                   flatcheck verify gatmiry2023/flawed
                   flatcheck hunt gatmiry2023/flawed
                   flatcheck lab, at #gatmiry2023/flawed
      "
    `);
    const named = ["show", "beyond/sound", "--report", "reports/runs/latest/report.json", "--json"];
    const { forms } = JSON.parse((await invoke(named, { cwd })).stdout) as {
      forms: { lastRun: string; evidence: string }[];
    };
    expect(forms[0]!.lastRun).toBe("holds in 42 cases under seed 7; tightest 1; decided up to d = 3");
    expect(forms[0]!.evidence).toBe("tested, would notice any change");
  });

  it("leaves a report that nobody asked for alone where it is none, and refuses one that was named", async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, "reports/runs/latest"), { recursive: true });
    writeFileSync(join(cwd, "reports/runs/latest/report.json"), "{");
    expect((await invoke(["show", "beyond/sound"], { cwd })).stdout).not.toContain("last run");
    const refused = await invoke(["show", "beyond/sound", "--report", "reports/runs/latest/report.json"], { cwd });
    expect([refused.code, refused.stderr.split("\n").length]).toEqual([2, 2]);
  });

  it("reads its own part of a report alone, and says where in the whole that is none", async () => {
    const cwd = scratch();
    await invoke(["verify", "--seed", "7", "--runs", "40", "--out", "out"], { cwd });
    const stored = JSON.parse(readFileSync(join(cwd, "out/report.json"), "utf8")) as { claims: { id: string }[] };
    const at = stored.claims.findIndex(({ id }) => id === "gatmiry2023/flawed");
    const flawedInPart = stored.claims.map((claim, i) => (i === at ? { ...claim, forms: [1] } : claim));
    writeFileSync(join(cwd, "broken.json"), JSON.stringify({ ...stored, claims: flawedInPart }));
    const told = await invoke(["show", "beyond/sound", "--report", "broken.json"], { cwd });
    expect(told.stdout).toContain("last run: holds in 42 cases under seed 7");
    const { code, stderr } = await invoke(["show", "gatmiry2023/flawed", "--report", "broken.json"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`broken.json, claims.${at}.forms.0: expected a report`),
    ]);
  });

  it("tells of one form", async () => {
    expect(await invoke(["show", "beyond/sound:printed"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "beyond/sound · The spectral norm is at most the Frobenius norm

      source       flatcheck: What none of the sources on flat minima states,
                   theorems/beyond; nowhere
      kinds        bound

      printed, expected: holds
        ‖A‖₂ ≤ ‖A‖_F
        words: our own

      assumptions  none
      equality     rank one (1 case)
      degenerate   zero
      read on      theorems/beyond/sound.ts
                   reports/published/beyond.md
                   flatcheck verify beyond/sound
                   flatcheck hunt beyond/sound
                   flatcheck lab, at #beyond/sound
      ",
      }
    `);
  });

  it("gives LaTeX", async () => {
    expect(await invoke(["show", "gatmiry2023/flawed:corrected", "--tex"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "% gatmiry2023/flawed, corrected: \\cite[nowhere]{gatmiry2023}
      \\[
        \\|A\\|_2 \\le 1\\|A\\|_F
      \\]
      % assumption: square
      \\[
        d_1 = d_0
      \\]
      ",
      }
    `);
  });

  /** A statement from no source that the catalogue knows. */
  const { source, ...unsourced } = sound;
  const unpublished = { ...unsourced, id: "own/sound" };

  it("gives LaTeX of statements of one's own without a citation, and has no BibTeX for them", async () => {
    const catalogue = [unpublished];
    const { stdout } = await invoke(["show", "own/sound", "--tex"], { catalogue });
    expect(stdout).toMatch(/^% own\/sound, printed: own\/sound\n/);
    expect(await invoke(["show", "own/sound", "--bibtex"], { catalogue })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "flatcheck: --bibtex: expected a claim from a published source, got own/sound; leave out --bibtex: the statement is our own\n",
    });
  });

  it("gives BibTeX", async () => {
    const { stdout } = await invoke(["show", "gatmiry2023/flawed", "--bibtex"]);
    expect(stdout).toMatch(/^@inproceedings\{gatmiry2023,\n {2}author = .*\n\}\n$/s);
  });

  it("gives JSON", async () => {
    const { stdout } = await invoke(["show", "gatmiry2023/flawed", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      id: "gatmiry2023/flawed",
      reading: "The norms are those of matrices.",
      forms: [
        { form: "printed", expected: "refuted", statement: String.raw`\|A\|_2 \le 0.5\|A\|_F` },
        { form: "corrected", expected: "holds" },
      ],
      assumptions: [{ name: "square", statement: "d_1 = d_0" }],
      equalityCases: { none: "equality is the business of the sound claim beside it" },
      degenerateCases: [{ name: "zero" }],
      erratum: { instead: "‖A‖_2 ≤ ‖A‖_F" },
      source: { key: "gatmiry2023", year: 2023 },
    });
    const own = await invoke(["show", "own/sound", "--json"], { catalogue: [unpublished] });
    const ours = JSON.parse(own.stdout) as Record<string, unknown>;
    expect(ours["source"]).toBeNull();
    expect(ours["equalityCases"]).toMatchObject([{ name: "rank one", form: "printed" }]);
  });
});

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Elsewhere, type FastCheck, Project, registry, registryNote, type Tested } from "./project.fixture.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** What somebody writes to hold own numerics to the theorems. */
const tests = (nuclear: string, trace: string, repeated: string): string => `import { claims } from "flatcheck";
import { hessianTrace, nuclearNorm, symmetricEigen } from "flatcheck/numerics";
import { numerics, theorems } from "flatcheck/vitest";

const asked = await claims(["gatmiry2023/lemma-1", "gatmiry2023/theorem-5-proof", "mulayoff2020/sharpness-dual"]);
theorems(asked.slice(0, 1), { numRuns: 20 });
numerics({
  nuclearNorm: (a) => ${nuclear} * nuclearNorm(a).value,
  hessianTrace: (weights, measurements) => hessianTrace(weights, measurements).value / ${trace},
  largestEigenvalue: (a) => { const [x = NaN, y] = symmetricEigen(a).values; return x === y ? ${repeated} * x : x; },
}, asked);
`;

/** Everything that is meant for browsers, without vitest. */
const ENTRIES = `import { claims, surprises, verify } from "flatcheck";
import { atMost, claim, holds } from "flatcheck/claim";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";
import { clopperPearson } from "flatcheck/statistics";

const drawn = instances({ sizes: { m: [1, 3], n: [1, 3] }, matrices: { A: ["m", "n"] } });
export const own = claim(drawn, {
  id: "own/norms",
  title: "Norms",
  kinds: ["bound"],
  locus: "nowhere",
  printed: holds\`\\\\|A\\\\|_F \\\\le \\\\|A\\\\|_*\`(({ A }) => ({ "‖A‖_F ≤ ‖A‖_*": atMost(frobeniusNorm(A), nuclearNorm(A)) })),
  equality: { one: [drawn.at({ A: "2" })] },
  degenerate: { zero: drawn.at({ A: "0" }) },
});
const report = await verify([own, ...(await claims("gatmiry2023/lemma-1"))], { seed: 1, runs: 20 });
export const said: readonly string[] = [...surprises(report), ...report.claims.map(({ id }) => id)];
export const interval = clopperPearson(1, 2, 0.5);
`;

/** Instances in properties of somebody else: one that holds, and one that is found false and shrunk. Both JavaScript and TypeScript. */
const PROPERTY = `import fc from "fast-check";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, nuclearNorm } from "flatcheck/numerics";

const drawn = instances({ sizes: { m: [1, 3], n: [1, 3] }, matrices: { A: ["m", "n"] } });
const bounded = (factor = 1) =>
  fc.property(drawn.specs, (spec) => {
    const { A } = drawn.materialize(spec);
    return nuclearNorm(A).value <= factor * frobeniusNorm(A).value * (1 + 1e-12);
  });
fc.assert(bounded(2));
const { failed, counterexample } = fc.check(bounded(1), { seed: 1, endOnFailure: false });
console.log(failed, JSON.stringify(counterexample?.[0].lists));
`;

const SUITE = `import { claims } from "flatcheck";
import { theorems } from "flatcheck/vitest";

theorems(await claims("gatmiry2023/lemma-1"), { numRuns: 20 });
`;

let elsewhere: Elsewhere;
let project: Project;

beforeAll(() => {
  elsewhere = new Elsewhere();
  project = elsewhere.project("empty", "fast-check-newest", {
    "planted.test.ts": tests("1.001", "2", "0.9"),
    "right.test.ts": tests("1", "1", "1"),
    "entries.ts": ENTRIES,
  });
});

afterAll(() => elsewhere.remove());

describe("the tarball", () => {
  it("has what is needed, and no more", () => {
    const paths = elsewhere.tarball.files.map(({ path }) => path);
    const { exports, bin } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly exports: Record<string, string | Record<string, string>>;
      readonly bin: Record<string, string>;
    };
    const offered = Object.values(exports)
      .flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)))
      .filter((path) => !path.includes("*"));
    for (const path of [...offered, ...Object.values(bin)]) expect(paths).toContain(path.replace(/^[.]\//, ""));
    const needless =
      /[.]test[.]|[.]fixture[.]|[/]fixtures[/]|[.]map$|^(src|generators|reports\/(?!published))|^dist\/src\/(bench|mutation)\//;
    expect(paths.filter((path) => needless.test(path) || /^theorems\/.*[.]ts$/.test(path))).toEqual([]);
    expect(paths.filter((path) => /^theorems\/.*\/witnesses\/.*[.]json$/.test(path)).length).toBeGreaterThan(30);
    // The laboratory is in it three times: as a page of its own, and as reports take it in, with and without texts.
    expect(elsewhere.tarball.size).toBeLessThan(3_500_000);
  });

  it("gives JSON to whoever requires it", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
    expect(project.required("flatcheck/package.json")).toMatchObject({ version });
    expect(project.required("flatcheck/published/proofs.json")).toMatchObject({
      schemaVersion: expect.any(Number) as unknown,
    });
  });

  it("has the program, which finds its witnesses", () => {
    const argv = ["verify", "gatmiry2023/lemma-3", "--seed", "1", "--runs", "10", "--workers", "1", "--json"];
    const { code, stdout } = project.node(join(project.folder, "node_modules/flatcheck/dist/src/cli/main.js"), ...argv);
    const [claim] = (JSON.parse(stdout) as { readonly claims: readonly { readonly witnesses: unknown }[] }).claims;
    expect([code, claim!.witnesses]).toMatchObject([0, [{ outcome: "reproduced" }]]);
  });
});

describe("installed from the tarball in an empty project", () => {
  let installed: Project;

  beforeAll(() => {
    if (!registry) return;
    installed = elsewhere.installed("installed", { "right.test.ts": tests("1", "1", "1"), "planted.test.ts": tests("1.001", "1", "1") }); // prettier-ignore
  });

  it.skipIf(!registry)(`all that it imports is there, ${registryNote}`, () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly exports: Record<string, unknown>;
    };
    const doors = Object.keys(exports).filter((name) => !name.endsWith(".json") && name !== "./vitest");
    const program = `for (const door of ${JSON.stringify(doors)}) await import("flatcheck" + door.slice(1)); console.log("all")`;
    expect(installed.node("--input-type=module", "-e", program)).toEqual({ code: 0, stdout: "all\n", stderr: "" });
  });

  it.skipIf(!registry)(`the program runs, and has all that its commands import, ${registryNote}`, () => {
    const program = join(installed.folder, "node_modules/flatcheck/dist/src/cli");
    const all = `const { readdirSync } = await import("node:fs"); const commands = readdirSync(".", { recursive: true }).filter((name) => name.endsWith(".js"));
      for (const name of commands) await import(process.cwd() + "/" + name); console.log(commands.length)`;
    const { code, stdout } = new Project(join(program, "commands")).node("--input-type=module", "-e", all);
    expect([code, Number(stdout) > 15]).toEqual([0, true]);
    const argv = ["gatmiry2023/lemma-3", "--seed", "1", "--runs", "10", "--workers", "1"];
    expect(installed.node(join(program, "main.js"), "verify", ...argv).code).toBe(0);
  });

  it.skipIf(!registry)(`ten lines of tests pass, and find a planted error, ${registryNote}`, () => {
    const failed = (file: string): string[] =>
      [...installed.vitest(file).values()].flatMap(({ status, title }) => (status === "failed" ? [title] : []));
    expect(failed("right.test.ts")).toEqual([]);
    const found = failed("planted.test.ts");
    expect(found).toContain("nuclearNorm");
    for (const right of ["hessianTrace", "largestEigenvalue"]) expect(found).not.toContain(right);
  });
});

describe("from an empty project", () => {
  it("ten lines of tests find planted errors, and let right functions pass", () => {
    const found = project.vitest("planted.test.ts");
    const failing = [...found.values()].filter(({ status }) => status === "failed");
    for (const operation of ["nuclearNorm", "hessianTrace", "largestEigenvalue"]) {
      const departed = failing.filter(
        ({ title, said }) => title === operation && said.includes(`${operation} departs`),
      );
      expect(departed.length, operation).toBeGreaterThan(0);
    }
    expect([...found].filter(([name, { status }]) => name.includes(" · ") && status !== "passed")).toEqual([]);
    expect(tests("1", "1", "1").trim().split("\n").length).toBeLessThan(13);
  });

  it("right functions pass", () => {
    const found = [...project.vitest("right.test.ts").values()];
    const failed = ({ status }: Tested): boolean => status === "failed";
    expect(found.filter(failed).map(({ title, said }) => `${title}: ${said}`)).toEqual([]);
    expect(found.filter(({ status }) => status === "passed").length).toBeGreaterThan(10);
  });

  it("the strict compiler accepts them, and all declarations", () => {
    expect(project.tsc({ skipLibCheck: false }, ["entries.ts"])).toMatchObject({ stdout: "", code: 0 });
    // Those of vitest are not ours.
    expect(project.tsc({ skipLibCheck: true }, ["*.test.ts"])).toMatchObject({ stdout: "", code: 0 });
  });

  it("the compiler refuses what is wrong", () => {
    const wrong = elsewhere.project("wrong", "fast-check-newest", {
      "wrong.ts": 'import { verify } from "flatcheck";\nawait verify(1);\nawait verify("a", { sed: 1 });\n',
    });
    expect(wrong.tsc({ skipLibCheck: true }, ["wrong.ts"]).stdout.match(/error TS/g)).toHaveLength(2);
  });

  it("esbuild bundles it for a browser, and leaves out what nobody uses", async () => {
    const bundle = (contents: string) =>
      build({
        stdin: { contents, resolveDir: project.folder, loader: "ts" },
        ...{ bundle: true, platform: "browser", format: "esm", minify: true, write: false, logLevel: "silent" },
      });
    const all = await bundle(ENTRIES);
    const little = await bundle(
      'import { frobeniusNorm } from "flatcheck/numerics"; console.log(frobeniusNorm([[1]]));',
    );
    expect([all, little].flatMap(({ warnings, errors }) => [...warnings, ...errors])).toEqual([]);
    expect(little.outputFiles[0]!.contents.length).toBeLessThan(60_000);
    expect(all.outputFiles[0]!.contents.length).toBeGreaterThan(500_000);
  });
});

describe.each<FastCheck>(["fast-check-lowest", "fast-check-newest"])("with %s", (fastCheck) => {
  let other: Project;

  beforeAll(() => {
    const files = { "property.mts": PROPERTY, "property.mjs": PROPERTY, "suite.test.ts": SUITE };
    other = elsewhere.project(fastCheck, fastCheck, files);
  });

  it("lies at an end of the range of the peer dependency", () => {
    const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly peerDependencies: Record<string, string>;
    };
    const { version } = other.required("fast-check/package.json") as { readonly version: string };
    const lowest = peerDependencies["fast-check"]!.replace("^", "");
    if (fastCheck === "fast-check-lowest") expect(version).toBe(lowest);
    else expect(version.split(".")[0]).toBe(lowest.split(".")[0]);
  });

  it("instances are properties of somebody else, for the compiler and as they run", () => {
    expect(other.tsc({ skipLibCheck: true }, ["property.mts"])).toMatchObject({ stdout: "", code: 0 });
    const { code, stdout, stderr } = other.node("property.mjs");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // The smallest matrices whose nuclear norm is not their Frobenius norm.
    expect(stdout).toMatch(/^true \{"A":\{"entries":\[\[\[1,0\],\[0,1\]\]\]\}\}\n$/);
  });

  it("claims are tests", () => {
    const found = [...other.vitest("suite.test.ts").values()];
    expect(found.filter(({ status }) => status !== "passed")).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
  });
});

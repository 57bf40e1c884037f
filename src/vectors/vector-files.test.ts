import { describe, expect, it } from "vitest";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { parseNpz } from "../formats/index.js";
import type { Operation } from "../numerics/arithmetic/provenance.js";
import { exact, Quantity } from "../numerics/arithmetic/quantity.js";
import { frobeniusNorm } from "../numerics/matrices/norms.js";
import { atMost } from "../claim/fixtures/named.js";
import { catalogue } from "../../theorems/index.js";
import { operationWords, type Vectors, vectorFiles, VectorSource } from "./index.js";
import { hexadecimal } from "./hexadecimal.js";
import { signatures } from "../foreign/questions/signatures.js";

const CHOICE = { seed: 1, runs: 2, cases: 6, instances: 2 };
const ORIGIN = { version: "0", again: "again" };

/** A file of vectors as somebody reads it. */
interface Read {
  readonly operands: readonly unknown[];
  readonly cases: readonly {
    readonly id: string;
    readonly operands: readonly unknown[];
    readonly operands_hex: readonly unknown[];
    readonly lower: number | number[][];
    readonly upper: number | number[][];
    readonly lower_hex: string | string[][];
  }[];
}

/** All numbers of a value, in their order; strings are read as hexadecimal by arithmetic alone. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value === "string") return [fromHex(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function fromHex(text: string): number {
  const [, sign, whole, digits = "", exponent] = /^(-?)0x([01])(?:[.]([0-9a-f]+))?p([+-]\d+)$/.exec(text)!;
  let value = Number(whole);
  [...digits].forEach((digit, k) => (value += parseInt(digit, 16) * 2 ** (-4 * (k + 1))));
  return (sign === "-" ? -1 : 1) * value * 2 ** Number(exponent);
}

const made = await (async () => {
  const source = new VectorSource(CHOICE);
  for (const claim of await catalogue.load(["gatmiry2023/lemma-3", "gatmiry2023/theorem-5-proof"])) source.add(claim);
  const all = source.operations.map((operation) => source.vectors(operation));
  return { source, all, files: vectorFiles(all, source.instances, ORIGIN) };
})();

const withCases = made.all.filter(({ cases }) => cases.length > 0);

describe("files of vectors", () => {
  it("have operations on numbers, on matrices and on lists of these, each with results", () => {
    const names = withCases.map(({ operation }) => operation);
    expect(names).toEqual(expect.arrayContaining(["multiply", "multiplyMatrices", "hessianTrace"]));
    for (const { operation, cases, found, leftOut } of made.all) {
      expect(cases.length + leftOut, operation).toBeLessThanOrEqual(found);
    }
  });

  it.each(withCases.map(({ operation }) => operation))("of %s say the same in all three forms", (operation) => {
    const json = JSON.parse(made.files.get(`${operation}.json`) as string) as Read;
    const name = `${operation}.npz`;
    const { lists } = parseNpz(made.files.get(name) as Uint8Array, name, name);
    expect(json.operands).toEqual(signatures[operation]);
    for (const { id, operands, operands_hex, lower, upper, lower_hex } of json.cases) {
      expect(numbersIn(operands_hex)).toEqual(numbersIn(operands));
      expect(numbersIn(lower_hex)).toEqual(numbersIn(lower));
      numbersIn(lower).forEach((x, k) => expect(x).toBeLessThanOrEqual(numbersIn(upper)[k]!));
      // In the archive every part is a matrix by a name, in the order of the operands.
      const parts = [...lists].filter(([key]) => key.startsWith(`${id}_operand`) || key === `${id}_lower`);
      const inArchive = parts.flatMap(([, { matrices }]) => matrices.flatMap(({ data }) => [...data]));
      expect(inArchive).toEqual([...numbersIn(operands), ...numbersIn(lower)]);
    }
  });

  it("have a number for a number, and rows for a matrix", () => {
    const shapeOf = (operation: Operation): boolean =>
      Array.isArray((JSON.parse(made.files.get(`${operation}.json`) as string) as Read).cases[0]!.lower);
    expect([shapeOf("multiply"), shapeOf("hessianTrace"), shapeOf("multiplyMatrices")]).toEqual([false, false, true]);
  });

  it("leave out operations without cases, and list the others with how many there are", () => {
    const missing = (Object.keys(signatures) as Operation[]).find((name) => !made.source.operations.includes(name))!;
    const none: Vectors = { operation: missing, cases: [], found: 4, leftOut: 4 };
    const files = vectorFiles([...made.all, none], made.source.instances, ORIGIN);
    expect(files.has(`${missing}.json`) || files.has(`${missing}.npz`)).toBe(false);
    const index = JSON.parse(files.get("index.json") as string) as { readonly operations: readonly object[] };
    expect(index.operations).toEqual(
      withCases.map(({ operation, cases, found, leftOut }) => ({ operation, cases: cases.length, found, leftOut })),
    );
    const readme = files.get("README.md") as string;
    for (const { operation, cases } of withCases) {
      expect(readme).toMatch(
        new RegExp(`^\\| \`${operation}\` \\| .* \\| a (matrix|number) \\| ${cases.length} \\|$`, "m"),
      );
    }
    expect(readme).toMatch(/^\| `multiplyMatrices` \|.*\| a matrix \|/m);
    expect(readme).toMatch(/^\| `hessianTrace` \|.*\| a number \|/m);
  });
});

describe("instances", () => {
  const instancesOf = (claim: Parameters<VectorSource["add"]>[0]) => {
    const source = new VectorSource(CHOICE);
    source.add(claim);
    return source.instances;
  };
  const relations = (work: (norm: Quantity) => Quantity) =>
    spectralClaim(1, {
      equalityCases: { none: "the relation is made for this test" },
      forms: [
        {
          name: "printed",
          statement: "x",
          expected: "holds",
          relations: (a) => [atMost("x ≤ y", work(frobeniusNorm(a)), exact(1e9))],
        },
      ],
    });

  it("have both sides where intervals reach them", () => {
    const all = instancesOf(relations((norm) => norm));
    expect(all.length).toBe(2);
    for (const { spec, relations: found } of all) {
      const [entries] = Object.values(spec.lists);
      expect(entries).toHaveProperty("entries");
      expect(found[0]!.rhs).toMatchObject({ lower: 1e9, upper: 1e9 });
      expect(found[0]!.lhs.lower).toBeLessThanOrEqual(found[0]!.lhs.upper);
    }
  });

  it("have none where a side is not known from the entries alone, or lies outside of a domain", () => {
    // A number with an error bound and no record of where it comes from: what intervals would say is borrowed from it.
    expect(instancesOf(relations((norm) => norm.plus(new Quantity(1, 1e-3))))).toEqual([]);
    expect(instancesOf(relations((norm) => norm.minus(norm).over(norm.minus(norm))))).toEqual([]);
  });
});

describe("an operation in words", () => {
  it.each(Object.keys(signatures) as Operation[])("%s names each operand once", (operation) => {
    const { operands, meaning } = operationWords(operation);
    const names = operands.match(/[A-Za-z]+₁?/g) ?? [];
    expect(new Set(names).size, operands).toBe(names.length);
    expect(meaning).not.toContain("undefined");
  });
});

it("infinities and NaN are written as Python reads them", () => {
  expect([Infinity, -Infinity, NaN].map(hexadecimal)).toEqual(["inf", "-inf", "nan"]);
});

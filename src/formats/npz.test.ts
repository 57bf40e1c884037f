import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import { loadFile } from "../store/load.js";
import { doubles, npy, type Packing, zip } from "./archives.fixture.js";
import { parseNpy } from "./npy.js";
import { parseNpz } from "./npz.js";

const PYTHON = "/usr/bin/python3";
const hasNumpy = spawnSync(PYTHON, ["-c", "import numpy"]).status === 0;

function matricesOf(archive: Buffer, list: string): number[][][] {
  return parseNpz(archive, "own.npz", "own.npz")
    .lists.get(list)!
    .matrices.map((matrix) => matrix.toRows());
}

function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("nothing was refused");
}

describe("a file that NumPy wrote", () => {
  it("is read bit for bit: −0, subnormals, 1e300, Fortran order, big-endian integers, float32, deflated", () => {
    const { lists } = loadFile("numpy.npz", join(import.meta.dirname, "fixtures"));
    const entries = (name: string): number[][][] => lists.get(name)!.matrices.map((matrix) => matrix.toRows());
    expect(entries("W")).toEqual([
      [
        [-0, 5e-324],
        [1e300, 0.1],
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ]);
    expect(Object.is(entries("W")[0]![0]![0], -0)).toBe(true);
    expect(entries("A")).toEqual([
      [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
      [
        [6, 7],
        [8, 9],
        [10, 11],
      ],
    ]);
    expect(entries("b")).toEqual([[[1.5], [-2]]]);
    expect([lists.get("b")!.vector, lists.get("A")!.vector]).toEqual([true, false]);
  });

  it.skipIf(!hasNumpy)(
    "comes back with the bits of every entry, from savez and savez_compressed, in every dtype",
    () => {
      const folder = scratch();
      const script = `
import numpy as np
rng = np.random.default_rng(1)
bits = rng.integers(0, 2**64, (5, 7), dtype=np.uint64)
x = bits.view(np.float64)
x[~np.isfinite(x)] = -0.0
arrays = {"full": x, "fortran": np.asfortranarray(x), "cube": np.asfortranarray(rng.standard_normal((2, 3, 4))),
          "big": x.astype(">f8"), "single": rng.standard_normal((3, 3)).astype(np.float32), "row": x[0]}
for kind in ["i1", "i2", "i4", "u1", "u2", "u4", ">i2", ">u4"]:
    info = np.iinfo(kind)
    arrays["int" + kind.replace(">", "b")] = rng.integers(info.min, info.max, (2, 3), endpoint=True, dtype=np.dtype(kind).newbyteorder("=")).astype(kind)
arrays["inti8"] = np.array([[2**53, -2**62], [0, -1]], dtype=np.int64)
arrays["intu8"] = np.array([[2**63]], dtype=np.uint64)
np.savez("${folder}/a.npz", **arrays)
np.savez_compressed("${folder}/b.npz", **arrays)
np.save("${folder}/c.npy", x)
for name in sorted(arrays):
    print(name, np.ascontiguousarray(arrays[name], dtype="<f8").tobytes().hex())
print("matrix", np.ascontiguousarray(x).tobytes().hex())
`;
      const expected = execFileSync(PYTHON, ["-c", script], { encoding: "utf8" }).trim().split("\n");
      const read = (file: string): string[] =>
        [...loadFile(file, folder).lists].map(([name, { matrices }]) => {
          const bytes = matrices.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
          return `${name} ${Buffer.concat(bytes).toString("hex")}`;
        });
      expect(read("a.npz").sort()).toEqual(expected.slice(0, -1));
      expect(read("b.npz").sort()).toEqual(expected.slice(0, -1));
      expect(read("c.npy")).toEqual(expected.slice(-1));
    },
  );
});

describe("archives", () => {
  const content = npy("'<f8'", "(1, 2)", doubles(1, -0));

  it.each<[string, Packing]>([
    ["stored", {}],
    ["deflated", { method: 8 }],
    ["with Zip64 sizes, offsets and end", { zip64: true }],
    ["deflated, with Zip64", { method: 8, zip64: true }],
  ])("are read %s", (_, packing) => {
    expect(matricesOf(zip({ "W1.npy": content, "W2.npy": npy("'<f8'", "(1, 1)", doubles(3)) }, packing), "W")).toEqual([
      [[1, -0]],
      [[3]],
    ]);
  });

  it.each<[string, Packing, string]>([
    ["encrypted", { flags: 1 }, "own.npz, W1.npy: expected a plain member, got an encrypted one"],
    [
      "packed otherwise",
      { method: 12 },
      "own.npz, W1.npy: expected a stored or deflated member, got compression method 12",
    ],
    [
      "that promise 2 GB",
      { method: 8, size: 2 ** 31 },
      "own.npz, W1.npy: expected at most 33619968 bytes, got 2147483648",
    ],
    [
      "with a wrong checksum",
      { crc: 1 },
      "own.npz, W1.npy: expected the bytes that were packed, got a length or checksum that is off",
    ],
    [
      "larger than they say",
      { method: 8, size: 10 },
      "own.npz, W1.npy: expected the bytes that were packed, got a deflated stream that is corrupt",
    ],
  ])("%s are refused", (_, packing, expected) => {
    expect(complaint(() => matricesOf(zip({ "W1.npy": content }, packing), "W"))).toBe(expected);
  });

  it("are refused in one line wherever they are cut off, and never read wrongly where a byte is changed", () => {
    for (const packing of [{}, { method: 8 }, { zip64: true }]) {
      const whole = zip({ "W1.npy": content }, packing);
      for (let length = 0; length < whole.length; length++) {
        expect(complaint(() => matricesOf(whole.subarray(0, length), "W"))).toMatch(
          /^own\.npz.*: expected .*, got [^\n]*$/,
        );
      }
      for (let at = 0; at < whole.length; at++) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 0xff;
        try {
          const lists = [...parseNpz(changed, "own.npz", "own.npz").lists.values()];
          expect(lists.map(({ matrices }) => matrices.map((matrix) => matrix.toRows()))).toEqual([[[[1, -0]]]]);
        } catch (error) {
          if (error instanceof Error && error.name === "AssertionError") throw error;
          expect(error).toMatchObject({ name: "UsageError", message: expect.not.stringContaining("\n") as string });
        }
      }
    }
  });

  it.each<[string, Record<string, Buffer>, string]>([
    ["other files", { "a.txt": content }, "own.npz: expected members that are .npy files, got a.txt"],
    [
      "a gap in the layers",
      { "W1.npy": content, "W3.npy": content },
      "own.npz: expected W2, layers without gaps, got W3",
    ],
    [
      "a layer that is a vector",
      { "W1.npy": npy("'<f8'", "(2,)", doubles(1, 2)) },
      "own.npz, W1: expected a layer of two dimensions, got shape (2)",
    ],
    [
      "a number alone",
      { "b.npy": npy("'<f8'", "()", doubles(1)) },
      "own.npz, b: expected an array of one, two or three dimensions, none of them zero, got shape ()",
    ],
    [
      "NaN",
      { "A.npy": npy("'<f8'", "(1, 2, 1)", doubles(1, NaN)) },
      "own.npz, A, matrix 1: expected a finite number at (2, 1), got NaN",
    ],
    [
      "layers that do not chain",
      { "W1.npy": content, "W2.npy": content },
      "own.npz, W2: expected 1 columns, the rows of W1, got 1×2; list the layers W_1 first, W_j of shape d_j × d_(j−1)",
    ],
    [
      "nothing",
      {},
      'own.npz: expected at least one matrix, got none; write "weights" and "measurements", "matrix", or the names of a claim\'s lists',
    ],
  ])("with %s are refused", (_, members, expected) => {
    expect(complaint(() => parseNpz(zip(members), "own.npz", "own.npz"))).toBe(expected);
  });
});

describe("the layers of a .npz file", () => {
  const one = npy("'<f8'", "(1, 2)", doubles(1, 2));
  const two = npy("'<f8'", "(3, 1)", doubles(3, 4, 5));
  const read = (members: Record<string, Buffer>, transposed = false) =>
    parseNpz(zip(members), "own.npz", "own.npz", { transposed });
  const shapes = (members: Record<string, Buffer>, transposed = false) =>
    read(members, transposed)
      .lists.get("W")
      ?.matrices.map(({ shape }) => shape);

  it.each([
    ["0.weight", "2.weight"],
    ["net.0.weight", "net.10.weight"],
    ["fc1.weight", "fc2.weight"],
    ["conv1.weight", "fc2.weight"],
    ["blocks.0.linear.weight", "blocks.1.linear.weight"],
    ["block1.proj.weight", "block10.proj.weight"],
    ["dense_0/kernel", "output_1/kernel"],
    ["params/Dense_0/kernel", "params/Dense_1/kernel"],
    ["arr_0", "arr_1"],
    ["W1", "W_2"],
    ["W0", "W1"],
  ])("may be called %s and %s", (first, second) => {
    expect(shapes({ [`${second}.npy`]: two, [`${first}.npy`]: one })).toEqual(["1×2", "3×1"]);
  });

  it("are turned round where they are stored as (in, out), and biases stay what they are", () => {
    const members = { "0.weight.npy": two, "2.weight.npy": one, "0.bias.npy": npy("'<f8'", "(1,)", doubles(7)) };
    expect(shapes(members, true)).toEqual(["1×3", "2×1"]);
    expect([...read(members, true).lists.keys()].sort()).toEqual(["0.bias", "W"]);
    expect(complaint(() => read(members))).toContain("2.weight: expected 3 columns, the rows of 0.weight, got 1×2");
  });

  it("are one for each number", () => {
    for (const names of [
      ["blocks.0.q.weight", "blocks.0.k.weight"],
      ["blocks.0.fc1.weight", "blocks.1.fc1.weight"],
    ]) {
      const members = Object.fromEntries(names.map((name) => [`${name}.npy`, one]));
      expect(complaint(() => read(members))).toContain(`${names[0]!} and ${names[1]!}, which have one number`);
    }
  });

  it("are those of one network, and arrays without names that do not chain are none", () => {
    const names = { "a.0.weight.npy": one, "b.0.weight.npy": one };
    expect(complaint(() => read(names))).toBe(
      "own.npz: expected the layers of one network, got a.0.weight and b.0.weight, which have one number; store those of one " +
        "network, or call them W1, W2, …",
    );
    const loose = npy("'<f8'", "(1, 5)", doubles(1, 2, 3, 4, 5));
    expect([...read({ "arr_0.npy": one, "arr_1.npy": loose }).lists.keys()]).toEqual(["arr_0", "arr_1"]);
  });

  it.each([
    ["block1.0.weight", "block2.1.weight"],
    ["encoder.0.weight", "decoder.2.weight"],
    ["decoder.fc1.weight", "encoder.fc2.weight"],
    ["blocks.0.q.weight", "blocks.1.k.weight"],
    ["encoder.0.linear.weight", "decoder.1.linear.weight"],
    ["blocks.0.linear.weight", "head1.weight"],
    ["params/b/Dense_0/kernel", "params/a/Dense_1/kernel"],
  ])("have an order by numbers of one part alone: %s and %s are refused", (first, second) => {
    expect(complaint(() => read({ [`${first}.npy`]: one, [`${second}.npy`]: two }))).toBe(
      `own.npz: expected the layers of one network, got ${first} and ${second}, whose numbers are those of two parts; ` +
        "store those of one network, or call them W1, W2, …",
    );
  });

  it.each<[string, string[]]>([
    ["out.weight beside fc1.weight", ["fc1.weight", "out.weight"]],
    ["embed.weight beside layers.0.weight", ["embed.weight", "layers.0.weight"]],
    ["dense/kernel beside dense_1/kernel", ["dense/kernel", "dense_1/kernel"]],
    ["out.weight beside W1", ["W1", "out.weight"]],
    ["fc2.weight beside W1", ["W1", "fc2.weight"]],
    ["W0 beside fc1.weight", ["W0", "fc1.weight"]],
  ])("are all of them numbered: %s is refused", (got, names) => {
    const members = Object.fromEntries(names.map((name, i) => [`${name}.npy`, i === 0 ? one : two]));
    expect(complaint(() => read(members))).toBe(
      `own.npz: expected all layers to be numbered matrices, got ${got}; call them W1, W2, … in their order, or leave out ` +
        "what is no layer",
    );
  });

  it("are never left out, whatever else they are", () => {
    const cube = npy("'<f8'", "(2, 1, 1)", doubles(1, 2));
    expect(complaint(() => read({ "0.weight.npy": cube, "1.weight.npy": one }))).toContain(
      "got 0.weight beside 1.weight",
    );
    const images = npy("'<f8'", "(1, 1, 1, 1)", doubles(1));
    expect(complaint(() => read({ "conv.weight.npy": images, "fc1.weight.npy": one }))).toContain(
      "got shape (1, 1, 1, 1)",
    );
    const infinite = npy("'<f8'", "(1, 1)", doubles(Infinity));
    expect(complaint(() => read({ "W1.npy": one, "out.weight.npy": infinite }))).toContain("got Infinity");
    expect(complaint(() => read({ "W0.npy": one, "W2.npy": two }))).toContain("W1, layers without gaps, got W2");
  });

  it("stand beside the vectors of a norm, and a W0 that stands alone is no network", () => {
    const norm = npy("'<f8'", "(2,)", doubles(1, 1));
    expect([...read({ "norm.weight.npy": norm, "fc1.weight.npy": one }).lists.keys()]).toEqual(["norm.weight", "W"]);
    expect([...read({ "W0.npy": one, "X.npy": two }).lists.keys()]).toEqual(["W0", "X"]);
  });

  it("are read beside what is no matrix, which is kept with the reason", () => {
    const { lists, unread } = read({
      "W1.npy": one,
      "epoch.npy": npy("'<i8'", "()", Buffer.alloc(8)),
      "history.npy": npy("'|O'", "(1,)", Buffer.alloc(8)),
      "losses.npy": npy("'<f8'", "(1,)", doubles(NaN)),
    });
    expect([...lists.keys()]).toEqual(["W"]);
    expect(
      [...unread].map(
        ([
          name,
          {
            complaint: { got },
          },
        ]) => [name, got],
      ),
    ).toEqual([
      ["epoch", "shape ()"],
      ["history", "'|O' (object)"],
      ["losses", "NaN"],
    ]);
  });
});

describe("a .npy file", () => {
  it.each([1, 2, 3])("of version %i is read", (version) => {
    const { shape, data } = parseNpy(npy("'<f8'", "(2, 1)", doubles(1, 2), { version }), "own.npy");
    expect([shape, [...data]]).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it.each<[string, Buffer, string]>([
    ["complex", npy("'<c16'", "(1,)", Buffer.alloc(16)), "got '<c16' (complex); store its real and its imaginary part"],
    ["object", npy("'|O'", "(1,)", Buffer.alloc(8)), "got '|O' (object); store the arrays that it holds one by one"],
    ["extended precision", npy("'<f16'", "(1,)", Buffer.alloc(16)), "got '<f16' (another float); convert it"],
    ["structured", npy("[('x', '<f8')]", "(1,)", doubles(1)), "got a structured one; leave it out of the file"],
    [
      "10^9 entries",
      npy("'<f8'", "(1000000000,)", Buffer.alloc(0)),
      "own.npy: expected at most 4194304 entries, got shape (1000000000)",
    ],
    [
      "10^400 entries",
      npy("'<f8'", `(1${"0".repeat(400)}, 0)`, Buffer.alloc(0)),
      "own.npy: expected at most 4194304 entries, got shape (Infinity, 0)",
    ],
    ["fewer bytes", npy("'<f8'", "(2,)", doubles(1)), "own.npy: expected 16 bytes for shape (2), got 8"],
    ["more bytes", npy("'<f8'", "(1,)", doubles(1, 2)), "own.npy: expected 8 bytes for shape (1), got 16"],
    [
      "an integer that is no double",
      npy("'<i8'", "(1,)", Buffer.from("0100000000002000", "hex")),
      "own.npy: expected integers that are doubles, got one beyond 2^53; convert it to float64 where that is meant",
    ],
    ["no shape", npy("'<f8'", "'x'", doubles(1)), "own.npy: expected a header with a 'shape', got one without"],
    ["version 4", npy("'<f8'", "(1,)", doubles(1), { version: 4 }), "version 1, 2 or 3, got version 4"],
    [
      "a header cut off",
      npy("'<f8'", "(1,)", doubles(1)).subarray(0, 20),
      "expected a whole header, got a truncated one",
    ],
    ["hardly a header", Buffer.from("\x93NUMPY\x01\x00", "latin1"), "expected a whole header, got a truncated one"],
  ])("with %s is refused", (_, bytes, expected) => {
    expect(complaint(() => parseNpy(bytes, "own.npy"))).toContain(expected);
  });

  it.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x8000, -0],
  ])("has halves as the doubles that they are: %i", (bits, value) => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(bits);
    expect(parseNpy(npy("'<f2'", "(1,)", bytes), "own.npy").data[0]).toBe(value);
    expect(parseNpy(npy("'>f2'", "(1,)", bytes.swap16()), "own.npy").data[0]).toBe(value);
  });

  it("has bool as 0 and 1", () => {
    expect([...parseNpy(npy("'|b1'", "(2,)", Buffer.from([1, 0])), "own.npy").data]).toEqual([1, 0]);
  });

  it("is told by its first bytes", () => {
    expect(complaint(() => parseNpy(readFileSync(import.meta.filename), "own.npy"))).toBe(
      "own.npy: expected a .npy file of version 1, 2 or 3, got something else",
    );
  });
});

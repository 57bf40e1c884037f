import { describe, expect, it } from "vitest";
import { python, pythonNote, runPython } from "../export/folder/witness.fixture.js";
import { ShapeError } from "../numerics/arithmetic/errors.js";
import { encodeNpy, parseNpy } from "./npy.js";

const AWKWARD = [-0, 0, 5e-324, -5e-324, 2 ** -1022 - 2 ** -1074, 1e300, -1.7976931348623157e308, 0.1, 1 / 3, 2 ** 53];

/** The bits of a double, in hexadecimal, most significant first. */
function bits(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

describe("an .npy file", () => {
  it("is the magic, the version, the length, the header and the doubles, byte for byte", () => {
    const bytes = encodeNpy({ rows: 1, cols: 2, data: [1, -2] });
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }".padEnd(117) + "\n";
    const doubles = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0];
    const expected = [0x93, ...Buffer.from("NUMPY"), 1, 0, 118, 0, ...Buffer.from(header), ...doubles];
    expect([...bytes]).toEqual(expected);
  });

  it.each([
    [2, 5, AWKWARD],
    [10, 1, AWKWARD],
    [1, 1, [-0]],
    [0, 3, []],
    [3, 0, []],
    [0, 0, []],
  ])("of %i x %i begins its data at a multiple of 64 and comes back bit for bit", (rows, cols, data) => {
    const bytes = encodeNpy({ rows, cols, data });
    expect((bytes.length - 8 * data.length) % 64).toBe(0);
    const view = new DataView(bytes.buffer);
    const at = bytes.length - 8 * data.length;
    expect(data.map((_, i) => bits(view.getFloat64(at + 8 * i, true)))).toEqual(data.map(bits));
    if (data.length > 0) expect(parseNpy(Buffer.from(bytes), "x.npy")).toMatchObject({ shape: [rows, cols] });
  });

  it("refuses entries that do not fill the shape", () => {
    expect(() => encodeNpy({ rows: 2, cols: 2, data: [1] })).toThrow(ShapeError);
  });
});

describe(`NumPy, ${pythonNote}`, () => {
  it("reads shape, type, order and every bit", () => {
    const files = new Map<string, string | Uint8Array>([
      ["awkward.npy", encodeNpy({ rows: 2, cols: 5, data: AWKWARD })],
      ["empty.npy", encodeNpy({ rows: 0, cols: 3, data: [] })],
      [
        "print.py",
        `import os, numpy as np
here = os.path.dirname(os.path.abspath(__file__))
for name in ("awkward.npy", "empty.npy"):
    x = np.load(os.path.join(here, name))
    print(x.dtype.str, x.shape, x.flags["C_CONTIGUOUS"], " ".join("%016x" % b for b in x.view(np.uint64).ravel()))
`,
      ],
    ]);
    if (python === null) return;
    const { stdout, stderr } = runPython(python, files, "print.py");
    expect(stderr).toBe("");
    expect(stdout).toBe(`<f8 (2, 5) True ${AWKWARD.map(bits).join(" ")}\n<f8 (0, 3) True \n`);
  });
});

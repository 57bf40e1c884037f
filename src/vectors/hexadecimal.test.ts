import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { python, pythonNote } from "../export/folder/witness.fixture.js";
import { hexadecimal } from "./hexadecimal.js";

it.each([
  [3, "0x1.8p+1"],
  [1, "0x1p+0"],
  [0.1, "0x1.999999999999ap-4"],
  [-0, "-0x0p+0"],
  [5e-324, "0x0.0000000000001p-1022"],
  [-(2 ** -1023), "-0x0.8p-1022"],
  [Number.MAX_VALUE, "0x1.fffffffffffffp+1023"],
  [-Infinity, "-inf"],
])("%d is %s", (x, text) => {
  expect(hexadecimal(x)).toBe(text);
});

const AWKWARD = [1 / 3, -2e-310, 1e300, 2 ** 53 + 2, -7.25, 4e-320, 0, -0];

it.skipIf(python === null)(`is what Python reads, bit for bit, ${pythonNote}`, () => {
  const program = "import sys; print(*[repr(float.fromhex(x)) for x in sys.argv[1:]])";
  const { stdout } = spawnSync(python!, ["-c", program, ...AWKWARD.map(hexadecimal)], { encoding: "utf8" });
  const back = stdout.trim().split(" ").map(Number);
  back.forEach((x, k) => expect(Object.is(x, AWKWARD[k]), String(AWKWARD[k])).toBe(true));
  expect(back).toHaveLength(AWKWARD.length);
});

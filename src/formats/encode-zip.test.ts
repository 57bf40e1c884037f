import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scratch } from "../cli/harness.fixture.js";
import { python, pythonNote } from "../export/folder/witness.fixture.js";
import { encodeNpz, encodeZip } from "./encode-zip.js";
import { parseNpz } from "./npz.js";
import { unpack, zipMembers } from "./zip.js";

const members = new Map([
  ["a.txt", Buffer.from("first")],
  ["empty", Buffer.alloc(0)],
  ["ü/b.bin", Buffer.from([0, 255, 1])],
]);

it("comes back member by member, and is the same every time", () => {
  const archive = Buffer.from(encodeZip(members));
  const back = zipMembers(archive, "a.zip").map((member) => [
    member.name,
    Buffer.from(unpack(archive, member, 100, "a.zip")),
  ]);
  expect(back).toEqual([...members]);
  expect(encodeZip(members)).toEqual(encodeZip(members));
});

const arrays = new Map([
  ["x", { rows: 2, cols: 2, data: [1, -0, 5e-324, 0.1] }],
  ["y", { rows: 1, cols: 1, data: [3] }],
]);

it("holds matrices as our own reader finds them", () => {
  const { lists } = parseNpz(Buffer.from(encodeNpz(arrays)), "m.npz", "m.npz");
  expect([...lists.keys()]).toEqual(["x", "y"]);
});

it.skipIf(python === null)(`holds matrices as NumPy finds them, ${pythonNote}`, () => {
  const folder = scratch();
  writeFileSync(join(folder, "m.npz"), encodeNpz(arrays));
  const program = "import numpy as np; z = np.load('m.npz'); print([z[k].tolist() for k in z.files])";
  const { stdout, stderr } = spawnSync(python!, ["-c", program], { cwd: folder, encoding: "utf8" });
  expect([stdout.trim(), stderr]).toEqual(["[[[1.0, -0.0], [5e-324, 0.1]], [[3.0]]]", ""]);
});

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "./witness.fixture.js";

/** What one run of a check ended with. */
export interface Ended {
  readonly status: number;
  readonly lines: readonly string[];
}

/** Runs check.py of a folder again and again, each time with one file replaced, in a single Python. */
const DRIVER = `import contextlib
import io
import json
import os
import runpy
import sys

import numpy as np

folder, cases = sys.argv[1], json.load(open(sys.argv[2]))
ended = []
for case in cases:
    kept = {}
    for name, rows in case.items():
        path = os.path.join(folder, name)
        kept[path] = open(path, "rb").read()
        np.save(path, np.array(rows, dtype=float))
    said = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(said):
        try:
            runpy.run_path(os.path.join(folder, "check.py"), run_name="__main__")
        except SystemExit as end:
            status = end.code
    ended.append({"status": status, "lines": said.getvalue().splitlines()})
    for path, content in kept.items():
        open(path, "wb").write(content)
print(json.dumps(ended))
`;

/** The ends of check.py, once with each set of matrices in place of those of the folder. */
export function recheck(
  command: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  cases: readonly Readonly<Record<string, readonly (readonly number[])[]>>[],
): Ended[] {
  return inFolder(files, (folder) => {
    writeFileSync(join(folder, "driver"), DRIVER);
    writeFileSync(join(folder, "cases"), JSON.stringify(cases));
    const env = { PATH: process.env["PATH"] ?? "", PYTHONDONTWRITEBYTECODE: "1" };
    const args = [join(folder, "driver"), folder, join(folder, "cases")];
    const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8", env });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Ended[];
  });
}

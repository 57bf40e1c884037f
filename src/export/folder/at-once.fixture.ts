import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, type Ran } from "./witness.fixture.js";

/** What all documents begin with; a counter may follow, which can as well be set behind. */
const PREAMBLE =
  /^(\\documentclass.*\n(?:\\usepackage.*\n)*)((?:\\setcounter.*\n)*)\\begin\{document\}\n([^]*)\\end\{document\}\n$/;

/** What the counter is where no document has set it: counters know no groups. */
const COLUMNS = "\\setcounter{MaxMatrixCols}{10}";

/**
 * What LaTeX says of documents with one preamble, of which it is started once: of each its errors, and lines that stick out
 * by more than 20 pt. Those behind an error are not typeset, which is said.
 * @throws where a document begins with something else
 */
export function latexComplaintsOf(command: string, documents: readonly string[]): string[][] {
  const parts = documents.map((tex) => PREAMBLE.exec(tex) ?? []);
  const [preamble] = parts.map(([, one]) => one);
  const odd = parts.findIndex(([, one]) => one === undefined || one !== preamble);
  if (odd !== -1) throw new Error(`expected documents that all begin the same, got document ${odd} otherwise`);
  const mark = (k: number): string => `\\typeout{}\\typeout{document ${k}}\n`;
  // The last paragraph is set before its group ends, and so as the document has it.
  const bodies = parts.map(([, , counters, body], k) => `${mark(k)}{${COLUMNS}${counters}${body}\\par}\n\\clearpage\n`);
  const whole = `${preamble ?? ""}\\begin{document}\n${bodies.join("")}${mark(documents.length)}\\end{document}\n`;
  const stdout = inFolder(new Map([["all.tex", whole]]), (folder) => {
    const env = { ...process.env, max_print_line: "10000" };
    return spawnSync(command, ["-interaction=nonstopmode", "-halt-on-error", "all.tex"], {
      encoding: "utf8",
      cwd: folder,
      env,
    }).stdout;
  });
  const said = new Map(
    stdout.split(/^document (?=\d+$)/m).flatMap((part) => {
      const number = /^\d+/.exec(part)?.[0];
      return number === undefined ? [] : [[Number(number), part.split("\n").slice(1)] as const];
    }),
  );
  return documents.map((_, k) => {
    const lines = said.get(k);
    if (lines === undefined) return ["not typeset"];
    const complaints = lines.filter((line) => /^!|^Overfull \\hbox \((2\d|[3-9]\d|\d{3,})\./.test(line));
    return said.has(k + 1) || complaints.length > 0 ? complaints : ["not typeset to its end"];
  });
}

/** Runs programs one after another as each would be run alone: at the main level, with a terminal that knows ASCII alone. */
const DRIVER = `import contextlib
import io
import json
import runpy
import sys
import traceback

ended = []
for path in json.load(open(sys.argv[1])):
    kept = [io.BytesIO(), io.BytesIO()]
    said = [io.TextIOWrapper(one, encoding="ascii", write_through=True) for one in kept]
    status = 0
    with contextlib.redirect_stdout(said[0]), contextlib.redirect_stderr(said[1]):
        try:
            runpy.run_path(path, run_name="__main__")
        except SystemExit as end:
            status = 0 if end.code is None else end.code
        except Exception:
            status = 1
            said[1].write(traceback.format_exc().encode("ascii", "replace").decode())
    stdout, stderr = [one.getvalue().decode("ascii") for one in kept]
    ended.append({"status": status, "stdout": stdout, "stderr": stderr})
print(json.dumps(ended))
`;

/** Runs a program of each of several folders, from somewhere else, in a single Python: what it ended with, and what it said. */
export function runPythons(
  command: string,
  folders: readonly ReadonlyMap<string, string | Uint8Array>[],
  program: string,
): Ran[] {
  return inFolder(new Map([["driver", DRIVER]]), (place) => {
    const paths = folders.map((files, k) => {
      mkdirSync(join(place, String(k)));
      for (const [name, content] of files) writeFileSync(join(place, String(k), name), content);
      return join(place, String(k), program);
    });
    writeFileSync(join(place, "programs"), JSON.stringify(paths));
    const env = { PATH: process.env["PATH"] ?? "", PYTHONDONTWRITEBYTECODE: "1" };
    const { stdout, stderr, status } = spawnSync(command, [join(place, "driver"), join(place, "programs")], {
      encoding: "utf8",
      env,
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Ran[];
  });
}

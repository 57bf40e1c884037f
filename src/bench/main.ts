#!/usr/bin/env node
/**
 * What numbers here cost, and what they cost elsewhere, measured in one run: properties against Hypothesis with NumPy, products
 * and spectra against OpenBLAS, LAPACK and ml-matrix, curvature against PyTorch's autograd; and how costs grow. Prints a
 * table; with --record, keeps it in reports/published/bench.md, too.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { curvatureGrowth, curvatureRows } from "./curvature.js";
import { linearAlgebraRows } from "./linear-algebra.js";
import { rateRows } from "./rates.js";
import type { Row } from "./rows.js";
import { productGrowth, sharpnessRows } from "./sharpness.js";

const SECTIONS = [rateRows, linearAlgebraRows, curvatureRows, sharpnessRows, curvatureGrowth, productGrowth];

const INTRODUCTION = `# What it costs

How long numbers take here, and how long they take elsewhere, in CPU time of one thread. In brackets stands how many times as
long the others take in the same run: above 1×, flatcheck is faster. What is ours comes with a bound of its error, which
theirs do not; *peak* is the best rate of a product by OpenBLAS in this run. Only ratios compare between machines. *Not
here* is what was not installed. The properties are those of \`gatmiry2023/lemma-1\` and of the trace formula, each drawn,
computed and judged; growth is the exponent of the size that fits best. The trace is compared with two ways by autograd: the
squares of the gradients of all predictions, in one batched pass, which knows the formula; and Hutchinson's estimate, which
knows nothing but products with the Hessian, up to a standard error of 1 %. Made by

\`\`\`sh
npm run build && npm run bench -- --record
\`\`\`
`;

/** A table of Markdown; no cell has a bar. */
function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function line({ what, size, own, others }: Row): string[] {
  return [what, size, own, others.join("; ")];
}

const before = loadavg()[0]!;
const rows = SECTIONS.flatMap((section) => {
  const found = section();
  process.stderr.write(`${found.map((row) => line(row).join(" | ")).join("\n")}\n`);
  return found;
});
const table = markdownTable(["what", "size", "flatcheck", "others"], rows.map(line));
const machine =
  `On ${cpus().length} cores of ${cpus()[0]?.model ?? "a processor without a name"}, Node ${process.version}; ` +
  `load ${before.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after.`;
const page = `${INTRODUCTION}\n${machine}\n\n${table}\n`;
process.stdout.write(page);
if (process.argv.includes("--record")) {
  writeFileSync(fileURLToPath(new URL("../../../reports/published/bench.md", import.meta.url)), page);
}

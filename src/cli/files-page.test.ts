import { resolve } from "node:path";
import { expect, it } from "vitest";
import { type Claim, noFileReason } from "../claim/index.js";
import { cell, code, markdownTable } from "../../reports/text/markdown-text.js";
import { catalogue } from "../../theorems/index.js";

const PAGE = resolve(import.meta.dirname, "../../docs/files.md");

const INTRODUCTION = `# What each claim takes of a file

\`flatcheck check <claim> --load <file>\` judges one claim on your own matrices, \`flatcheck check --load <file>\` every claim
that takes them. This page says which those are; \`npx vitest run src/cli/files-page.test.ts -u\` makes it again.

Files are JSON, .npy or .npz. Layers are \`weights\` (or \`W\`, first layer first), or one by one \`W1\`, \`W2\`, …, \`0.weight\`,
\`net.2.weight\`, \`fc1.weight\`, \`blocks.0.linear.weight\`, or \`arr_0\`, \`arr_1\`, …, counted from 0 or from 1; \`--transpose\` is
for layers that are stored as (in, out). A matrix beside them that is called like a layer and has no number, such as
\`out.weight\`, is refused: without it they would be another network; so are layers of two parts, such as \`block1.0.weight\`
and \`block2.1.weight\`, whose numbers do not tell their order. Measurements are \`measurements\` (\`A\`) with \`labels\` (\`b\`),
data \`inputs\` (\`X\`, a sample a row) with \`targets\` (\`y\`), an end-to-end matrix or a ground truth is \`M\`. What else stands in
the file is named and plays no part. A bias plays none: the networks of the claims have no biases.

What is missing follows from what is there, where it does: M = W_L⋯W_1, rounded to doubles; with one output the samples are
measurements and the other way round. Hypotheses are measured on the file: the isometry constant of the measurements, ranks,
white data, the loss. Those on what the file does not have are called not looked at. Of parameters that nobody states with
\`--set\` all values are tried that the claim draws, and of every relation the closest is shown. A value of another sign
than all of those, or above 1 where they are shares, refutes nothing, since the statement is not likely to be about it.
`;

/** A row of the table. */
function row(claim: Claim): string[] {
  const reason = noFileReason(claim);
  const id = code(claim.id);
  if (reason !== null) return [id, "nothing", "", cell(reason)];
  const { taken, almostSurely } = (claim.onFiles?.claim ?? claim).specs;
  const { needs, also, parameters } = taken!;
  const list = (names: readonly string[]): string => names.map(code).join(", ");
  const drawn = [...(almostSurely?.keys() ?? [])];
  const remarks = [
    ...(drawn.length === 0 ? [] : [`about random draws of ${list(drawn)}, which one alone cannot refute`]),
    ...(parameters.length === 0 ? [] : [`all values of ${list(parameters)}`]),
  ];
  return [id, list(needs), list(also), remarks.join("; ")];
}

it("says of every claim what it takes of a file, or why it takes none", async () => {
  const claims = await catalogue.load();
  const sources = [...new Set(claims.map(({ id }) => id.slice(0, id.indexOf("/"))))];
  const tables = sources.map((source) => {
    const own = claims.filter(({ id }) => id.startsWith(`${source}/`));
    return `## ${source}\n\n${markdownTable(["claim", "needs", "may have", "remarks"], own.map(row))}`;
  });
  const about = claims.filter((claim) => noFileReason(claim) === null).length;
  const counts = `Of ${claims.length} claims ${about} take a file; none asks for a parameter.`;
  await expect(`${INTRODUCTION}\n${counts}\n\n${tables.join("\n\n")}\n`).toMatchFileSnapshot(PAGE);
});

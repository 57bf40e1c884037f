import { counted } from "../text/numbers.js";
import type { ProofSummary, ProvedSizes } from "./proofs.js";

/** What was proved of one relation, boxes of one sort together. */
export function proofsText(proofs: readonly ProofSummary[]): string {
  const groups = new Map<string, ProofSummary[]>();
  for (const proof of proofs) {
    const key = proof.kind === "box" ? `${proof.covers} ${proof.slack}` : JSON.stringify(proof.proved);
    groups.set(key, [...(groups.get(key) ?? []), proof]);
  }
  const joined = [...groups.values()].map((group) => {
    const [first] = group;
    if (first!.kind === "identity") return proofText(first!);
    return proofText({ ...first!, sizes: group.flatMap((one) => (one.kind === "box" ? [one.sizes] : [])).join("; ") });
  });
  return joined.join("; ");
}

/** What was proved of one relation, with the sizes that belong to it: `proved for all entries at 12 of 14 sizes drawn: …`. */
export function proofText(proof: ProofSummary): string {
  if (proof.kind === "box") {
    const factor = proof.slack === null ? "" : ` up to 1 + 2^−${proof.slack}`;
    return `proved${factor} on ${proof.covers} (${proof.sizes})`;
  }
  const { proved, tried, unlikely } = proof;
  const chance = unlikely === null ? "" : `, but for a chance of at most 2^−${unlikely}`;
  return `proved ${freedom(proved)} at ${proved.length} of ${counted(tried, "size")} drawn (${rangesText(proved)})${chance}`;
}

/** What is free at these sizes. */
function freedom(proved: readonly ProvedSizes[]): string {
  const all = proved.filter(({ lists = "entries" }) => lists === "entries").length;
  const fixed = proved.some(({ reals }) => Object.keys(reals ?? {}).length > 0) ? ", some reals fixed," : "";
  if (all === proved.length) return `for all entries${fixed}`;
  if (all === 0) return `for all entries that its laws draw${fixed}`;
  return `for all entries at ${all}, else for all that its laws draw${fixed}`;
}

/** Between which numbers each size lies: `n = 1…4, depth 1…5, widths 1…6`; not all combinations need be there. */
function rangesText(proved: readonly ProvedSizes[]): string {
  const names = [...new Set(proved.flatMap(({ sizes }) => Object.keys(sizes)))];
  const choices = [...new Set(proved.flatMap((at) => Object.keys(at.choices ?? {})))];
  const deep = proved.filter(({ widths }) => widths.length > 0);
  return [
    ...names.map((name) => `${name} = ${range(proved.flatMap(({ sizes }) => sizes[name] ?? []))}`),
    ...(deep.length === 0
      ? []
      : [
          `depth ${range(deep.map(({ widths }) => widths.length - 1))}`,
          `widths ${range(deep.flatMap(({ widths }) => widths))}`,
        ]),
    ...choices.map((name) => `${name}: ${[...new Set(proved.flatMap((at) => at.choices?.[name] ?? []))].join(", ")}`),
  ].join(", ");
}

function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? String(least) : `${least}…${most}`;
}

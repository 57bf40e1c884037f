import { halves, look } from "./branch.js";
import { type BoxProof, provedChart, proofOf, searchOf } from "./box-proof.js";
import type { Span } from "./doubles.js";
import type { Family } from "./family.js";
import { chartProgram, differs, taskOf } from "./prove-family.js";
import type { Claim } from "../../claim/index.js";

/** Does the work on one box, which somebody watches. */
export type WatchedBox = <T>(where: { readonly family: string; readonly chart: string }, work: () => T) => T;

/** What a proof says now, with the program of today. */
export type Recheck =
  | { readonly outcome: "verified"; readonly boxes: number }
  | { readonly outcome: "rejected" | "stale"; readonly reason: string };

/**
 * Looks at a proof again: its words against those of the family and the claim, its programs against those that are
 * recorded now, and every leaf of its trees by intervals.
 */
export function recheck(
  claim: Claim | undefined,
  family: Family | undefined,
  proof: BoxProof,
  watched: WatchedBox = (_, work) => work(),
): Recheck {
  if (claim === undefined || family === undefined) return stale(`there is no family ${proof.id}`);
  const { statement } = claim.forms.find(({ name }) => name === family.form)!;
  const expected = proofOf(family, statement, proof.version, proof.charts);
  const changed = (Object.keys(expected) as (keyof BoxProof)[]).find(
    (key) => JSON.stringify(expected[key]) !== JSON.stringify(proof[key]),
  );
  if (changed !== undefined) return stale(`its ${changed} is not that of the family`);
  if (family.charts.length !== proof.charts.length) return stale("it has other charts than the family");
  let boxes = 0;
  for (const [i, chart] of family.charts.entries()) {
    const written = proof.charts[i]!;
    const program = chartProgram(claim, family, chart);
    if (differs(written, provedChart(chart, program, { tree: ["open"], choices: [] }))) {
      return stale(`the program of ${chart.name} is not the one that is recorded now`);
    }
    const where = { family: family.id, chart: chart.name };
    const found = leavesOf(written, taskOf(family, chart, program), (work) => watched(where, work));
    if (typeof found === "string") return { outcome: "rejected", reason: `${chart.name}: ${found}` };
    boxes += found;
  }
  return { outcome: "verified", boxes };
}

function stale(reason: string): Recheck {
  return { outcome: "stale", reason };
}

/** How many leaves a tree has, each of which is looked at; or what is wrong with it. */
function leavesOf(
  written: BoxProof["charts"][number],
  task: ReturnType<typeof taskOf>,
  watched: <T>(work: () => T) => T,
): number | string {
  const { tree, choices } = searchOf(written);
  const boxes: (readonly Span[])[] = [task.box];
  let leaves = 0;
  for (const mark of tree) {
    const box = boxes.pop();
    if (box === undefined) return "a tree with more leaves than it has";
    if (mark === "open") return "a box that is not proved";
    if (mark === "proved") {
      const chosen = choices[leaves];
      leaves++;
      if (chosen?.length !== written.chosen.length) return "a box whose choices are missing";
      const given = task.choose === undefined ? task : { ...task, choose: () => chosen };
      if (watched(() => look(given, box)).outcome !== "proved") return "a box on which the bound is not shown";
    } else {
      if (mark >= box.length) return "a tree that halves an axis that is none";
      const [low, high] = halves(box, mark);
      boxes.push(high, low);
    }
  }
  return boxes.length > 0 ? "a tree that ends before its leaves do" : leaves;
}

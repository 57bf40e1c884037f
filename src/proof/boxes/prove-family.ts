import { type Effort, type Search, search, type Task } from "./branch.js";
import { type BoxProof, proofOf, provedChart, searchOf } from "./box-proof.js";
import { type Chart, factorOf, type Family } from "./family.js";
import { middle } from "./forward.js";
import { type Program, ProgramError } from "./program.js";
import { programOf, type Sides } from "./written.js";
import { type Claim, relationOf } from "../../claim/index.js";
import { exact } from "../../numerics/index.js";
import { Random, textSeed } from "../../random/index.js";

/** Points of the box at which the computation is recorded. */
const POINTS = 4;

/** Both sides of the statement of a chart, `lhs ≤ rhs`, with the values of its parameters and of what is chosen. */
function sidesOf(claim: Claim, family: Family, chart: Chart, tighten: number): (values: readonly number[]) => Sides {
  const { sides, spec } = chart;
  const plain = (values: readonly number[]): Sides => {
    if (sides !== undefined) return sides(values);
    if (spec === undefined) throw new ProgramError("a chart without a spec");
    const relation = relationOf(claim.evaluate(spec(values)), family.form, family.relation);
    if (relation === undefined) throw new ProgramError(`no relation "${family.relation}" at a point of the box`);
    if (relation.sense !== "bound") throw new ProgramError("a relation that is no bound");
    return relation;
  };
  if (tighten === 1) return plain;
  return (values) => {
    const { lhs, rhs } = plain(values);
    return { lhs: lhs.times(exact(tighten)), rhs };
  };
}

/**
 * The program of a chart. It is recorded at several points inside of the box, with values of 30 bits or more, such as no
 * constant of a claim has.
 * @param tighten the left side is multiplied by it
 * @throws ProgramError where it is not one and the same program at all of them
 */
export function chartProgram(claim: Claim, family: Family, chart: Chart, tighten = 1): Program {
  const random = new Random(textSeed(`${family.id} ${chart.name}`));
  const points = Array.from({ length: POINTS }, () => [
    ...chart.parameters.map(({ from, to }) => from + (to - from) * random.uniform()),
    ...(chart.chosen ?? []).map(() => 1 + random.uniform()),
  ]);
  return programOf(sidesOf(claim, family, chart, tighten), points);
}

/** What became of the charts of a family. */
export interface ProvedFamily {
  /** Proved where no chart has an open box; a record to go on from elsewhere. */
  readonly proof: BoxProof;
  readonly charts: readonly Pick<Search, "proved" | "open" | "gap">[];
  /** The first point found at which the statement fails, in a chart. */
  readonly refuted: { readonly chart: Chart; readonly point: readonly number[] } | null;
}

/** What else there is to say of a proof. */
export interface Proving {
  readonly effort: Effort;
  readonly version: string;
  /** An earlier state to go on from. */
  readonly before?: BoxProof;
  /** The left side is multiplied by it: 1 unless a constant is to be tried that may be too good. */
  readonly tighten?: number;
}

/**
 * Branch and bound on all charts of a family.
 * @throws ProgramError where a computation cannot be followed, or the earlier state is of another program
 */
export function proveFamily(
  claim: Claim,
  family: Family,
  { effort, version, before, tighten = 1 }: Proving,
): ProvedFamily {
  const { statement } = claim.forms.find(({ name }) => name === family.form)!;
  const found = family.charts.map((chart, i) => {
    const program = chartProgram(claim, family, chart, tighten);
    const earlier = before?.charts[i];
    const fresh = provedChart(chart, program, { tree: ["open"], choices: [] });
    if (earlier !== undefined && (before!.id !== family.id || differs(earlier, fresh))) {
      throw new ProgramError("an earlier state of another family, or of another program");
    }
    const done = search(taskOf(family, chart, program), effort, earlier === undefined ? undefined : searchOf(earlier));
    return { chart, done, written: provedChart(chart, program, done) };
  });
  const refuting = found.find(({ done }) => done.refuted !== null);
  return {
    proof: proofOf(
      family,
      statement,
      version,
      found.map(({ written }) => written),
    ),
    charts: found.map(({ done: { proved, open, gap } }) => ({ proved, open, gap })),
    refuted: refuting === undefined ? null : { chart: refuting.chart, point: refuting.done.refuted! },
  };
}

/** What is to be shown of a chart. */
export function taskOf(family: Family, chart: Chart, program: Program): Task {
  const { choose } = chart;
  return {
    program,
    box: chart.parameters.map(({ from, to }) => ({ lo: from, hi: to })),
    factor: factorOf(family),
    ...(choose === undefined ? {} : { choose: (box) => choose(box.map(middle)) }),
  };
}

/** Whether two charts differ in what they say, apart from the tree. */
export function differs(a: BoxProof["charts"][number], b: BoxProof["charts"][number]): boolean {
  const said = ({ name, parameters, chosen, program, grid }: typeof a): string =>
    JSON.stringify([name, parameters, chosen, program.lines, program.lhs, program.rhs, program.nonzero, grid]);
  return said(a) !== said(b);
}

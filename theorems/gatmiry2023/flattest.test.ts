import { describe, expect, it } from "vitest";
import type { Relations } from "../../src/claim/relations/comparison.js";
import { judge } from "../../src/claim/relations/relation.js";
import type { Spec } from "../../src/claim/specs/spec.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import {
  frobeniusSquared,
  fromRows,
  inner,
  type Matrix,
  minimumFrobenius,
  minimumNuclearNorm,
  nuclearNorm,
  withArena,
} from "../../src/numerics/index.js";
import corollary1, { relationsOf as corollary1Relations } from "./corollary-1.js";
import learnedNorm, { relationsOf as learnedRelations } from "./learned-norm.js";
import { drawn as recovered, flattest, solvedBy } from "./objects/corollary-1.js";
import { drawn as learnedFrom, flattest as learnedFlattest, learnedBy } from "./objects/learned-norm.js";
import { recoveryInstances, type RecoveryProblem } from "./shared/recovery-instances.js";
import { SEARCH } from "./shared/unseen-minimizers.js";
import nuclearClaim, { relationsOf as nuclearRelations } from "./theorem-1-nuclear.js";
import recoveryClaim, { relationsOf as recoveryRelations } from "./theorem-2.js";

/** How often each relation is refuted on so many drawn specs. */
function refuted({ specs }: Claim, count: number, relations: (spec: Spec) => Relations): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let k = 0; k < count; k++) {
    withArena(() => {
      for (const [name, of] of Object.entries(relations(specs.draw(k * 7919 + 1)))) {
        const found = of ? judge(of(name)).verdict : "holds";
        counts[name] = (counts[name] ?? 0) + Number(found === "refuted");
      }
    });
  }
  return counts;
}

describe("the least Frobenius norm in place of the trace minimizer", () => {
  it("has too large a trace for corollary-1 in half of its cases", () => {
    const frobenius: typeof flattest = (problem) => ({
      minimizer: minimumFrobenius(problem),
      trace: flattest(problem).trace,
      gap: flattest(problem).gap,
    });
    const counted = (search: typeof flattest) =>
      refuted(corollary1, 40, (spec) => {
        const { A, M } = recovered.materialize(spec);
        return corollary1Relations(solvedBy(search, A, M));
      });
    expect(Object.values(counted(flattest))).toEqual([0, 0]);
    const [norm, trace] = Object.values(counted(frobenius));
    expect(norm).toBe(0);
    expect(trace).toBeGreaterThan(20);
  });

  it("has a larger weighted norm than M* in several cases of learned-norm", () => {
    const frobenius: typeof learnedFlattest = (problem) => ({
      minimizer: minimumFrobenius(problem),
      gap: learnedFlattest(problem).gap,
    });
    const counted = (search: typeof learnedFlattest) =>
      refuted(learnedNorm, 60, (spec) => {
        const { A, M } = learnedFrom.materialize(spec);
        return learnedRelations(learnedBy(search, A, M));
      });
    expect(Object.values(counted(learnedFlattest))).toEqual([0, 0]);
    const [weighted, byConditions] = Object.values(counted(frobenius));
    expect(byConditions).toBe(0);
    expect(weighted).toBeGreaterThan(2);
  });
});

describe("another solution in place of the flattest one under RIP", () => {
  const measured = ({ measurements, target }: RecoveryProblem) => ({
    measurements,
    labels: measurements.map((a) => inner(a, target)),
  });

  /** The search, with the solution that `pick` takes in place of the flattest one, and the excess of that. */
  const taking = (pick: (problem: RecoveryProblem) => Matrix): typeof SEARCH => ({
    minimizersOf: (problem) => {
      const { target, unseen, widths } = problem as RecoveryProblem;
      if (unseen === null || widths.length > 3) return SEARCH.minimizersOf(problem);
      const m = pick(problem as RecoveryProblem);
      const t = inner(m.minus(target), unseen).over(frobeniusSquared(unseen)).value;
      return { offset: { lower: t, centre: t, upper: t }, endToEndNorm: nuclearNorm(m) };
    },
    nearMinimizer: (problem) => {
      const found = SEARCH.nearMinimizer(problem);
      return found && { endToEnd: pick(problem as RecoveryProblem), excess: found.excess };
    },
  });
  const frobenius = taking((problem) => minimumFrobenius(measured(problem)));
  const nuclear = taking((problem) => minimumNuclearNorm(measured(problem)).minimizer);

  interface Case {
    readonly claim: Claim;
    readonly relations: (problem: RecoveryProblem, search: typeof SEARCH) => Relations;
    readonly source: ReturnType<typeof recoveryInstances>;
  }
  const cases: readonly Case[] = [
    { claim: nuclearClaim, relations: nuclearRelations, source: recoveryInstances([2, 4], [1, 4], 1) },
    { claim: recoveryClaim, relations: recoveryRelations, source: recoveryInstances([2, 3], [2, 4], 2) },
  ];
  const counted = ({ claim, relations, source }: Case, search: typeof SEARCH) =>
    refuted(claim, 300, (spec) => relations(source.materialize(spec), search));
  const isTrace = (relation: string) => relation.endsWith("tr at M*, and at the least ‖M‖_*");

  it.each(cases)("has too large a trace for $claim.id, and nothing else tells it", (of) => {
    expect(Object.values(counted(of, SEARCH)).filter((count) => count > 0)).toEqual([]);
    const told = Object.entries(counted(of, frobenius));
    expect(Math.min(...told.filter(([name]) => isTrace(name)).map(([, count]) => count))).toBeGreaterThan(10);
    expect(Math.max(...told.filter(([name]) => !isTrace(name)).map(([, count]) => count))).toBeLessThan(5);
    const byNuclear = Object.entries(counted(of, nuclear)).filter(([name]) => isTrace(name));
    expect(Math.max(...byNuclear.map(([, count]) => count))).toBeGreaterThan(1);
  });

  it("is not needed: what the search finds is within 2^-25 of the least trace", () => {
    for (const { claim, source } of cases) {
      for (let k = 0; k < 300; k++) {
        withArena(() => {
          const problem = source.materialize(claim.specs.draw(k * 7919 + 1));
          const near = problem.blind > 1 ? SEARCH.nearMinimizer(problem) : null;
          if (near) expect(near.excess.value).toBeLessThan(1 + 2 ** -25);
        });
      }
    }
  });

  it("breaks the bounds themselves in chosen cases", () => {
    const broken = cases.flatMap(({ claim, relations, source }) =>
      claim.degenerateCases.flatMap(({ name, spec }) =>
        withArena(() => {
          const found = Object.entries(relations(source.materialize(spec), frobenius));
          const bounds = found.filter(([relation]) => !isTrace(relation));
          return bounds.some(([relation, of]) => of && judge(of(relation)).verdict === "refuted") ? [name] : [];
        }),
      ),
    );
    expect(broken).toEqual([
      "the identity of size 8 unseen: δ = 1/15",
      "four directions unseen at size 8",
      "four directions unseen",
      "M* is one entry of the identity of size 6, unseen",
    ]);
  });
});

describe("the flattest solution of corollary-1", () => {
  it("is not refuted where the search stops short: single entries from 1e-13 to 1e-1", () => {
    const seen: readonly (readonly [row: number, col: number, entry: number])[] = [
      [3, 1, 4.4992690375820844e-13],
      [3, 1, 0.00043677482276093],
      [3, 2, 6.351496815712969e-9],
      [0, 3, 0.09349872605481693],
      [2, 0, 0.060694540336664535],
      [2, 3, 1.9788663114493408e-13],
      [0, 2, 3.78068173813437e-12],
      [1, 0, 7.216281303418186e-9],
      [0, 1, 6.911852943827819e-12],
    ];
    const places = [0, 1, 2, 3];
    const A = seen.map(([row, col, entry]) =>
      fromRows(places.map((i) => places.map((j) => (i === row && j === col ? entry : 0)))),
    );
    const M = fromRows([[-1, 1, 1, 2], [0, 0, 0, 0], [-1, 1, 1, 2], [-1, 1, 1, 2]]); // prettier-ignore
    const found = Object.entries(corollary1Relations(solvedBy(flattest, A, M)));
    expect(found.map(([name, of]) => judge(of(name)).verdict)).not.toContain("refuted");
  });
});

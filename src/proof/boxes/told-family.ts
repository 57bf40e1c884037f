import type { Claim, Witness } from "../../claim/index.js";
import { type BoxProof, boxProgramHash, provedChart } from "./box-proof.js";
import type { Effort } from "./branch.js";
import type { Family } from "./family.js";
import { ProgramError } from "./program.js";
import { chartProgram, proveFamily, type Proving } from "./prove-family.js";
import { isRefutedAt, witnessAt } from "./refuting.js";

/** What is to be done with a family. */
export type BoxTask = Omit<Proving, "effort"> & {
  /** Boxes looked at in each chart, at most. */
  readonly boxes: number;
};

/** What became of a family, in words and numbers alone. */
export type ToldFamily =
  | {
      readonly outcome: "proved" | "open";
      readonly boxes: number;
      readonly open: number;
      /** By how much the margin of an open box could be below 0. */
      readonly gap: number;
      readonly milliseconds: number;
      readonly proof: BoxProof;
    }
  | {
      readonly outcome: "refuted";
      readonly boxes: number;
      readonly open: number;
      readonly gap: number;
      readonly milliseconds: number;
      readonly proof: BoxProof;
      /** The chart and the point, in words. */
      readonly place: string;
      readonly certified: boolean;
      /** Where the relation itself fails there. */
      readonly witness: Witness | null;
    }
  | { readonly outcome: "failed"; readonly why: string };

/** Branch and bound on a family, and all that is to be told of it. @param goesOn whether time is left */
export function tellFamily(
  claim: Claim,
  family: Family,
  { boxes: most, ...proving }: BoxTask,
  goesOn: Effort["goesOn"],
): ToldFamily {
  const started = performance.now();
  try {
    const { proof, charts, refuted } = proveFamily(claim, family, { ...proving, effort: { boxes: most, goesOn } });
    const total = (of: "proved" | "open"): number => charts.reduce((sum, chart) => sum + chart[of], 0);
    const [boxes, open] = [total("proved"), total("open")];
    const counts = {
      boxes,
      open,
      gap: Math.max(...charts.map(({ gap }) => gap)),
      milliseconds: performance.now() - started,
      proof,
    };
    if (refuted === null) return { outcome: open === 0 ? "proved" : "open", ...counts };
    const { chart, point } = refuted;
    const values = chart.parameters.map(({ name }, i) => `${name} = ${point[i]!}`);
    const provenance = { version: proving.version, seed: 0, evaluations: boxes + open };
    return {
      outcome: "refuted",
      ...counts,
      place: [chart.name, ...values].join(", "),
      certified: isRefutedAt(claim, family, chart, point, proving.tighten ?? 1),
      witness: witnessAt(claim, family, chart, point, provenance),
    };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return { outcome: "failed", why: error.message };
  }
}

/** The hash of the programs of a family as its claim is computed now; null where they cannot be followed. */
export function familyProgramHash(claim: Claim, family: Family): string | null {
  try {
    const charts = family.charts.map((chart) =>
      provedChart(chart, chartProgram(claim, family, chart), { tree: ["open"], choices: [] }),
    );
    return boxProgramHash({ charts });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return null;
  }
}

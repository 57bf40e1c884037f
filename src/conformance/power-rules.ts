import { chosenSpecs, type FormFacts, type Spec } from "../claim/index.js";
import type { Bench } from "./bench.js";
import { evaluable } from "./evaluable.js";
import { sameRoutes } from "./routes.js";
import { ruleSample, sampled, type Sampled, sampledAndChosen } from "./sample.js";
import { namesOf, type Weaknesses, weakOn } from "./weak.js";

/** Instances on which steps are recorded, of a claim that is slow and of one that is not. */
const RECORDED = { slow: 4, fast: 12 };

/** The largest change of a right side that teeth may take to notice: nine tenths of it gone. */
const LARGEST_CHANGE = 0.9;

function isGreen({ expected }: FormFacts): boolean {
  return expected === "holds" || expected === "consistent" || expected === "open";
}

/** In a form that is expected to be refuted a relation is one that fails, or one that the corrected form keeps. */
export const neitherRefutedNorKept: Weaknesses = (bench, witnesses) => {
  const { claim } = bench;
  const refuted = namesOf(claim, ({ expected }) => expected === "refuted");
  if (refuted.size === 0) return [];
  const known = [...chosenSpecs(claim), ...witnesses.map(({ spec }) => spec)];
  return weakOn(bench, (specs) => {
    const all = sampled(bench, [...known, ...specs]);
    const kept = new Set(all.flatMap(({ form, name }) => (form === "corrected" ? [name] : [])));
    return all.flatMap(({ form, name, tally }) => {
      if (!refuted.has(form) || tally.counts.refuted > 0 || kept.has(name)) return [];
      const fault =
        `"${name}" (${form}) is refuted by none of ${specs.length} drawn, chosen and stored cases, and the corrected ` +
        `form has none of that name: state it there too, or say in \`unnoticed\` why it stands in a form that fails`;
      return [{ relation: name, fault }];
    });
  });
};

/** A relation that holds would notice a right side of a tenth of what it is. */
export const withoutTeeth: Weaknesses = (bench) =>
  weakOn(bench, (specs) =>
    greenRelations(bench, specs).flatMap(({ form, name, tally }) => {
      const { change } = tally.sensitivity;
      if ((change !== null && change.value <= LARGEST_CHANGE) || tally.counts.refuted > 0) return [];
      const least = change === null ? "no factor" : `no change below ${(100 * change.value).toPrecision(3)} %`;
      const fault =
        `"${name}" (${form}) would notice ${least} in ${specs.length} drawn cases and the chosen ones: its right side ` +
        `could be a tenth of what it is; bring both sides nearer to each other, or say why in \`unnoticed\``;
      return [{ relation: name, fault }];
    }),
  );

/** It would notice a power of each size that varies among its cases, where that can be of any consequence. */
export const withoutExponent: Weaknesses = (bench) =>
  weakOn(bench, (specs) =>
    greenRelations(bench, specs).flatMap(({ form, name, tally, ranges }) => {
      const { change, quantities } = tally.sensitivity;
      const unnoticed = [...ranges].flatMap(([quantity, { low, high, counts }]) => {
        const noticed = quantities.get(quantity);
        const isNoticed = noticed !== undefined && noticed.low < noticed.high && noticed.exponent < Infinity;
        return low < high && counts && !isNoticed ? [quantity] : [];
      });
      if (change === null || unnoticed.length === 0) return [];
      const fault =
        `"${name}" (${form}) would notice no power of ${unnoticed.join(", ")}, which varies among its cases and not among ` +
        `those that would notice a change; let it vary there, or say why in \`unnoticed\``;
      return [{ relation: name, fault }];
    }),
  );

/** The relations of forms that are expected to hold, those that some case decides. */
function greenRelations(bench: Bench, specs: readonly Spec[]): Sampled[] {
  const green = namesOf(bench.claim, isGreen);
  return sampledAndChosen(bench, specs).filter(
    ({ form, tally }) => green.has(form) && tally.counts.holds + tally.counts.refuted > 0,
  );
}

/** Two sides by one route are no check. */
export const byOneRoute: Weaknesses = (bench) => {
  const { claim } = bench;
  const specs = evaluable(bench, ruleSample(bench));
  const recorded = specs.slice(0, claim.budget === undefined ? RECORDED.fast : RECORDED.slow);
  return sameRoutes(claim, recorded, sampled(bench, specs)).map(({ form, name }) => ({
    relation: name,
    fault:
      `"${name}" (${form}) has one computation on both sides in ${recorded.length} drawn cases, so that they agree ` +
      `whatever it gives: compute one of them in another way, or say why in \`unnoticed\``,
  }));
};

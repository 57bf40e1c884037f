import { chosenSpecs, type Spec } from "../claim/index.js";
import { LARGE_SHARE } from "../engine/run/index.js";
import { withArena } from "../numerics/index.js";
import { type Bench, said } from "./bench.js";
import { evaluable, tried } from "./evaluable.js";
import { type Weak, weakOn } from "./weak.js";

/** Drawn instances on which assumptions are measured, and on which a slow claim is evaluated a second time. */
const FEW = 12;

/** Observations that confirm or contradict no law, however they come out. */
const TOO_FEW = 2;

/** Every drawn instance can be evaluated. */
export function errorFaults(bench: Bench, specs: readonly Spec[]): string[] {
  return specs.flatMap((spec) => {
    const found = tried(() => bench.findings(spec));
    return "thrown" in found ? [`evaluation throws "${found.thrown}" on ${JSON.stringify(spec)}`] : [];
  });
}

/** Seeds of which large instances are drawn. */
const LARGE_DRAWS = 48;

/** Large instances can be drawn, of the size of a run of their own and of the few among usual ones. */
export function largeFaults({ claim: { specs } }: Bench): string[] {
  const { large } = specs;
  if (large === undefined || "none" in large) return [];
  for (let seed = 0; seed < LARGE_DRAWS; seed++) {
    const drawn = tried(() => large.draw(seed, seed % 2 === 0 ? 1 : LARGE_SHARE));
    if ("thrown" in drawn)
      return [`a large instance, of seed ${seed}, throws "${drawn.thrown}": say in \`large\` how its sizes grow`];
  }
  return [];
}

/** Every form says something, and each of its relations is decided on some drawn instance. */
export function vacuityFaults(bench: Bench): string[] {
  return weakOn(bench, (specs) => vacuous(bench, specs)).map(({ fault }) => fault);
}

function vacuous(bench: Bench, specs: readonly Spec[]): Weak[] {
  const all = evaluable(bench, specs).map((spec) => bench.findings(spec));
  const cases = specs.length;
  return bench.claim.forms.flatMap(({ name: form }) => {
    const relations = all.flatMap((one) => one.relations.filter((relation) => relation.form === form));
    if (relations.length === 0 && all.every(({ observations }) => observations[form] === undefined)) {
      const fault = `the ${form} form is vacuous: no relation and no observation in ${cases} generated cases`;
      return [{ relation: form, fault }];
    }
    const decided = new Set(relations.filter(({ verdict }) => verdict !== "undecided").map(({ name }) => name));
    return [...new Set(relations.map(({ name }) => name))]
      .filter((name) => !decided.has(name))
      .map((name) => ({
        relation: name,
        fault: `"${name}" (${form}) is never decided in ${cases} generated cases: its rounding is too wide`,
      }));
  });
}

/** What rests on chance is not decided by next to nothing, and nothing at all is no error. */
export function evidenceFaults(bench: Bench, specs: readonly Spec[]): string[] {
  return bench.claim.forms.flatMap(({ name: form, conclude }) => {
    if (conclude === undefined) return [];
    const observed = bench.observations(form, evaluable(bench, specs));
    return [[], observed.slice(0, TOO_FEW)].flatMap((few) => {
      const found = `from ${few.length} observations the ${form} form`;
      const concluded = tried(() => conclude(few));
      if ("thrown" in concluded) return [`${found} throws "${concluded.thrown}"; let it conclude "undecided"`];
      const { verdict, errorProbability } = concluded.result;
      const isEvident = verdict === "consistent" || verdict === "inconsistent";
      if (!isEvident || (errorProbability === 0 && few.length > 0)) return [];
      return [`${found} concludes "${verdict}"; a sample that is too small leaves a law "undecided"`];
    });
  });
}

/** An instance is decided by its spec alone, which is JSON, and evaluation leaves the spec as it is. */
export function specFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const { budget } = bench.claim;
  return specs.slice(0, budget === undefined ? specs.length : FEW).flatMap((spec) => {
    // The bench has evaluated a copy that went through JSON; this one is the spec as it was drawn.
    const own = structuredClone(spec);
    const text = JSON.stringify(spec);
    const drawn = tried(() => withArena(() => said(bench.claim.evaluate(own))));
    const copy = tried(() => bench.findings(spec).said);
    if ("thrown" in drawn || "thrown" in copy) return [];
    if (drawn.result !== copy.result) {
      return [`the spec does not survive JSON, or evaluation is not deterministic: ${text}`];
    }
    return JSON.stringify(own) === text ? [] : [`evaluate changes its spec ${text}`];
  });
}

/** Tallies are kept by name: two relations of one name on one instance would be mixed up. */
export function nameFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const faults = evaluable(bench, specs).flatMap((spec) => {
    const { relations } = bench.findings(spec);
    return relations
      .filter((one, i) => relations.findIndex(({ form, name }) => form === one.form && name === one.name) !== i)
      .map(({ form, name }) => `"${name}" (${form}) names two relations of one instance; give each its own name`);
  });
  return [...new Set(faults)];
}

/** There are degenerate cases, and they and those of equality can be evaluated. */
export function chosenFaults(bench: Bench): string[] {
  const { claim } = bench;
  const none =
    claim.degenerateCases.length === 0 ? ["there are no degenerate cases: give the smallest sizes at least"] : [];
  const thrown = chosenSpecs(claim).flatMap((spec) => {
    const found = tried(() => bench.findings(spec));
    return "thrown" in found ? [`a chosen case throws "${found.thrown}" on ${JSON.stringify(spec)}`] : [];
  });
  return [...none, ...thrown];
}

/** What is drawn satisfies every assumption, up to the error of its slack. */
export function assumptionFaults(bench: Bench, specs: readonly Spec[]): string[] {
  const { claim } = bench;
  return evaluable(bench, specs.slice(0, FEW)).flatMap((spec) =>
    withArena(() =>
      claim.slacks(spec).flatMap((slack, i) => {
        if (slack.value >= -slack.error) return [];
        const { name } = claim.assumptions[i]!;
        return [`the generator violates the assumption "${name}": slack ${slack.value} on ${JSON.stringify(spec)}`];
      }),
    ),
  );
}

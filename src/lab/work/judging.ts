import { type Claim, type Examined, examined, type FormFacts, type Spec, wordsOf } from "../../claim/index.js";
import {
  departures,
  hairViolations,
  judged,
  type JudgedRelation,
  judgeRigorously,
  LADDER,
  undrawnList,
} from "../../engine/judge/index.js";
import { DomainError, withArena } from "../../numerics/index.js";
import { SpecArbitrary } from "../../../generators/index.js";
import type { Aim, Described, Enclosed, Reading, Seen, ShownAssumption, ShownRelation } from "./messages.js";

/** All that the page shows of a claim before any instance. */
export function described(claim: Claim): Described {
  const { id, title, locus, kinds, reading, source, forms, assumptions, erratum, equalityCases, degenerateCases } =
    claim;
  const equality = "none" in equalityCases ? [] : equalityCases;
  const { choices = {}, sizes = {}, chain } = claim.specs instanceof SpecArbitrary ? anyOptions(claim.specs) : {};
  return {
    ...{ id, title, locus, kinds, reading: reading ?? null },
    source:
      source === undefined
        ? null
        : { title: source.title, authors: source.authors, year: source.year ?? null, locator: source.locator },
    forms: forms.map((form) => ({
      name: form.name,
      statement: form.statement,
      expected: form.expected,
      words: wordsOf(claim, form.name),
      columns: form.columns ?? [],
    })),
    assumptions: assumptions.map(({ name, statement, without }) => ({
      name,
      statement,
      droppable: without !== undefined,
    })),
    erratum: erratum ?? null,
    chosen: [
      ...equality.flatMap(({ name, specs }) =>
        specs.map((spec, i) => ({
          group: "equality" as const,
          name: specs.length === 1 ? name : `${name}, ${i + 1}`,
          spec,
        })),
      ),
      ...degenerateCases.map(({ name, spec }) => ({ group: "degenerate" as const, name, spec })),
    ],
    choices: Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, [...new Set(values)]])),
    sizes: Object.keys(sizes),
    hasChain: chain !== undefined,
  };
}

type AnyOptions = SpecArbitrary<string, string, string, string>["options"];

function anyOptions({ options }: { readonly options: unknown }): AnyOptions {
  return options as AnyOptions;
}

/**
 * What a claim says of one instance, in floating point with its error bounds: both sides of every relation, the slack of
 * every hypothesis, what is observed.
 * @throws whatever the claim throws on the instance
 */
export function seen(claim: Claim, spec: Spec, now: () => number): Seen {
  const start = now();
  return withArena(() => {
    const instance = examined(claim, spec);
    const { outcomes, relations } = judged(claim, spec, { ladder: [], instance });
    const observed = outcomes.flatMap(({ form, observation }) => {
      const { columns = [] } = claim.forms.find(({ name }) => name === form)!;
      return observation === null
        ? []
        : [{ form, values: observation.map((value, i) => [columns[i] ?? `column ${i + 1}`, value] as const) }];
    });
    return {
      relations: relations.map((one): ShownRelation => {
        const { name, direction, lhs, rhs, scale } = one.relation;
        return { form: one.form, name, direction, lhs: sized(lhs), rhs: sized(rhs), scale, ...one.judgement };
      }),
      assumptions: slacksOf(claim, instance, rests(relations) ? hairViolations(claim, spec) : []),
      observed,
      undrawn: undrawnList(claim, spec),
      departures: departures(claim, spec),
      milliseconds: now() - start,
    };
  });
}

function sized({ value, error }: { readonly value: number; readonly error: number }) {
  return { value, error };
}

/** Whether something is refuted, or may be by intervals, which then rests on the assumptions. */
function rests(relations: readonly JudgedRelation[]): boolean {
  return relations.some(({ judgement }) => judgement.verdict !== "holds");
}

/** @param hair the assumptions that are violated by less than floating point sees */
function slacksOf(claim: Claim, instance: Examined, hair: readonly string[]): ShownAssumption[] {
  if (claim.assumptions.length === 0) return [];
  const slacks = instance.slacks(() => true);
  return claim.assumptions.map(({ name }, i) => {
    const { value, error } = slacks[i]!;
    // As everywhere in the engine: within its error bound a slack of zero counts as met, unless intervals tell.
    const met =
      value < -error || hair.includes(name) ? "violated" : error < Infinity && value >= -error ? "met" : "undecided";
    return { name, slack: { value, error }, met };
  });
}

/** The relation judged by intervals from the entries of the instance, with the enclosures that decide it. */
export function enclosed(claim: Claim, { form, relation }: Aim, spec: Spec): Enclosed {
  const [found] = withArena(() => judgeRigorously(claim, [{ form, relation }], spec, LADDER));
  const { verdict, certificate, borrowed, tie } = found!;
  return { verdict, certificate, borrowed, tie };
}

/** Margin, error and scale of one relation on one instance; null where it says nothing. */
export function reading(claim: Claim, { form, relation }: Pick<Aim, "form" | "relation">, spec: Spec): Reading {
  try {
    return withArena(() => {
      const { relations } = judged(claim, spec, { ladder: [] });
      const found = relations.find((one) => one.form === form && one.relation.name === relation);
      if (found === undefined || !Number.isFinite(found.judgement.margin)) return null;
      return [found.judgement.margin, found.judgement.rounding, found.relation.scale];
    });
  } catch {
    // Off the sizes or domains of the claim: a gap in the picture.
    return null;
  }
}

/** @throws DomainError where the claim has no such form */
export function requireForm(claim: Claim, form: FormFacts["name"]): void {
  if (claim.forms.some(({ name }) => name === form)) return;
  const expected = claim.forms.map(({ name }) => name).join(" or ");
  throw new DomainError({ where: claim.id, expected: `a form of the claim, ${expected}`, got: form });
}

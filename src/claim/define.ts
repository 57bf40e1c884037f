import type { CaseOutcome, Claim, ClaimDefinition } from "./claim.js";
import { sharing } from "./examined.js";
import type { Spec } from "./spec.js";

/** Makes a claim from its definition. */
export function defineClaim<Instance>(definition: ClaimDefinition<Instance>): Claim {
  const { forms, assumptions, materialize, quantities, situations, ...facts } = definition;
  const outcomesOf = (instance: Instance): CaseOutcome[] => {
    const named = quantities === undefined ? {} : { quantities: quantities(instance) };
    return forms.map((form) => ({
      form: form.name,
      relations: form.relations(instance),
      observation: form.statistics?.observe(instance) ?? null,
      ...named,
    }));
  };
  const occurringIn = (instance: Instance, spec: Spec): string[] =>
    (situations ?? []).flatMap(({ name, occurs }) => (occurs(instance, spec) ? [name] : []));
  const claim: Claim = {
    ...facts,
    ...(situations === undefined
      ? {}
      : {
          situations: situations.map(({ name }) => name),
          occurring: (spec: Spec) => occurringIn(materialize(spec), spec),
        }),
    forms: forms.map(({ name, statement, expected, statistics }) => ({
      name,
      statement,
      expected,
      ...(statistics === undefined ? {} : { conclude: statistics.conclude }),
      ...(statistics?.power === undefined ? {} : { power: statistics.power }),
      ...(statistics?.needs === undefined ? {} : { needs: statistics.needs }),
      ...(statistics?.columns === undefined ? {} : { columns: statistics.columns }),
    })),
    assumptions: assumptions.map(({ slack: _, ...rest }) => rest),
    evaluate: (spec) => outcomesOf(materialize(spec)),
    slacks: (spec) => {
      const instance = materialize(spec);
      return assumptions.map((assumption) => assumption.slack(instance));
    },
  };
  return sharing(claim, (spec) => {
    const instance = materialize(spec);
    return {
      outcomes: () => outcomesOf(instance),
      occurring: () => occurringIn(instance, spec),
      slacks: (measured) => assumptions.map(({ slack }, i) => (measured(i) ? slack(instance) : null)),
    };
  });
}

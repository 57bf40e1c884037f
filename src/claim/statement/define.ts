import type { CaseOutcome, Claim, ClaimDefinition, FileClaim } from "./claim.js";
import { sharing } from "./examined.js";
import { type FileReading, objectsOf, readingSpecs } from "../specs/reading.js";
import type { Spec } from "../specs/spec.js";

/** Makes a claim from its definition. */
export function defineClaim<Instance>(definition: ClaimDefinition<Instance>): Claim {
  const { forms, assumptions, materialize, quantities, situations, fromFile, shown, ...facts } = definition;
  const outcomesOf = (instance: Instance): CaseOutcome[] => {
    const named = quantities === undefined ? {} : { quantities: quantities(instance) };
    return forms.map((form) => {
      const unasked: string[] = [];
      const relations = form.relations(instance, unasked);
      const observation = form.statistics?.observe(instance) ?? null;
      return { form: form.name, relations, observation, ...(unasked.length > 0 && { unasked }), ...named };
    });
  };
  const occurringIn = (instance: Instance, spec: Spec): string[] =>
    (situations ?? []).flatMap(({ name, occurs }) => (occurs(instance, spec) ? [name] : []));
  const claim: Claim = {
    ...facts,
    ...(fromFile === undefined ? {} : { onFiles: onFilesOf(definition, fromFile, outcomesOf) }),
    ...(shown === undefined ? {} : { shown: (spec: Spec) => shown(materialize(spec), spec) }),
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

/** The claim on instances that are read off files. */
function onFilesOf<Instance>(
  {
    fromFile: _,
    noFile: _none,
    quantities: _known,
    situations: _drawn,
    shown: _encoded,
    budget: _budget,
    ...definition
  }: ClaimDefinition<Instance>,
  reading: FileReading<Instance>,
  outcomesOf: (instance: Instance) => CaseOutcome[],
): FileClaim {
  const claim = defineClaim<Instance>({
    ...definition,
    specs: readingSpecs(reading, definition.specs),
    materialize: (spec) => reading.instance(objectsOf(spec)),
    equalityCases: { none: "a file is no case of equality" },
    degenerateCases: [],
  });
  return { claim, reading, evaluate: (own) => outcomesOf(reading.instance(own)) };
}

import { asWritten, type FormFacts } from "../../claim/index.js";
import { checking } from "./checking.js";
import type { Counterexample } from "./counterexample.js";
import type { NamedMatrix } from "../trace/index.js";
import { markdown, oneLine, shapeText, table } from "../text/index.js";

/** The counterexample told: the belief, why one would hold it, the catch, what restores it, then the object itself. */
export function readme(it: Counterexample): string {
  const { claim, form, matrices, paper } = it;
  const source =
    paper === null ? "Our own statement" : `${paper.authors}: *${markdown(paper.title)}*, ${paper.locator}`;
  return [
    `# A counterexample to ${markdown(claim.id)}, ${form.name} form`,
    `**${markdown(claim.title)}.** ${source}; ${markdown(claim.locus)}.`,
    "## The belief",
    formula(form.statement),
    ...assumptions(it),
    "## Why one would believe it",
    plausibility(it),
    "## The catch",
    catchOf(it),
    "## What restores it",
    ...restoration(it),
    "## The object",
    ...instance(it),
    table(
      ["file", "shape", "what"],
      matrices.map((one) => [`\`${one.file}\``, shapeText(one.matrix), roleText(it, one)]),
    ),
    ...sides(it),
    "## Seeing for oneself",
    ...checking(it),
    "`witness.json` is the same instance for the program that found it, `CITATION.bib` names the source.",
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

/** What a matrix is, and whether it matters here. */
function roleText({ idle }: Counterexample, one: NamedMatrix): string {
  const role = one.role === one.name ? one.name : markdown(one.role);
  return idle.includes(one) ? `${role}; takes no part in this relation` : role;
}

function assumptions({ claim, witness }: Counterexample): string[] {
  const items = claim.assumptions.map(({ name, statement }) => {
    const dropped = witness.without.includes(name) ? " (dropped here)" : "";
    return `- ${markdown(name)}${dropped}: ${inlineFormula(statement)}`;
  });
  return items.length === 0 ? [] : [`Assuming\n\n${items.join("\n")}`];
}

function plausibility({ claim, form, paper, witness }: Counterexample): string {
  const { reading, locus } = claim;
  const place =
    form.name === "printed" && paper !== null
      ? `It is what the source says: ${markdown(locus)}.`
      : "It holds wherever all of its assumptions do, as far as anybody looked.";
  const words = reading === undefined ? "" : ` How its words were read: ${markdown(reading)}`;
  return `${place}${words} What fails of it here is ${markdown(witness.relation)}.`;
}

function catchOf({ claim, witness }: Counterexample): string {
  if (witness.without.length > 0) {
    return `The instance does not satisfy every assumption: ${markdown(witness.without.join(", "))} was dropped.`;
  }
  return claim.erratum === undefined ? "Where the derivation slips is not known." : markdown(claim.erratum.slip);
}

function restoration({ claim, form, witness }: Counterexample): string[] {
  if (witness.without.length > 0) return [`The assumption: ${markdown(witness.without.join(", "))}.`];
  const other = form.name === "printed" ? claim.forms.find(({ name }) => name === "corrected") : undefined;
  return [
    ...(claim.erratum === undefined ? [] : [markdown(claim.erratum.instead)]),
    ...(other === undefined ? [] : [corrected(other)]),
    ...(claim.erratum === undefined && other === undefined ? ["Nothing is known to."] : []),
  ];
}

function corrected({ statement }: FormFacts): string {
  return `In full:\n\n${formula(statement)}`;
}

function instance({ witness: { spec } }: Counterexample): string[] {
  const items = [
    ...Object.entries(spec.sizes).map(([name, value]) => `- ${markdown(name)} = ${value}`),
    ...(spec.widths.length === 0 ? [] : [`- widths ${spec.widths.join(", ")}`]),
    ...Object.entries(spec.choices).map(([name, value]) => `- ${markdown(name)}: ${markdown(value)}`),
    ...Object.entries(spec.reals).map(([name, value]) => `- ${markdown(name)} = ${value}`),
  ];
  return items.length === 0 ? [] : [items.join("\n")];
}

function sides({ direction, sides, rounding, witness }: Counterexample): string[] {
  const { certificate, provenance } = witness;
  const ends =
    certificate === null
      ? []
      : asWritten({ direction, lhs: certificate.lhs, rhs: certificate.rhs }).map((side) => markdown(side.join(", ")));
  return [
    `**left side ${sides[0]} ${{ "≤": ">", "≥": "<", "=": "≠" }[direction]} right side ${sides[1]}**, in double ` +
      `precision, their difference within ${rounding}.`,
    ...(certificate === null
      ? []
      : [
          `Certified by interval arithmetic of ${certificate.bits} bits, which shares no code with the above: left side ` +
            `in [${ends[0]!}], right side in [${ends[1]!}].`,
        ]),
    `Found by flatcheck ${markdown(provenance.version)} with seed ${provenance.seed}, after ${provenance.evaluations} ` +
      "evaluations.",
  ];
}

/** A formula in a block of its own, fenced by more backticks than it contains. */
function formula(tex: string): string {
  const longest = Math.max(2, ...[...tex.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}math\n${tex.replace(/\n(\s*\n)+/g, "\n").trim()}\n${fence}`;
}

function inlineFormula(tex: string): string {
  return `$${oneLine(tex)}$`;
}

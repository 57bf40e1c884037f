import { type Mark, marksOf, PROOF_MARKS_TOLD } from "../report/proof-marks.js";
import type { ClaimReport, FormReport } from "../report/schema.js";
import { cell, code, math } from "../text/markdown-text.js";
import { citationsOf, type Claim, type Proof } from "../../src/claim/index.js";

/** The proofs of claims that have one, step by step, each with what it rests on; nothing where none has. */
export function proofSections(claims: readonly ClaimReport[], catalogue: ReadonlyMap<string, Claim>): string[] {
  const sections = claims.flatMap((report) => {
    const claim = catalogue.get(report.id);
    return claim?.proof === undefined ? [] : [sectionOf(report, claim, claim.proof)];
  });
  return sections.length === 0 ? [] : ["## Proofs", PROOF_MARKS_TOLD, ...sections];
}

function sectionOf(report: ClaimReport, { forms, assumptions }: Claim, proof: Proof): string {
  const form = report.forms.at(-1);
  const { statement } = forms.find(({ name }) => name === form?.form) ?? forms[0]!;
  const steps = proof.steps.map((step, k) => {
    const lines = marksOf(step, form).map((mark) => `   - ${markLine(mark)}`);
    return [`${k + 1}. ${cell(step.says)}`, ...lines].join("\n");
  });
  const shown = marksOf({ checks: proof.shows }, form).map((mark) => `- ${markLine(mark)}`);
  const others = besides(proof, form).map((mark) => `- ${markLine(mark)}`);
  const references = citationsOf(proof).map(({ text }) => cell(text));
  return [
    `### ${cell(report.title)}`,
    `\`${report.id}\`, ${cell(report.locus)}: ${math(statement)}`,
    ...assumed(assumptions),
    `**Why it matters.** ${cell(proof.matters)}`,
    ...pictureOf(proof),
    "**The statement** on instances:",
    [...shown, ...others].join("\n"),
    "**Proof.**",
    steps.join("\n"),
    `**Known elsewhere.** ${cell(proof.elsewhere)}`,
    ...readingLines(proof),
    ...(references.length === 0
      ? []
      : [`References: ${references.join("; ")}. \`flatcheck show ${report.id} --bibtex\` has the entries.`]),
  ].join("\n\n");
}

/** The hypotheses that the statement itself does not say. */
function assumed(assumptions: Claim["assumptions"]): string[] {
  const texts = assumptions.map(({ name, statement }) => `${cell(name)}: ${math(statement)}`);
  return texts.length === 0 ? [] : [`**Where** ${texts.join("; ")}.`];
}

/** Who has read a proof, what they objected to, and the answers. */
function readingLines({ read = [] }: Proof): string[] {
  if (read.length === 0) return ["**Read line by line** by nobody but its author."];
  const lines = read.flatMap(({ by, did, objections }) => [
    `- *${by}*: ${cell(did)}${objections.length === 0 ? " No objection." : ""}`,
    ...objections.map(({ says, answer }) => `   - ${cell(says)} — ${cell(answer)}`),
  ]);
  return [`**Read line by line**, besides its author, by ${read.length}:`, lines.join("\n")];
}

/** The picture of a proof, which lies in `docs/pictures`, and the command that draws it. */
function pictureOf({ picture }: Proof): string[] {
  if (picture === undefined) return [];
  const { figure, chart, title } = picture;
  const file = `../../docs/pictures/${figure.replace("/", "-")}-${chart}.svg`;
  return [`![${cell(title)}](${file})`, `*${cell(title)}*: \`npx flatcheck figures ${figure}\` draws it.`];
}

/** What is proved on boxes and is no relation of the form. */
function besides({ shows, steps }: Proof, form: FormReport | undefined): Mark[] {
  const named = new Set([...shows, ...steps.flatMap(({ checks = [] }) => checks)]);
  return (form?.evidence?.proofs ?? [])
    .filter(({ relation }) => !named.has(relation))
    .map(({ relation, text }): Mark => ({ by: "proved by machine", relation, text }));
}

function markLine({ by, relation, text }: Mark): string {
  const name = relation === undefined ? "" : `: ${code(relation)}`;
  const said = text === "" ? "" : `${relation === undefined ? ": " : ", "}${cell(text)}`;
  return `*${by}*${name}${said}`;
}

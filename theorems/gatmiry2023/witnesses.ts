// Made by npx vitest run theorems/witnesses -u
import equation7Printed1 from "./witnesses/equation-7.printed.1.json" with { type: "json" };
import extraTermsPrinted1 from "./witnesses/extra-terms.printed.1.json" with { type: "json" };
import inducedArgminPrinted1 from "./witnesses/induced-argmin.printed.1.json" with { type: "json" };
import inducedAttainedPrinted1 from "./witnesses/induced-attained.printed.1.json" with { type: "json" };
import learnedNormPrinted1 from "./witnesses/learned-norm.printed.1.json" with { type: "json" };
import lemma3Printed1 from "./witnesses/lemma-3.printed.1.json" with { type: "json" };
import lemma4ConstructionPrinted1 from "./witnesses/lemma-4-construction.printed.1.json" with { type: "json" };
import lemma4DisplaysPrinted1 from "./witnesses/lemma-4-displays.printed.1.json" with { type: "json" };
import notUniquePrinted1 from "./witnesses/not-unique.printed.1.json" with { type: "json" };
import pathConnectedPrinted1 from "./witnesses/path-connected.printed.1.json" with { type: "json" };
import singularValuesPrinted1 from "./witnesses/singular-values.printed.1.json" with { type: "json" };
import table1Printed1 from "./witnesses/table-1.printed.1.json" with { type: "json" };
import theorem1NuclearProofPrinted1 from "./witnesses/theorem-1-nuclear-proof.printed.1.json" with { type: "json" };
import theorem1Printed1 from "./witnesses/theorem-1.printed.1.json" with { type: "json" };
import theorem2ProofPrinted1 from "./witnesses/theorem-2-proof.printed.1.json" with { type: "json" };
import theorem5ProofPrinted1 from "./witnesses/theorem-5-proof.printed.1.json" with { type: "json" };
import theorem5Printed1 from "./witnesses/theorem-5.printed.1.json" with { type: "json" };
import theorem7RemarkPrinted1 from "./witnesses/theorem-7-remark.printed.1.json" with { type: "json" };
import theorem7Printed1 from "./witnesses/theorem-7.printed.1.json" with { type: "json" };
import traceFormulaPrinted1 from "./witnesses/trace-formula.printed.1.json" with { type: "json" };

export default {
  "equation-7.printed.1.json": equation7Printed1,
  "extra-terms.printed.1.json": extraTermsPrinted1,
  "induced-argmin.printed.1.json": inducedArgminPrinted1,
  "induced-attained.printed.1.json": inducedAttainedPrinted1,
  "learned-norm.printed.1.json": learnedNormPrinted1,
  "lemma-3.printed.1.json": lemma3Printed1,
  "lemma-4-construction.printed.1.json": lemma4ConstructionPrinted1,
  "lemma-4-displays.printed.1.json": lemma4DisplaysPrinted1,
  "not-unique.printed.1.json": notUniquePrinted1,
  "path-connected.printed.1.json": pathConnectedPrinted1,
  "singular-values.printed.1.json": singularValuesPrinted1,
  "table-1.printed.1.json": table1Printed1,
  "theorem-1-nuclear-proof.printed.1.json": theorem1NuclearProofPrinted1,
  "theorem-1.printed.1.json": theorem1Printed1,
  "theorem-2-proof.printed.1.json": theorem2ProofPrinted1,
  "theorem-5-proof.printed.1.json": theorem5ProofPrinted1,
  "theorem-5.printed.1.json": theorem5Printed1,
  "theorem-7-remark.printed.1.json": theorem7RemarkPrinted1,
  "theorem-7.printed.1.json": theorem7Printed1,
  "trace-formula.printed.1.json": traceFormulaPrinted1,
};

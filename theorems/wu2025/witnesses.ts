// Made by npx vitest run theorems/witnesses -u
import alignmentTracePrinted1 from "./witnesses/alignment-trace.printed.1.json" with { type: "json" };
import alignmentPrinted1 from "./witnesses/alignment.printed.1.json" with { type: "json" };
import chernoffPrinted1 from "./witnesses/chernoff.printed.1.json" with { type: "json" };
import gdIteratesPrinted1 from "./witnesses/gd-iterates.printed.1.json" with { type: "json" };
import mcallesterPrinted1 from "./witnesses/mcallester.printed.1.json" with { type: "json" };
import memorizingConstructionPrinted1 from "./witnesses/memorizing-construction.printed.1.json" with { type: "json" };
import memorizingProbabilityPrinted1 from "./witnesses/memorizing-probability.printed.1.json" with { type: "json" };
import noiseTermPrinted1 from "./witnesses/noise-term.printed.1.json" with { type: "json" };
import pathNormPrinted1 from "./witnesses/path-norm.printed.1.json" with { type: "json" };
import sgdMomentsMultivariatePrinted1 from "./witnesses/sgd-moments-multivariate.printed.1.json" with { type: "json" };
import theorem3GeneralizationPrinted1 from "./witnesses/theorem-3-generalization.printed.1.json" with { type: "json" };
import toySgdPrinted1 from "./witnesses/toy-sgd.printed.1.json" with { type: "json" };

export default {
  "alignment-trace.printed.1.json": alignmentTracePrinted1,
  "alignment.printed.1.json": alignmentPrinted1,
  "chernoff.printed.1.json": chernoffPrinted1,
  "gd-iterates.printed.1.json": gdIteratesPrinted1,
  "mcallester.printed.1.json": mcallesterPrinted1,
  "memorizing-construction.printed.1.json": memorizingConstructionPrinted1,
  "memorizing-probability.printed.1.json": memorizingProbabilityPrinted1,
  "noise-term.printed.1.json": noiseTermPrinted1,
  "path-norm.printed.1.json": pathNormPrinted1,
  "sgd-moments-multivariate.printed.1.json": sgdMomentsMultivariatePrinted1,
  "theorem-3-generalization.printed.1.json": theorem3GeneralizationPrinted1,
  "toy-sgd.printed.1.json": toySgdPrinted1,
};

import type { Claim } from "../src/claim/index.js";
import acrossDepthTwoSingle from "./across/depth-two-single.js";
import acrossEmpiricalFisher from "./across/empirical-fisher.js";
import acrossScalarNetworks from "./across/scalar-networks.js";
import acrossStepSizes from "./across/step-sizes.js";
import acrossTraceAndSharpness from "./across/trace-and-sharpness.js";
import acrossWhiteUnivariate from "./across/white-univariate.js";
import beyondFlattestAnyData from "./beyond/flattest-any-data.js";
import beyondGainBudget from "./beyond/gain-budget.js";
import beyondRecovery from "./beyond/recovery.js";
import beyondRegressionBounds from "./beyond/regression-bounds.js";
import beyondRegressionFlattest from "./beyond/regression-flattest.js";
import beyondRestrictedEnergySpread from "./beyond/restricted-energy-spread.js";
import beyondRestrictedEnergy from "./beyond/restricted-energy.js";
import beyondSingleMeasurementReached from "./beyond/single-measurement-reached.js";
import beyondTraceMinimizerSharpness from "./beyond/trace-minimizer-sharpness.js";
import beyondUnseenSpread from "./beyond/unseen-spread.js";
import gatmiryCorollary1 from "./gatmiry2023/corollary-1.js";
import gatmiryDefinition2 from "./gatmiry2023/definition-2.js";
import gatmiryDefinition3 from "./gatmiry2023/definition-3.js";
import gatmiryEquation13 from "./gatmiry2023/equation-13.js";
import gatmiryEquation14 from "./gatmiry2023/equation-14.js";
import gatmiryEquation7 from "./gatmiry2023/equation-7.js";
import gatmiryExample1 from "./gatmiry2023/example-1.js";
import gatmiryExample2 from "./gatmiry2023/example-2.js";
import gatmiryFigure1 from "./gatmiry2023/figure-1.js";
import gatmiryGradient from "./gatmiry2023/gradient.js";
import gatmiryInducedArgmin from "./gatmiry2023/induced-argmin.js";
import gatmiryInducedAttained from "./gatmiry2023/induced-attained.js";
import gatmiryLemma1 from "./gatmiry2023/lemma-1.js";
import gatmiryLemma2 from "./gatmiry2023/lemma-2.js";
import gatmiryLemma3 from "./gatmiry2023/lemma-3.js";
import gatmiryLemma4Construction from "./gatmiry2023/lemma-4-construction.js";
import gatmiryLemma4 from "./gatmiry2023/lemma-4.js";
import gatmiryLemma5 from "./gatmiry2023/lemma-5.js";
import gatmirySampleComplexity from "./gatmiry2023/sample-complexity.js";
import gatmiryTable1 from "./gatmiry2023/table-1.js";
import gatmiryTheorem1NuclearProof from "./gatmiry2023/theorem-1-nuclear-proof.js";
import gatmiryTheorem1Nuclear from "./gatmiry2023/theorem-1-nuclear.js";
import gatmiryTheorem1 from "./gatmiry2023/theorem-1.js";
import gatmiryTheorem2 from "./gatmiry2023/theorem-2.js";
import gatmiryTheorem3 from "./gatmiry2023/theorem-3.js";
import gatmiryTheorem4 from "./gatmiry2023/theorem-4.js";
import gatmiryTheorem5Proof from "./gatmiry2023/theorem-5-proof.js";
import gatmiryTheorem5 from "./gatmiry2023/theorem-5.js";
import gatmiryTheorem6 from "./gatmiry2023/theorem-6.js";
import gatmiryTheorem7Remark from "./gatmiry2023/theorem-7-remark.js";
import gatmiryTheorem7 from "./gatmiry2023/theorem-7.js";
import gatmiryTraceFormula from "./gatmiry2023/trace-formula.js";
import marionCorollary1 from "./marion2024/corollary-1.js";
import marionCorollary2 from "./marion2024/corollary-2.js";
import marionCorollary3 from "./marion2024/corollary-3.js";
import marionCriticalStep from "./marion2024/critical-step.js";
import marionFigure1 from "./marion2024/figure-1.js";
import marionFigure4 from "./marion2024/figure-4.js";
import marionFigure6 from "./marion2024/figure-6.js";
import marionGradient from "./marion2024/gradient.js";
import marionLemma1 from "./marion2024/lemma-1.js";
import marionLemma2 from "./marion2024/lemma-2.js";
import marionLemma3 from "./marion2024/lemma-3.js";
import marionLemma6 from "./marion2024/lemma-6.js";
import marionLemma7 from "./marion2024/lemma-7.js";
import marionLemma8 from "./marion2024/lemma-8.js";
import marionLemma9 from "./marion2024/lemma-9.js";
import marionOneDimensional from "./marion2024/one-dimensional.js";
import marionReparameterization from "./marion2024/reparameterization.js";
import marionSharpnessVariational from "./marion2024/sharpness-variational.js";
import marionTheorem2Lower from "./marion2024/theorem-2-lower.js";
import marionTheorem2 from "./marion2024/theorem-2.js";
import marionTheorem3 from "./marion2024/theorem-3.js";
import marionTheorem4 from "./marion2024/theorem-4.js";
import marionTheorem5 from "./marion2024/theorem-5.js";
import mulayoffConjecture from "./mulayoff2020/conjecture.js";
import mulayoffEquation3 from "./mulayoff2020/equation-3.js";
import mulayoffFigure3 from "./mulayoff2020/figure-3.js";
import mulayoffLemma1Flow from "./mulayoff2020/lemma-1-flow.js";
import mulayoffLemma1Gd from "./mulayoff2020/lemma-1-gd.js";
import mulayoffLemma2 from "./mulayoff2020/lemma-2.js";
import mulayoffLemma3 from "./mulayoff2020/lemma-3.js";
import mulayoffLemma4 from "./mulayoff2020/lemma-4.js";
import mulayoffNu from "./mulayoff2020/nu.js";
import mulayoffScalarFlattest from "./mulayoff2020/scalar-flattest.js";
import mulayoffScalarHessian from "./mulayoff2020/scalar-hessian.js";
import mulayoffScalarInterpolation from "./mulayoff2020/scalar-interpolation.js";
import mulayoffSharpnessDual from "./mulayoff2020/sharpness-dual.js";
import mulayoffStepSize from "./mulayoff2020/step-size.js";
import mulayoffTheorem1 from "./mulayoff2020/theorem-1.js";
import mulayoffTheorem2 from "./mulayoff2020/theorem-2.js";
import mulayoffTheorem3 from "./mulayoff2020/theorem-3.js";
import mulayoffTheorem4 from "./mulayoff2020/theorem-4.js";
import mulayoffWhiteDataNeeded from "./mulayoff2020/white-data-needed.js";
import wuAlignmentTrace from "./wu2025/alignment-trace.js";
import wuAlignment from "./wu2025/alignment.js";
import wuChernoff from "./wu2025/chernoff.js";
import wuDonskerVaradhan from "./wu2025/donsker-varadhan.js";
import wuFisher from "./wu2025/fisher.js";
import wuForet from "./wu2025/foret.js";
import wuGaussianKl from "./wu2025/gaussian-kl.js";
import wuGdFrobenius from "./wu2025/gd-frobenius.js";
import wuGdIterates from "./wu2025/gd-iterates.js";
import wuGdStability from "./wu2025/gd-stability.js";
import wuHoeffdingMgf from "./wu2025/hoeffding-mgf.js";
import wuIsotropic from "./wu2025/isotropic.js";
import wuMcallester from "./wu2025/mcallester.js";
import wuMemorizingConstruction from "./wu2025/memorizing-construction.js";
import wuMemorizingProbability from "./wu2025/memorizing-probability.js";
import wuMemorizing from "./wu2025/memorizing.js";
import wuNoiseTermProof from "./wu2025/noise-term-proof.js";
import wuNoiseTerm from "./wu2025/noise-term.js";
import wuPathNorm from "./wu2025/path-norm.js";
import wuPerturbationSharpness from "./wu2025/perturbation-sharpness.js";
import wuProposition1 from "./wu2025/proposition-1.js";
import wuProposition2 from "./wu2025/proposition-2.js";
import wuReluRescaling from "./wu2025/relu-rescaling.js";
import wuReluTrace from "./wu2025/relu-trace.js";
import wuSamStep from "./wu2025/sam-step.js";
import wuSgdMomentsMultivariate from "./wu2025/sgd-moments-multivariate.js";
import wuSgdMoments from "./wu2025/sgd-moments.js";
import wuTheorem2Norms from "./wu2025/theorem-2-norms.js";
import wuTheorem3Generalization from "./wu2025/theorem-3-generalization.js";
import wuTheorem3Stability from "./wu2025/theorem-3-stability.js";
import wuTheorem4Escape from "./wu2025/theorem-4-escape.js";
import wuToyLandscape from "./wu2025/toy-landscape.js";
import wuToySgdIllustrated from "./wu2025/toy-sgd-illustrated.js";
import wuToySgd from "./wu2025/toy-sgd.js";
import wuWeightedNorm from "./wu2025/weighted-norm.js";

/** The catalogue: every claim, source by source, in the order of the text. The only place that lists them. */
export const claims: readonly Claim[] = [
  gatmiryDefinition2,
  gatmiryDefinition3,
  gatmiryExample1,
  gatmiryExample2,
  gatmiryLemma1,
  gatmiryLemma2,
  gatmiryGradient,
  gatmiryTraceFormula,
  gatmiryEquation7,
  gatmiryInducedArgmin,
  gatmiryInducedAttained,
  gatmiryTable1,
  gatmiryTheorem5,
  gatmiryTheorem5Proof,
  gatmiryEquation13,
  gatmiryEquation14,
  gatmiryLemma3,
  gatmiryLemma4,
  gatmiryLemma4Construction,
  gatmiryTheorem1,
  gatmiryTheorem1Nuclear,
  gatmiryTheorem1NuclearProof,
  gatmiryCorollary1,
  gatmiryLemma5,
  gatmiryTheorem2,
  gatmiryTheorem3,
  gatmiryTheorem4,
  gatmirySampleComplexity,
  gatmiryTheorem6,
  gatmiryTheorem7,
  gatmiryTheorem7Remark,
  gatmiryFigure1,
  mulayoffEquation3,
  mulayoffScalarHessian,
  mulayoffScalarFlattest,
  mulayoffScalarInterpolation,
  mulayoffLemma1Flow,
  mulayoffLemma1Gd,
  mulayoffLemma2,
  mulayoffLemma3,
  mulayoffSharpnessDual,
  mulayoffLemma4,
  mulayoffNu,
  mulayoffTheorem1,
  mulayoffStepSize,
  mulayoffTheorem2,
  mulayoffTheorem3,
  mulayoffTheorem4,
  mulayoffWhiteDataNeeded,
  mulayoffConjecture,
  mulayoffFigure3,
  marionGradient,
  marionSharpnessVariational,
  marionTheorem2Lower,
  marionTheorem2,
  marionReparameterization,
  marionOneDimensional,
  marionLemma1,
  marionLemma2,
  marionTheorem3,
  marionLemma7,
  marionCorollary1,
  marionCorollary2,
  marionTheorem4,
  marionTheorem5,
  marionCorollary3,
  marionLemma3,
  marionLemma6,
  marionLemma8,
  marionLemma9,
  marionCriticalStep,
  marionFigure1,
  marionFigure4,
  marionFigure6,
  wuToyLandscape,
  wuReluRescaling,
  wuPerturbationSharpness,
  wuDonskerVaradhan,
  wuHoeffdingMgf,
  wuChernoff,
  wuMcallester,
  wuGaussianKl,
  wuForet,
  wuFisher,
  wuReluTrace,
  wuWeightedNorm,
  wuTheorem2Norms,
  wuPathNorm,
  wuTheorem3Generalization,
  wuMemorizing,
  wuMemorizingConstruction,
  wuMemorizingProbability,
  wuSamStep,
  wuGdStability,
  wuGdIterates,
  wuToySgd,
  wuToySgdIllustrated,
  wuSgdMoments,
  wuSgdMomentsMultivariate,
  wuNoiseTerm,
  wuNoiseTermProof,
  wuAlignment,
  wuAlignmentTrace,
  wuProposition1,
  wuProposition2,
  wuGdFrobenius,
  wuTheorem3Stability,
  wuIsotropic,
  wuTheorem4Escape,
  acrossScalarNetworks,
  acrossWhiteUnivariate,
  acrossDepthTwoSingle,
  acrossTraceAndSharpness,
  acrossStepSizes,
  acrossEmpiricalFisher,
  beyondRestrictedEnergy,
  beyondRestrictedEnergySpread,
  beyondUnseenSpread,
  beyondRecovery,
  beyondSingleMeasurementReached,
  beyondFlattestAnyData,
  beyondGainBudget,
  beyondRegressionFlattest,
  beyondRegressionBounds,
  beyondTraceMinimizerSharpness,
];

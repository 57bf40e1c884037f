import { ownSource, type SourceOfClaims } from "../../src/catalogue/index.js";

export const beyond: SourceOfClaims = {
  ...ownSource("beyond", "What none of the sources on flat minima states"),
  claims: {
    "restricted-energy": () => import("./restricted-energy.js"),
    "restricted-energy-spread": () => import("./restricted-energy-spread.js"),
    "sharpness-duality": () => import("./sharpness-duality.js"),
    "sharpness-convexity": () => import("./sharpness-convexity.js"),
    "sharpness-spectral-norm": () => import("./sharpness-spectral-norm.js"),
    "flattest-no-recovery": () => import("./flattest-no-recovery.js"),
    "near-flattest": () => import("./near-flattest.js"),
    "labels-alone": () => import("./labels-alone.js"),
    "unseen-spread": () => import("./unseen-spread.js"),
    "unseen-further": () => import("./unseen-further.js"),
    "unseen-even": () => import("./unseen-even.js"),
    "unseen-top-reached": () => import("./unseen-top-reached.js"),
    "unseen-constant": () => import("./unseen-constant.js"),
    recovery: () => import("./recovery.js"),
    "single-measurement-reached": () => import("./single-measurement-reached.js"),
    "flattest-any-data": () => import("./flattest-any-data.js"),
    "gain-budget": () => import("./gain-budget.js"),
    "white-data-needed": () => import("./white-data-needed.js"),
    "regression-flattest": () => import("./regression-flattest.js"),
    "regression-bounds": () => import("./regression-bounds.js"),
    "flow-limit": () => import("./flow-limit.js"),
    "trace-minimizer-sharpness": () => import("./trace-minimizer-sharpness.js"),
  },
};

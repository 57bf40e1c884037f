import { ownSource, type SourceOfClaims } from "../../src/catalogue/index.js";

export const across: SourceOfClaims = {
  ...ownSource("across", "Where the sources on flat minima overlap"),
  claims: {
    "scalar-networks": () => import("./scalar-networks.js"),
    "white-univariate": () => import("./white-univariate.js"),
    "depth-two-single": () => import("./depth-two-single.js"),
    "trace-and-sharpness": () => import("./trace-and-sharpness.js"),
    "step-sizes": () => import("./step-sizes.js"),
    "empirical-fisher": () => import("./empirical-fisher.js"),
  },
};

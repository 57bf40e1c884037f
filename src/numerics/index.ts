/** The quantities of the theorems on flat minima, each with a bound of its error. */
export * from "./elementary/index.js";
export * from "./arithmetic/index.js";
export * from "./matrices/index.js";
export * from "./spectra/index.js";
export * from "./networks/index.js";
export * from "./measurements/index.js";
export * from "./minima/index.js";
export * from "./descent/index.js";
export * from "./shallow/index.js";

/** Bounds between the quantities of a claim that no case and no hunt refutes: proposed, hunted, and what survives. */
export * from "./hunting/index.js";

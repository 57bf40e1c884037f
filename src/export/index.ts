/** A counterexample as a folder that needs nothing of ours: matrices, programs that check it, a page, a citation. */
export { exportFolder } from "./folder/index.js";

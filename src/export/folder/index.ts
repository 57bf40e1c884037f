/** The folder of a counterexample: its story, matrices, programs that check it, a display for a paper. */
export { exportFolder } from "./folder.js";

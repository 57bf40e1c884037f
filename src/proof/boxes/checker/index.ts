import { pythonIntervals } from "./python-intervals.js";
import { pythonMargins } from "./python-margins.js";
import { pythonProofs } from "./python-proofs.js";

/** The file name of the program beside proofs on boxes. */
export const BOX_CHECKER = "check_boxes.py";

/**
 * A program in plain Python that checks proofs of bounds on boxes from their files alone: with integers, the standard
 * library, and none of our code.
 */
export const boxChecker: string = [pythonIntervals, pythonMargins, pythonProofs].join("");

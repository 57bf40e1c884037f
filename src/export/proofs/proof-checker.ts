import { pythonFields } from "./python-fields.js";
import { pythonMatrices } from "./python-matrices.js";
import { pythonOperations } from "./python-operations.js";
import { pythonPrograms } from "./python-programs.js";

/** The file name of the program beside proofs. */
export const CHECKER = "check.py";

/**
 * A program in plain Python that checks proofs of identities from their files alone: with integers, the standard library,
 * and none of our code.
 */
export const proofChecker: string = [
  pythonFields,
  "\n",
  pythonMatrices,
  "\n",
  pythonOperations,
  "\n\n",
  pythonPrograms,
].join("");

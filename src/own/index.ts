/** Somebody's own matrices under the claims: which specs they make, which hypotheses they meet, and what is judged of them. */
export {
  ClaimFault,
  fit,
  type FormCheck,
  isSurprising,
  type Judged,
  judgedOnFile,
  type RelationCheck,
} from "./file-check.js";
export { faultOf, heardOnFile, type SaidOnFile, saidOnFile } from "./said-on-file.js";

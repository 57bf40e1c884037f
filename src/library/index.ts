/**
 * The claims and what judges them as functions, without a command line: typed results, nothing read or written, the same
 * outcome for the same seed, and the same code as the commands. It runs in Node and in browsers.
 */
export { type Asked } from "./asked.js";
export { check, type Checked, type CheckOptions, type OwnArrays } from "./check.js";
export { claimIds, claims } from "./claims.js";
export { conjecture, type ConjectureOptions } from "./conjecture.js";
export { type Doubt, doubt } from "./doubt.js";
export { type Hunted, hunt, type HuntOptions } from "./hunt.js";
export { proofRecord } from "./proofs.js";
export { replay } from "./replay.js";
export { surprises, verify, type VerifyOptions } from "./verify.js";
export type { Claim, FormVerdict, Spec, Witness } from "../claim/index.js";
export type { Conjectured, ConjectureOutcome, ConjectureProgress, FoundAgain, ThrownOut } from "../conjecture/index.js";
export type { Progress } from "../engine/run/index.js";
export { compareNumerics, type CompareOptions, flat, type NumericsReport, type OwnNumerics } from "../foreign/index.js";
export type { HuntOutcome, HuntProgress } from "../engine/search/index.js";
export type { Replay } from "../engine/witnesses/index.js";
export {
  type Complaint,
  ConvergenceError,
  DomainError,
  FlatcheckError,
  NonFiniteError,
  ShapeError,
} from "../numerics/index.js";
export { UsageError, version } from "../world/index.js";
export type { ClaimReport, ProofRecord, Report } from "../../reports/report/index.js";

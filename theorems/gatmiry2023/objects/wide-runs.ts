import { atMost } from "../../../src/claim/index.js";
import { estimated, MUCH, type QUANTITIES, type Row, SOLVED } from "./figure-1.js";

/** What figure-1 says of two runs of 32 × 32, of one instance: numbers, where the law has many cases. */
export function wideRelations(row: Row) {
  const noisy = (name: (typeof QUANTITIES)[number]) => estimated(row, `label noise: ${name}`);
  const plain = (name: (typeof QUANTITIES)[number]) => estimated(row, `mini-batch: ${name}`);
  return {
    "32 × 32: twice ‖E(W) − M*‖_F² with label noise ≤ without": atMost(
      noisy("test loss").times(MUCH),
      plain("test loss"),
    ),
    "32 × 32: tr ∇²ℒ with label noise ≤ without": atMost(noisy("trace of the Hessian"), plain("trace of the Hessian")),
    "32 × 32: ‖E(W)‖_* with label noise ≤ without": atMost(noisy("nuclear norm"), plain("nuclear norm")),
    "32 × 32: 1000 ℒ ≤ ‖E(W) − M*‖_F² without label noise": atMost(
      plain("training loss").times(SOLVED),
      plain("test loss"),
    ),
  };
}

/** What was proved of a bound on a box. */
export interface BoxProof {
  readonly kind: "box";
}

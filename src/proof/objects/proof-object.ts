import type { BoxProof } from "../boxes/index.js";
import type { IdentityProof } from "../identities/index.js";

/** What a file of a proof says. */
export type ProofObject = IdentityProof | BoxProof;

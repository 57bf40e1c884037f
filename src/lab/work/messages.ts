import type { Direction, FormFacts, RelationVerdict, Spec, Witness } from "../../claim/index.js";
import type { Place } from "../state/index.js";

/** A number with its error bound, as plain data. */
interface Sized {
  readonly value: number;
  readonly error: number;
}

/** One relation of one form on an instance. Sides are in the order of `lhs ≤ rhs`; `direction` says how it is written. */
export interface ShownRelation {
  readonly form: FormFacts["name"];
  readonly name: string;
  readonly direction: Direction;
  readonly lhs: Sized;
  readonly rhs: Sized;
  readonly scale: number;
  readonly margin: number;
  readonly rounding: number;
  readonly verdict: RelationVerdict;
}

export interface ShownAssumption {
  readonly name: string;
  readonly slack: Sized;
  readonly met: "met" | "violated" | "undecided";
}

/** What a claim says of one instance. */
export interface Seen {
  readonly relations: readonly ShownRelation[];
  readonly assumptions: readonly ShownAssumption[];
  /** What is observed of the instance, for laws and rates, by the names of the columns. */
  readonly observed: readonly {
    readonly form: FormFacts["name"];
    readonly values: readonly (readonly [string, number])[];
  }[];
  /** The list over whose draws the statement holds almost surely, where it is given otherwise. */
  readonly undrawn: string | null;
  /** In what it is of another kind than all that the claim is tried on. */
  readonly departures: readonly string[];
  readonly milliseconds: number;
}

/** The verdict of intervals on one relation. */
export interface Enclosed {
  readonly verdict: RelationVerdict;
  readonly certificate: {
    readonly lhs: readonly [string, string];
    readonly rhs: readonly [string, string];
    readonly bits: number;
  } | null;
  readonly borrowed: boolean;
  readonly tie: boolean;
}

/** What the page shows of a claim before any instance. */
export interface Described {
  readonly id: string;
  readonly title: string;
  readonly locus: string;
  readonly kinds: readonly string[];
  readonly reading: string | null;
  readonly source: {
    readonly title: string;
    readonly authors: string;
    readonly year: number | null;
    readonly locator: string;
  } | null;
  readonly forms: readonly {
    readonly name: FormFacts["name"];
    readonly statement: string;
    readonly expected: string;
    readonly words: string;
    readonly columns: readonly string[];
  }[];
  readonly assumptions: readonly { readonly name: string; readonly statement: string; readonly droppable: boolean }[];
  readonly erratum: { readonly grade: string; readonly slip: string; readonly instead: string } | null;
  readonly chosen: readonly { readonly group: "equality" | "degenerate"; readonly name: string; readonly spec: Spec }[];
  /** Of choices and reals: what they are drawn from. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly sizes: readonly string[];
  readonly hasChain: boolean;
}

/** A drawn or written instance: as its generator has it, and with its matrices by their entries. */
export interface Instance {
  readonly drawn: Spec;
  readonly spec: Spec;
  /** In what it differs from all that the generator draws. */
  readonly beyond: readonly string[];
  readonly unused: readonly string[];
}

/** The relation that a picture is about. */
export interface Aim {
  readonly claim: string;
  readonly form: FormFacts["name"];
  readonly relation: string;
}

/** Margin and error at one point of a picture; null where the relation does not apply or cannot be evaluated. */
export type Reading = readonly [margin: number, rounding: number, scale: number] | null;

/** One case of a cloud. */
export interface CloudPoint {
  readonly index: number;
  readonly seed: number;
  readonly law: string;
  readonly lhs: number;
  readonly rhs: number;
  readonly verdict: RelationVerdict;
  readonly sizes: Readonly<Record<string, number>>;
}

/** What a hunt tells while it goes on. */
export type HuntNews =
  | {
      readonly news: "progress";
      readonly evaluations: number;
      readonly bestMargin: number | null;
      readonly found: boolean;
    }
  | { readonly news: "better"; readonly spec: Spec; readonly margin: number }
  | { readonly news: "found" | "smaller"; readonly spec: Spec; readonly relation: string };

export interface HuntEnd {
  readonly witness: Witness | null;
  readonly confirmation: string | null;
  readonly evaluations: number;
  readonly bestMargin: number | null;
  readonly bestSpec: Spec | null;
  readonly complete: boolean;
}

type Rows = readonly (readonly number[])[];

/** A path of gradient descent on (w₁w₂ − τ)², and what it runs on. */
export interface Valley {
  readonly status: string;
  readonly path: readonly {
    readonly at: readonly [number, number];
    readonly loss: number;
    readonly sharpness: number;
  }[];
  readonly levels: readonly { readonly level: number; readonly points: readonly (readonly [number, number])[] }[];
  /** λ_max at the start, and at the flattest points of the valley. */
  readonly sharpness: readonly [start: number, least: number];
}

export interface TrainingRecord {
  readonly step: number;
  readonly trainLoss: number;
  readonly hessianTrace: number;
  readonly nuclearNorm: number;
}

export interface FlowRecord {
  readonly time: number;
  readonly loss: number;
  /** ‖W_k(t)‖₂² of every layer. */
  readonly norms: readonly number[];
  /** ‖D_k(t)‖_F of every pair, and how far D_k(t) is from D_k(0). */
  readonly imbalances: readonly number[];
  readonly drift: number;
}

/** All that can be asked of a worker, with the answer, and with what comes before it. */
export interface Questions {
  readonly describe: { readonly ask: { readonly claim: string }; readonly part: never; readonly answer: Described };
  readonly draw: {
    readonly ask: { readonly claim: string; readonly seed: number; readonly index: number };
    readonly part: never;
    readonly answer: Instance;
  };
  readonly open: {
    readonly ask: { readonly claim: string; readonly spec: Spec };
    readonly part: never;
    readonly answer: Instance;
  };
  readonly reshape: {
    readonly ask: { readonly claim: string; readonly spec: Spec };
    readonly part: never;
    readonly answer: Instance;
  };
  readonly fit: {
    readonly ask: {
      readonly claim: string;
      readonly lists: readonly (readonly [name: string, matrices: readonly (readonly (readonly number[])[])[]])[];
      readonly from: Spec;
    };
    readonly part: never;
    readonly answer: Instance;
  };
  /** The matrices of a file: .npz, .npy or JSON. */
  readonly read: {
    readonly ask: { readonly name: string; readonly bytes: Uint8Array };
    readonly part: never;
    readonly answer: readonly (readonly [name: string, matrices: readonly Rows[]])[];
  };
  readonly judge: {
    readonly ask: { readonly claim: string; readonly spec: Spec };
    readonly part: never;
    readonly answer: Seen;
  };
  readonly enclose: { readonly ask: Aim & { readonly spec: Spec }; readonly part: never; readonly answer: Enclosed };
  readonly witness: {
    readonly ask: Aim & { readonly spec: Spec; readonly without: readonly string[]; readonly version: string };
    readonly part: never;
    readonly answer: Witness;
  };
  /** The folder of `flatcheck export`: its LaTeX, and all of it as a zip archive. */
  readonly folder: {
    readonly ask: { readonly witness: Witness };
    readonly part: never;
    readonly answer: { readonly tex: string; readonly archive: Uint8Array };
  };
  readonly curve: {
    readonly ask: Aim & { readonly spec: Spec; readonly place: Place; readonly at: readonly number[] };
    readonly part: { readonly from: number; readonly readings: readonly Reading[] };
    readonly answer: null;
  };
  readonly map: {
    readonly ask: Aim & {
      readonly spec: Spec;
      readonly across: Place;
      readonly up: Place;
      readonly xs: readonly number[];
      readonly ys: readonly number[];
    };
    readonly part: { readonly row: number; readonly readings: readonly Reading[] };
    readonly answer: null;
  };
  readonly cloud: {
    readonly ask: Aim & { readonly seed: number; readonly cases: number };
    readonly part: { readonly points: readonly CloudPoint[]; readonly looked: number };
    readonly answer: null;
  };
  readonly hunt: {
    readonly ask: {
      readonly claim: string;
      readonly form: FormFacts["name"];
      readonly without: readonly string[];
      readonly seed: number;
      readonly evaluations: number;
      readonly version: string;
    };
    readonly part: HuntNews;
    readonly answer: HuntEnd;
  };
  readonly recovery: {
    readonly ask: { readonly seed: number; readonly noise: number };
    readonly part: never;
    readonly answer: { readonly status: string; readonly records: readonly TrainingRecord[] };
  };
  readonly flow: {
    readonly ask: {
      readonly weights: readonly Rows[];
      readonly inputs: Rows;
      readonly targets: Rows;
      readonly scale: number;
      readonly duration: number;
    };
    readonly part: never;
    readonly answer: {
      readonly stopped: string;
      readonly errorEstimate: number;
      readonly records: readonly FlowRecord[];
    };
  };
  readonly valley: {
    readonly ask: {
      readonly tau: number;
      readonly start: readonly [number, number];
      readonly rate: number;
      readonly steps: number;
      readonly reach: number;
    };
    readonly part: never;
    readonly answer: Valley;
  };
}

export type Kind = keyof Questions;

/** What goes to a worker. `hold` makes a hunt wait where it is, `stop` ends any work. */
export type ToWorker =
  | { readonly id: number; readonly kind: Kind; readonly ask: Questions[Kind]["ask"] }
  | { readonly id: number; readonly kind: "stop" }
  | { readonly id: number; readonly kind: "hold"; readonly hold: boolean };

/** What comes back. */
export type FromWorker =
  | { readonly id: number; readonly part: unknown }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string };

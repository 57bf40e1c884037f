import * as z from "zod";

/** Raised whenever a field of report.json changes its meaning or goes away. */
export const SCHEMA_VERSION = 2;

/** A double as the shortest decimal that reads back as the same double, so that no reader of JSON can round it. */
const decimal = z.string().regex(/^(-?\d+(\.\d+)?(e[+-]?\d+)?|-?Infinity|NaN)$/);

const count = z.int().nonnegative();

const verdict = z.enum(["holds", "refuted", "undecided", "vacuous", "consistent", "inconsistent", "open", "error"]);

const entries = z.array(z.array(z.array(z.number()).readonly()).readonly()).readonly();

/** A spec by value: enough to make the instance again, bit for bit. */
const spec = z
  .strictObject({
    sizes: z.record(z.string(), z.int()).readonly(),
    widths: z.array(z.int()).readonly(),
    choices: z.record(z.string(), z.string()).readonly(),
    reals: z.record(z.string(), z.number()).readonly(),
    lists: z
      .record(
        z.string(),
        z.union([z.strictObject({ law: z.string(), seed: count }).readonly(), z.strictObject({ entries }).readonly()]),
      )
      .readonly(),
  })
  .readonly();

/** A case that stands out. Indices below zero are the equality and degenerate cases and, below these, stored witnesses. */
const notable = z.strictObject({ value: decimal, index: z.int(), spec }).nullable();

/** A change, with the case that would have noticed it. */
const noticed = z.strictObject({ value: decimal, index: z.int() }).nullable();

/** A size with the number that belongs to it. */
const sized = z.tuple([z.int().positive(), decimal]).readonly();

const relation = z.strictObject({
  name: z.string(),
  sense: z.enum(["bound", "identity"]),
  /** How it is written: ≥ where `rhs` stands on the left. Reports of earlier versions lack it. */
  direction: z.enum(["≤", "≥", "="]).optional(),
  holds: count,
  refuted: count,
  undecided: count,
  /** How many of the decided cases floating point had left open and intervals decided. */
  rigorous: count,
  /**
   * How many of the undecided cases are ties as far as intervals tell: at every precision the enclosures of both sides
   * overlap, and they shrink by half or more with each doubling of it. No precision decides a tie. Reports of earlier
   * versions lack it.
   */
  ties: count.optional(),
  /**
   * How many of the other undecided cases are out of reach of intervals: an operand has no enclosure, or one that rests on
   * an error bound of floating point, which no precision makes narrower. Reports of earlier versions lack it.
   */
  beyond: count.optional(),
  /** The smallest margin relative to the scale of the relation. */
  minMargin: notable,
  /** Bounds: the largest lhs/rhs. */
  tightest: notable,
  /** Identities: the widest enclosure, relative to the scale, among the cases where both sides agreed. */
  width: decimal,
  /** The first refuting case, as it was drawn. */
  refutedBy: notable,
  /** The first few refuting cases, that one among them. Reports of earlier versions lack it, and the next two. */
  refutations: z.array(notable.unwrap()).optional(),
  /** Of the refuted cases about which intervals were asked, a stated share: how many they refute as well. */
  confirmed: count.optional(),
  /** And how many they do not reach. */
  unreached: count.optional(),
  /**
   * How close both sides came, in bins that src/claim/counts/closeness.ts defines: the cases that were not refuted by lhs/rhs
   * (bounds) or by the relative width of the enclosure (identities), the refuted ones by their relative departure, and
   * those to which neither applies. Reports of earlier versions lack it.
   */
  closeness: z.strictObject({ within: z.array(count), beyond: z.array(count), none: count }).optional(),
  /**
   * Bounds: the largest lhs/rhs by depth, by the largest dimension and by the number of samples, in the order of the sizes;
   * sizes above 8 stand in classes, each by the power of two at its end. Reports of earlier versions lack it, or its samples.
   */
  profile: z
    .strictObject({ depth: z.array(sized), width: z.array(sized), samples: z.array(sized).optional() })
    .optional(),
  /** The largest dimension, depth and number of samples on which it was decided. Reports of earlier versions lack it. */
  reach: z.strictObject({ d: count.optional(), L: count.optional(), n: count.optional() }).optional(),
  /**
   * How wrong the relation could be without a case that noticed it, as src/claim/counts/sensitivity.ts defines it: the least
   * relative change of the right side, the least shift relative to the scale, and by the name of a quantity its range and
   * the least exponent. Reports of earlier versions lack it.
   */
  sensitivity: z
    .strictObject({
      cases: count,
      /** Of these, how many would have noticed 1, 10 and 50 per cent. */
      noticing: z.tuple([count, count, count]),
      change: noticed,
      shift: noticed,
      quantities: z.record(z.string(), z.strictObject({ low: decimal, high: decimal, exponent: decimal })),
    })
    .optional(),
});

const conclusion = z
  .strictObject({
    verdict: z.enum(["consistent", "inconsistent", "open", "undecided"]),
    /** Probability that a true statement is called inconsistent. */
    errorProbability: decimal,
    power: z.string(),
    /**
     * What was measured of it, departure by departure; sizes in words, null where none of those tried. Reports of earlier
     * versions lack it.
     */
    departures: z
      .array(
        z.strictObject({
          part: z.string(),
          what: z.string(),
          noticed: z.string().nullable(),
          contradicted: z.string().nullable(),
          tried: z.string(),
        }),
      )
      .readonly()
      .optional(),
    summary: z.string(),
    observations: count,
    /** Cases that said nothing. */
    silent: count,
  })
  .nullable();

/** Lower and upper end, rounded outward. */
const ends = z.tuple([decimal, decimal]).readonly();

/** A refutation in floating point, and the enclosures by which the relation holds. */
const contradiction = z.strictObject({
  claim: z.string(),
  form: z.enum(["printed", "corrected"]),
  relation: z.string(),
  spec,
  lhs: decimal,
  rhs: decimal,
  rounding: decimal,
  enclosures: z.strictObject({ lhs: ends, rhs: ends, bits: z.int().positive() }).readonly(),
});

/**
 * The smallest counterexample found over all relations of the form, of certified ones where there are any. Its
 * certificate encloses both sides by intervals; it is null where these did not decide the relation.
 */
const witness = z
  .strictObject({
    relation: z.string(),
    spec,
    lhs: decimal,
    rhs: decimal,
    rounding: decimal,
    certificate: z.strictObject({ lhs: ends, rhs: ends, bits: z.int().positive() }).nullable(),
  })
  .nullable();

const form = z.strictObject({
  form: z.enum(["printed", "corrected"]),
  /**
   * Whose the words of its statement are: of the source, put back where the text at hand has lost them, or ours. Reports of
   * earlier versions lack it.
   */
  words: z.enum(["printed", "restored", "ours"]).optional(),
  expected: verdict,
  verdict,
  /**
   * On what the verdict rests, and in words: sizes of what is proved, what the cases would have noticed of what is tested.
   * `proved` says it of all relations of the form, at those sizes alone. Reports of version 1 lack it.
   */
  evidence: z
    .strictObject({
      grade: z.enum([
        "proved",
        "proved up to a factor",
        "certified counterexample",
        "counterexample",
        "tested",
        "open",
        "none",
      ]),
      text: z.string(),
      /** What is on record as proved, by the name of the relation. */
      proofs: z.array(z.strictObject({ relation: z.string(), text: z.string() })),
    })
    .optional(),
  /**
   * Only a part of the cases was run, for an interruption or for lack of time. Such a form is refuted by what was found,
   * in error or undecided, and never as expected.
   */
  incomplete: z.literal(true).optional(),
  /**
   * Whether interval arithmetic confirms the witness from nothing but its entries, in code that the evaluation does not
   * share. With a certificate and without this, some operand entered with its floating-point error bound.
   */
  certified: z.boolean(),
  cases: count,
  relations: z.array(relation),
  /**
   * The generated cases that decide: for a law those that gave an observation, else those on which some relation was
   * decided. And in how many of them each situation occurred that the claim demands. Reports of earlier versions lack it.
   */
  situations: z.strictObject({ deciding: count, occurred: z.record(z.string(), count) }).optional(),
  conclusion,
  /** What every case of a statistical form said: in the report of a shard, for whoever joins the shards; null elsewhere. */
  observations: z.array(z.strictObject({ index: count, values: z.array(decimal) })).nullable(),
  witness,
});

const claim = z.strictObject({
  id: z.string(),
  kinds: z.array(z.enum(["bound", "identity", "attained", "exists", "law", "rate", "dynamics", "conjecture"])),
  title: z.string(),
  locus: z.string(),
  /** How ambiguous words were read, where any were. Reports of earlier versions lack it. */
  reading: z.string().optional(),
  /** Equality and degenerate cases among the cases. */
  chosen: count,
  /** Stored witnesses among the cases. */
  stored: count,
  /** Cases that violate an assumption and say nothing. Reports of earlier versions lack it. */
  outside: count.optional(),
  /** Large instances whose numbers left the range of doubles, and that say nothing; absent where there are none. */
  overflowed: count.optional(),
  forms: z.array(form),
  /** Stored witnesses that were replayed before anything else; `reason` says why one does not refute any more. */
  witnesses: z.array(
    z.strictObject({
      file: z.string(),
      form: z.enum(["printed", "corrected"]),
      outcome: z.enum(["reproduced", "not reproduced", "stale"]),
      reason: z.string().nullable(),
    }),
  ),
  /**
   * Cases on which evaluation threw, the first few. Those that gave another value when they were evaluated again are
   * `unsteady`, and `message` has both values; those that did not come to an end are `unfinished`, and
   * `stopped`, too, where they were ended with the run, which is no error of theirs.
   */
  errors: z.array(
    z.strictObject({
      message: z.string(),
      index: z.int(),
      spec,
      unsteady: z.literal(true).optional(),
      unfinished: z.literal(true).optional(),
      stopped: z.literal(true).optional(),
    }),
  ),
  /**
   * Instances on which floating point refutes a relation that holds by intervals: faults of the numerics. They count as
   * undecided. Reports of earlier versions lack it.
   */
  contradictions: z.array(contradiction).optional(),
});

const run = z.strictObject({
  version: z.string(),
  seed: z.int().min(0).max(0xffffffff),
  /** Generated cases asked for per claim; null where a time was given instead. */
  runs: count.nullable(),
  /** Present where all generated cases are large instances. */
  sizes: z.literal("large").optional(),
  node: z.string(),
  /** Operating system, architecture and processor. Reports of earlier versions lack it. */
  machine: z.string().optional(),
  startedAt: z.iso.datetime(),
  seconds: z.number().nonnegative(),
  /** The part of the cases; `look` where they are those for a further look at statistics that were left undecided. */
  shard: z
    .strictObject({ index: z.int().positive(), of: z.int().positive(), look: z.int().min(2).optional() })
    .nullable(),
  /** Of joined shards: the claims whose statistics they leave undecided, and for which look these are to get cases. */
  awaits: z.strictObject({ look: z.int().min(2), claims: z.array(z.string()).min(1) }).optional(),
  /**
   * False where the run was interrupted, or its time too short: then the claims are those that were reached, on the cases
   * that were run.
   */
  complete: z.boolean(),
  /** Ids of the claims that were asked for, in the order of the catalogue. */
  selected: z.array(z.string()),
});

/** report.json: the truth about a run, of which every other output is a view. */
export const reportSchema = z.strictObject({
  /** Reports of 1 do not say on what their verdicts rest. */
  schemaVersion: z.literal([1, SCHEMA_VERSION]),
  run,
  claims: z.array(claim),
});

/** What report.json holds: a run, and what it says of every claim that it reached. */
export type Report = z.infer<typeof reportSchema>;
export type RunFacts = Report["run"];
/** What a run says of one claim. */
export type ClaimReport = Report["claims"][number];
export type FormReport = ClaimReport["forms"][number];
export type ReplayReport = ClaimReport["witnesses"][number];
export type WitnessReport = NonNullable<FormReport["witness"]>;

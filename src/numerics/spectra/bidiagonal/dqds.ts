/**
 * The squared singular values of a bidiagonal matrix by dqds (Fernando & Parlett 1994; Parlett & Marques 2000). It
 * works on q_i = d_i² and e_i = f_i², for the diagonal d and the f beside it; a transformation with shift t takes the
 * qd array of BᵀB to that of BᵀB − t, as long as t is below the least eigenvalue. Nothing is promised here:
 * `bidiagonal-counts.ts` certifies what comes out, whatever it is.
 */

/** Couplings up to this share of what they couple, in squares, are dropped: σ moves by 10^-28 relatively. */
const NEGLIGIBLE_COUPLING = 100 * 2 ** -52 * (100 * 2 ** -52);

/** Transformations a value before it gives up; two to four are usual. */
const MOST_STEPS = 60;

const JUST_BELOW = 1 - 2 ** -50;

let q = new Float64Array(64);
let e = new Float64Array(64);
let nextQ = new Float64Array(64);
let nextE = new Float64Array(64);

/** The least d of the last transformation: over all, without the last one, without the last two. They bound shifts. */
let least = 0;
let leastBefore = 0;
let leastTwoBefore = 0;

/** The least coupling that the last transformation left before the last two rows. */
let leastCoupling = 0;

/** q and e from the entries; a zero on the diagonal becomes 2^-200 of the norm. Returns the largest. */
function load(d: Float64Array, f: Float64Array, n: number): number {
  if (q.length < n) {
    q = new Float64Array(2 * n);
    e = new Float64Array(2 * n);
    nextQ = new Float64Array(2 * n);
    nextE = new Float64Array(2 * n);
  }
  let most = 0;
  for (let i = 0; i < n; i++) {
    const a = d[i]! * d[i]!;
    const b = i < n - 1 ? f[i]! * f[i]! : 0;
    q[i] = a;
    e[i] = b;
    most = Math.max(most, a, b);
  }
  const tiny = most * 2 ** -400;
  for (let i = 0; i < n; i++) if (q[i]! < tiny) q[i] = tiny;
  return most;
}

/** One transformation with shift t on lo … hi: the least d; negative where t was too large, −∞ where it broke off. */
function transform(lo: number, hi: number, t: number): number {
  // Divisions wait for each other; nothing else is to make them wait, not even for the place of an array.
  const fromQ = q;
  const fromE = e;
  const toQ = nextQ;
  const toE = nextE;
  let d = fromQ[lo]! - t;
  let min = Infinity;
  let before = Infinity;
  let coupled = Infinity;
  let last = Infinity;
  for (let i = lo; i < hi; i++) {
    before = min;
    min = Math.min(min, d);
    coupled = Math.min(coupled, last);
    const coupling = fromE[i]!;
    const s = d + coupling;
    const r = fromQ[i + 1]! / s;
    last = coupling * r;
    toQ[i] = s;
    toE[i] = last;
    d = d * r - t;
  }
  if (!(min >= 0)) return -Infinity;
  toQ[hi] = d;
  if (d >= 0) {
    leastCoupling = coupled;
    leastTwoBefore = before;
    leastBefore = min;
    least = Math.min(min, d);
  }
  return d < min ? d : min;
}

/** A shift that is rarely above the least eigenvalue, and close to it where the bottom is about to split off. */
function shiftFor(lo: number, hi: number): number {
  // Kato and Temple on the last 2×2 of BBᵀ.
  const x = q[hi - 1]! + e[hi - 1]!;
  const y = q[hi]!;
  const off = y * e[hi - 1]!;
  const gap = x - y - (hi - 1 > lo ? Math.sqrt(q[hi - 1]! * e[hi - 2]!) : 0);
  if (gap > 0 && gap * gap > off) {
    const s = y - off / gap;
    if (s > least / 2) return s < least ? s : least * JUST_BELOW;
  }
  // Rayleigh quotient less the residual, for the vector that B takes to a multiple of the last unit vector.
  let share = 0;
  let term = 1;
  for (let i = hi - 1; i >= lo; i--) {
    term *= e[i]! / q[i]!;
    share += term;
    if (!(share < 0.55)) return Math.min(least, y) / 4;
    if (term < 0.01 * share) break;
  }
  share *= 1.05;
  const s = (q[hi]! * (1 - Math.sqrt(share))) / (1 + share);
  return s > 0 && s < least ? s : least / 4;
}

/**
 * Turns the part lo … hi around where it is graded upwards, so that small values come out first; forgets old shifts.
 */
function begin(lo: number, hi: number): void {
  if (1.5 * q[lo]! < q[hi]!) {
    q.subarray(lo, hi + 1).reverse();
    e.subarray(lo, hi).reverse();
  }
  let bound = q[hi]!;
  for (let i = lo; i < hi; i++) bound = Math.min(bound, q[i]! + e[i]!);
  least = leastBefore = leastTwoBefore = bound;
  leastCoupling = 0;
}

/** Eigenvalues of the last 2×2, [[a, √(ac)], [√(ac), b + c]], without cancellation, plus the sum of shifts. */
function splitPair(hi: number, sum: number, out: Float64Array): void {
  const a = q[hi - 1]!;
  const b = q[hi]!;
  const c = e[hi - 1]!;
  const gap = (a - b - c) / 2;
  const large = (a + b + c) / 2 + Math.sqrt(gap * gap + a * c);
  out[hi - 1] = large + sum;
  out[hi] = a * (b / large) + sum;
}

/** One transformation that leaves no d negative; returns the shift, or −1 where none does. */
function advance(lo: number, hi: number): number {
  let t = shiftFor(lo, hi);
  for (let tries = 0; tries < 8; tries++) {
    const d = transform(lo, hi, t);
    if (d >= 0) return t;
    t = tries > 4 ? 0 : d > -Infinity && tries < 2 && t + d > 0 ? (t + d) * JUST_BELOW : t / 4;
  }
  return -1;
}

/** Makes the result of the last transformation the current array; what lies before lo is open still. */
function accept(lo: number): void {
  for (let i = 0; i < lo; i++) {
    nextQ[i] = q[i]!;
    nextE[i] = e[i]!;
  }
  [q, nextQ] = [nextQ, q];
  [e, nextE] = [nextE, e];
}

/**
 * σ² of the bidiagonal matrix with diagonal d and f beside it, in no order, into `out`.
 * @param mostSteps transformations a value
 * @returns whether it converged
 */
export function squaredValues(
  d: Float64Array,
  f: Float64Array,
  n: number,
  out: Float64Array,
  mostSteps = MOST_STEPS,
): boolean {
  if (load(d, f, n) === 0) {
    out.fill(0, 0, n);
    return true;
  }
  let budget = mostSteps * n;
  const open: [lo: number, hi: number, sum: number][] = [[0, n - 1, 0]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    let [lo, hi, sum] = part;
    begin(lo, hi);
    while (hi >= lo) {
      if (hi === lo || e[hi - 1]! <= NEGLIGIBLE_COUPLING * (sum + q[hi]!)) {
        out[hi] = q[hi]! + sum;
        hi -= 1;
        least = leastBefore;
        leastBefore = leastTwoBefore;
        continue;
      }
      if (hi - 1 === lo || e[hi - 2]! <= NEGLIGIBLE_COUPLING * (sum + Math.min(q[hi - 1]!, q[hi - 2]!))) {
        splitPair(hi, sum, out);
        hi -= 2;
        least = leastBefore = leastTwoBefore;
        continue;
      }
      let split = leastCoupling > NEGLIGIBLE_COUPLING * sum ? lo - 1 : hi - 2;
      while (split >= lo && e[split]! > NEGLIGIBLE_COUPLING * sum) split -= 1;
      if (split >= lo) {
        open.push([lo, split, sum]);
        lo = split + 1;
        begin(lo, hi);
        continue;
      }
      const shift = advance(lo, hi);
      if (shift < 0 || (budget -= 1) < 0) return false;
      sum += shift;
      accept(lo);
    }
  }
  return true;
}

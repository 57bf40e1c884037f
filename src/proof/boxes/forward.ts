import {
  above,
  absolute,
  add,
  divide,
  EVERYTHING,
  holdsZero,
  hull,
  isEverything,
  isZero,
  maximum,
  meet,
  multiply,
  negate,
  NOTHING_MORE,
  power,
  root,
  type Span,
  spanAt,
  square,
  subtract,
  within,
} from "./doubles.js";
import type { Line, Place, Program } from "./program.js";

/** A value on a box, at its centre, and its derivatives by the parameters; null where all of them are 0. */
interface Slope {
  readonly value: Span;
  readonly centre: Span;
  readonly slopes: readonly Span[] | null;
}

/** `factor·rhs − lhs` on a box. */
export interface Margin {
  readonly value: Span;
  /** Its derivatives by the parameters of the box, in the sense of `forward`. */
  readonly slopes: readonly Span[];
}

const UNIT: Span = { lo: -1, hi: 1 };
const ONE = spanAt(1);

/**
 * Evaluates the margin of a program on a box. Derivatives by its parameters come with it, by the chain rule; where |x|,
 * max or √(x² + y²) has none, by all slopes that occur near there. Along a segment in the box the value of a line is then
 * the integral of a slope times the direction: each of these functions is locally Lipschitz, and has a derivative along
 * the segment almost everywhere, which is in the interval. So f(x) ∈ f(c) + Σ slopes_i · (x_i − c_i) for all x in the box
 * and its centre c, and every line is cut to that. Where an operation is not defined, or a root may have the argument 0,
 * its result or its slope is the whole line.
 * @param choices the values of the variables after the parameters
 * @param factor that of the right side
 */
export function forward(
  { lines, lhs, rhs, nonzero }: Program,
  box: readonly Span[],
  choices: readonly number[],
  factor: number,
): Margin {
  const offsets = box.map((side) => subtract(side, spanAt(middle(side))));
  const cut = (line: Slope): Slope => ({
    ...line,
    value: meet(line.value, meanValue(line.centre, line.slopes, offsets)),
  });
  const start: Start = {
    parameters: box.map((side, i) => ({
      value: side,
      centre: spanAt(middle(side)),
      slopes: box.map((_, k) => (i === k ? ONE : NOTHING_MORE)),
    })),
    choices,
  };
  const done: Slope[] = [];
  for (const line of lines) {
    const found = evaluated(line, done, start);
    done.push(found.slopes === null || line[0] === "variable" ? found : cut(found));
  }
  const scaled = product(done[rhs]!, constant(factor));
  const margin = cut(difference(scaled, done[lhs]!));
  if (nonzero.some((place) => holdsZero(done[place]!.value))) {
    return { value: EVERYTHING, slopes: box.map(() => EVERYTHING) };
  }
  return { value: margin.value, slopes: margin.slopes ?? box.map(() => NOTHING_MORE) };
}

/** The margin at a point. */
export function marginAt(program: Program, point: readonly number[], choices: readonly number[], factor: number): Span {
  return forward(program, [], [...point, ...choices], factor).value;
}

/** f(c) + Σ slopes_i (x_i − c_i), for x_i − c_i in the offsets. */
export function meanValue(centre: Span, slopes: readonly Span[] | null, offsets: readonly Span[]): Span {
  return (slopes ?? []).reduce((total, slope, i) => add(total, times(slope, offsets[i]!)), centre);
}

/** The middle of an interval, which cuts it into two. */
export function middle({ lo, hi }: Span): number {
  return lo + (hi - lo) / 2;
}

/** What variables are. */
interface Start {
  readonly parameters: readonly Slope[];
  readonly choices: readonly number[];
}

function constant(x: number): Slope {
  return { value: spanAt(x), centre: spanAt(x), slopes: null };
}

/** An operation on the values and on the centres, and its slopes. */
function alike(of: (pick: "value" | "centre") => Span, slopes: readonly Span[] | null): Slope {
  const value = of("value");
  return { value, centre: slopes === null ? value : of("centre"), slopes };
}

function evaluated(line: Line, done: readonly Slope[], { parameters, choices }: Start): Slope {
  const at = (place: Place): Slope => done[place]!;
  switch (line[0]) {
    case "constant":
      return constant(line[1]);
    case "variable":
      return parameters[line[1]] ?? constant(choices[line[1] - parameters.length]!);
    case "add": {
      const [a, b] = [at(line[1]), at(line[2])];
      return alike((pick) => add(a[pick], b[pick]), mixed(a, ONE, b, ONE));
    }
    case "subtract":
      return difference(at(line[1]), at(line[2]));
    case "multiply":
      return product(at(line[1]), at(line[2]));
    case "divide":
      return quotient(at(line[1]), at(line[2]));
    case "maximum":
      return larger(at(line[1]), at(line[2]));
    case "hypot": {
      const [a, b] = [at(line[1]), at(line[2])];
      const length = root(add(square(a.value), square(b.value)));
      const [p, q] = [a, b].map((x) => within(divide(x.value, length), -1, 1)) as [Span, Span];
      return alike((pick) => root(add(square(a[pick]), square(b[pick]))), mixed(a, p, b, q));
    }
    default:
      return ofOne(line, at(line[1]));
  }
}

function ofOne(
  line: Extract<Line, readonly ["negate" | "square" | "root" | "absolute" | "power", ...number[]]>,
  a: Slope,
): Slope {
  switch (line[0]) {
    case "negate":
      return alike((pick) => negate(a[pick]), along(a, spanAt(-1)));
    case "square":
      return alike((pick) => square(a[pick]), along(a, multiply(spanAt(2), a.value)));
    case "absolute":
      return alike((pick) => absolute(a[pick]), along(a, signs(a.value)));
    case "root":
      return alike((pick) => root(a[pick]), along(a, divide(spanAt(0.5), root(a.value))));
    case "power":
      return powered(a, line[2], line[3]);
  }
}

function product(a: Slope, b: Slope): Slope {
  return alike((pick) => multiply(a[pick], b[pick]), mixed(a, b.value, b, a.value));
}

function difference(a: Slope, b: Slope): Slope {
  return alike((pick) => subtract(a[pick], b[pick]), mixed(a, ONE, b, spanAt(-1)));
}

/** (a' − (a/b)b')/b. */
function quotient(a: Slope, b: Slope): Slope {
  const inverse = divide(ONE, b.value);
  const ratio = divide(a.value, b.value);
  return alike((pick) => divide(a[pick], b[pick]), mixed(a, inverse, b, negate(multiply(ratio, inverse))));
}

/** (p/q) x^{(p−q)/q}. */
function powered(a: Slope, p: number, q: number): Slope {
  const rest = p === q || a.slopes === null ? ONE : power(a.value, p - q, q);
  return alike((pick) => power(a[pick], p, q), along(a, multiply(divide(spanAt(p), spanAt(q)), rest)));
}

function larger(a: Slope, b: Slope): Slope {
  if (a.value.lo >= b.value.hi) return a;
  if (b.value.lo >= a.value.hi) return b;
  const count = (a.slopes ?? b.slopes ?? []).length;
  const slope = ({ slopes }: Slope, i: number): Span => slopes?.[i] ?? NOTHING_MORE;
  const none = a.slopes === null && b.slopes === null;
  const slopes = none ? null : Array.from({ length: count }, (_, i) => hull(slope(a, i), slope(b, i)));
  return alike((pick) => maximum(a[pick], b[pick]), slopes);
}

function signs(a: Span): Span {
  if (a.lo > 0) return ONE;
  return a.hi < 0 ? spanAt(-1) : UNIT;
}

/** Slopes times a derivative. */
function along({ slopes }: Slope, derivative: Span): readonly Span[] | null {
  return slopes === null ? null : slopes.map((slope) => times(slope, derivative));
}

/** p times the slopes of a and q times those of b. */
function mixed(a: Slope, p: Span, b: Slope, q: Span): readonly Span[] | null {
  if (a.slopes === null) return along(b, q);
  if (b.slopes === null) return along(a, p);
  const others = b.slopes;
  return a.slopes.map((slope, i) => add(times(slope, p), times(others[i]!, q)));
}

/** 0 times anything is 0: what does not depend on a parameter has no slope there, whatever the function is. */
function times(slope: Span, derivative: Span): Span {
  if (isZero(slope)) return NOTHING_MORE;
  if (slope === ONE) return derivative;
  if (derivative === ONE) return slope;
  return isEverything(slope) || isEverything(derivative) ? EVERYTHING : multiply(slope, derivative);
}

/** Largest distance between the ends, rounded up. */
export function width({ lo, hi }: Span): number {
  return above(hi - lo);
}

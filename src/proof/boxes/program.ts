/** Why a recorded computation cannot be written as a program over the parameters of a box. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/** A place in a program. */
export type Place = number;

/**
 * One line of a straight-line program of real numbers: a constant, a variable, or an operation on the results of
 * earlier lines. `power` is x^{p/q} for x ≥ 0 and integers q ≥ 1 and p; `hypot` is √(x² + y²).
 */
export type Line =
  | readonly ["constant", number]
  | readonly ["variable", number]
  | readonly ["add" | "subtract" | "multiply" | "divide" | "maximum" | "hypot", Place, Place]
  | readonly ["negate" | "square" | "root" | "absolute", Place]
  | readonly ["power", Place, number, number];

/** A program and the lines that are its result. */
export interface Program {
  readonly lines: readonly Line[];
  readonly lhs: Place;
  readonly rhs: Place;
  /** Lines that must not be 0 anywhere: divisors that were cancelled. */
  readonly nonzero: readonly Place[];
}

/** Integers below this multiply without rounding. */
const SMALL = 2 ** 26;

/** Writes a program line by line; a line that is there already is not written again, and 0 and 1 are left out. */
export class ProgramWriter {
  readonly lines: Line[] = [];
  private readonly known = new Map<string, Place>();
  private readonly nonzero = new Set<Place>();

  constant(x: number): Place {
    if (!Number.isFinite(x)) throw new ProgramError(`a constant that is not finite: ${x}`);
    return this.put(["constant", x + 0]);
  }

  variable(index: number): Place {
    return this.put(["variable", index]);
  }

  add(a: Place, b: Place): Place {
    if (this.is(a, 0)) return b;
    if (this.is(b, 0)) return a;
    const folded = this.folded(a, b, (x, y) => x + y);
    return folded ?? this.put(["add", Math.min(a, b), Math.max(a, b)]);
  }

  subtract(a: Place, b: Place): Place {
    if (this.is(b, 0)) return a;
    if (a === b) return this.constant(0);
    if (this.is(a, 0)) return this.negate(b);
    return this.folded(a, b, (x, y) => x - y) ?? this.put(["subtract", a, b]);
  }

  multiply(a: Place, b: Place): Place {
    if (this.is(a, 0) || this.is(b, 0)) return this.constant(0);
    if (this.is(a, 1)) return b;
    if (this.is(b, 1)) return a;
    if (a === b) return this.square(a);
    const cancelled = this.cancelled(a, b) ?? this.cancelled(b, a);
    return cancelled ?? this.folded(a, b, (x, y) => x * y) ?? this.put(["multiply", Math.min(a, b), Math.max(a, b)]);
  }

  divide(a: Place, b: Place): Place {
    const without = this.without(a, b);
    if (without !== undefined) return without;
    return this.is(b, 1) ? a : this.put(["divide", a, b]);
  }

  /** (x/y)·b where y is a factor of b. */
  private cancelled(a: Place, b: Place): Place | undefined {
    const line = this.lines[a]!;
    const rest = line[0] === "divide" ? this.without(b, line[2]) : undefined;
    return rest === undefined || line[0] !== "divide" ? undefined : this.multiply(line[1], rest);
  }

  /** a/b where b is a factor of a that is no constant. Then b must not be 0. */
  private without(a: Place, b: Place): Place | undefined {
    const line = this.lines[a]!;
    if (this.lines[b]![0] === "constant") return undefined;
    const rest = a === b ? this.constant(1) : line[0] === "square" && line[1] === b ? b : otherFactor(line, b);
    if (rest !== undefined) this.nonzero.add(b);
    return rest;
  }

  negate(a: Place): Place {
    const line = this.lines[a]!;
    if (line[0] === "constant") return this.constant(-line[1]);
    return line[0] === "negate" ? line[1] : this.put(["negate", a]);
  }

  square(a: Place): Place {
    const line = this.lines[a]!;
    if (this.is(a, 0) || this.is(a, 1)) return a;
    if (line[0] === "negate" || line[0] === "absolute") return this.square(line[1]);
    return this.folded(a, a, (x, y) => x * y) ?? this.put(["square", a]);
  }

  root(a: Place): Place {
    const line = this.lines[a]!;
    if (this.is(a, 0) || this.is(a, 1)) return a;
    return line[0] === "square" ? this.absolute(line[1]) : this.put(["root", a]);
  }

  absolute(a: Place): Place {
    const line = this.lines[a]!;
    if (line[0] === "constant") return this.constant(Math.abs(line[1]));
    if (line[0] === "negate") return this.absolute(line[1]);
    return ["absolute", "root", "square", "hypot", "power"].includes(line[0]) ? a : this.put(["absolute", a]);
  }

  maximum(a: Place, b: Place): Place {
    return a === b ? a : this.put(["maximum", Math.min(a, b), Math.max(a, b)]);
  }

  hypot(a: Place, b: Place): Place {
    if (this.is(a, 0)) return this.absolute(b);
    if (this.is(b, 0)) return this.absolute(a);
    return this.put(["hypot", Math.min(a, b), Math.max(a, b)]);
  }

  /** x^{p/q}, in lowest terms. */
  power(a: Place, p: number, q: number): Place {
    if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q) || q < 1 || Math.max(Math.abs(p), q) > 64) {
      throw new ProgramError(`the exponent ${p}/${q}`);
    }
    const common = divisor(Math.abs(p), q);
    const [above, below] = [p / common, q / common];
    if (above === 0) return this.constant(1);
    if (this.is(a, 1) || (above === 1 && below === 1)) return a;
    if (above === 2 && below === 1) return this.square(a);
    if (above === 1 && below === 2) return this.root(a);
    return this.put(["power", a, above, below]);
  }

  is(a: Place, value: number): boolean {
    const line = this.lines[a]!;
    return line[0] === "constant" && line[1] === value;
  }

  /** Whether this is a constant of at least 0. */
  isAtLeastZero(a: Place): boolean {
    const line = this.lines[a]!;
    return line[0] === "constant" && line[1] >= 0;
  }

  /** Only the lines that both sides need, in their order. */
  finish(lhs: Place, rhs: Place): Program {
    const needed = new Set([lhs, rhs, ...this.nonzero]);
    for (let place = this.lines.length - 1; place >= 0; place--) {
      if (needed.has(place)) for (const operand of operandsOf(this.lines[place]!)) needed.add(operand);
    }
    const places = new Map<Place, Place>();
    const lines: Line[] = [];
    this.lines.forEach((line, place) => {
      if (!needed.has(place)) return;
      places.set(place, lines.length);
      lines.push(moved(line, places));
    });
    const nonzero = [...this.nonzero].map((place) => places.get(place)!);
    return { lines, lhs: places.get(lhs)!, rhs: places.get(rhs)!, nonzero };
  }

  private put(line: Line): Place {
    const key = line.join(" ");
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, this.lines.length);
    this.lines.push(line);
    return this.lines.length - 1;
  }

  /** The constant that comes of two small integers, exactly. */
  private folded(a: Place, b: Place, of: (x: number, y: number) => number): Place | undefined {
    const [left, right] = [this.lines[a]!, this.lines[b]!];
    if (left[0] !== "constant" || right[0] !== "constant") return undefined;
    const isSmall = (x: number): boolean => Number.isInteger(x) && Math.abs(x) < SMALL;
    return isSmall(left[1]) && isSmall(right[1]) ? this.constant(of(left[1], right[1])) : undefined;
  }
}

/** The lines that a line works on. */
function operandsOf(line: Line): readonly Place[] {
  switch (line[0]) {
    case "constant":
    case "variable":
      return [];
    case "negate":
    case "square":
    case "root":
    case "absolute":
    case "power":
      return [line[1]];
    default:
      return [line[1], line[2]];
  }
}

function moved(line: Line, places: ReadonlyMap<Place, Place>): Line {
  const to = (place: Place): Place => places.get(place)!;
  switch (line[0]) {
    case "constant":
    case "variable":
      return line;
    case "power":
      return [line[0], to(line[1]), line[2], line[3]];
    case "negate":
    case "square":
    case "root":
    case "absolute":
      return [line[0], to(line[1])];
    default:
      return [line[0], to(line[1]), to(line[2])];
  }
}

/** y of xy. */
function otherFactor(line: Line, x: Place): Place | undefined {
  if (line[0] !== "multiply") return undefined;
  if (line[1] === x) return line[2];
  return line[2] === x ? line[1] : undefined;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a || 1 : divisor(b, a % b);
}

import type { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { encloses, numbersFrom, Wide, wide } from "../fixtures/networks.js";
import {
  addJets,
  alongCoordinate,
  constantJet,
  cosineJet,
  divideJets,
  exponentialJet,
  gradientByJets,
  hessianTraceByJets,
  hyperbolicTangentJet,
  type Jet,
  type JetFunction,
  logarithmJet,
  multiplyJets,
  sineJet,
  squareRootJet,
  subtractJets,
  variableJet,
} from "./jets.js";
import { approximately } from "./quantity.js";

/** Functions of one variable as jets, and their value and two derivatives in closed form with 60 digits. */
const catalogue: Record<string, { jet: (x: Jet) => Jet; closed: (x: Decimal) => [Decimal, Decimal, Decimal] }> = {
  "1/x": {
    jet: (x) => divideJets(constantJet(1), x),
    closed: (x) => [x.pow(-1), x.pow(-2).neg(), x.pow(-3).times(2)],
  },
  "x³ − x": {
    jet: (x) => subtractJets(multiplyJets(x, multiplyJets(x, x)), x),
    closed: (x) => [x.pow(3).minus(x), x.pow(2).times(3).minus(1), x.times(6)],
  },
  "exp x": { jet: exponentialJet, closed: (x) => [x.exp(), x.exp(), x.exp()] },
  "ln x": { jet: logarithmJet, closed: (x) => [x.ln(), x.pow(-1), x.pow(-2).neg()] },
  "√x": {
    jet: squareRootJet,
    closed: (x) => [x.sqrt(), x.sqrt().times(2).pow(-1), x.sqrt().times(x).times(4).pow(-1).neg()],
  },
  "sin x": { jet: sineJet, closed: (x) => [x.sin(), x.cos(), x.sin().neg()] },
  "cos x": { jet: cosineJet, closed: (x) => [x.cos(), x.sin().neg(), x.cos().neg()] },
  "tanh x": {
    jet: hyperbolicTangentJet,
    closed: (x) => {
      const slope = new Wide(1).minus(x.tanh().pow(2));
      return [x.tanh(), slope, x.tanh().times(slope).times(-2)];
    },
  },
  "exp(x)·sin(x)": {
    jet: (x) => multiplyJets(exponentialJet(x), sineJet(x)),
    closed: (x) => [x.exp().times(x.sin()), x.exp().times(x.sin().plus(x.cos())), x.exp().times(x.cos()).times(2)],
  },
};

describe("jets of one variable", () => {
  for (const [name, { jet, closed }] of Object.entries(catalogue)) {
    it(`${name}: value and derivatives are within their errors of the closed forms, and the errors small`, () => {
      const next = numbersFrom(31);
      for (let round = 0; round < 50; round++) {
        const x = 0.1 + 2 * Math.abs(next());
        const { value, first, second } = jet(variableJet(x, 1));
        const [f, df, ddf] = closed(wide(x));
        for (const [computed, truth] of [
          [value, f],
          [first, df],
          [second, ddf],
        ] as const) {
          expect(encloses(computed, truth)).toBe(true);
          expect(computed.error).toBeLessThan(1e-14 * (1 + truth.abs().toNumber()) * 10);
        }
      }
    });
  }

  it("carry the uncertainty of the argument", () => {
    for (const { jet, closed } of Object.values(catalogue)) {
      const x = jet(variableJet(approximately(0.75, 2 ** -8), 1));
      for (const end of [0.75 - 2 ** -8, 0.75 + 2 ** -8]) {
        const [f, df, ddf] = closed(wide(end));
        expect(encloses(x.value, f) && encloses(x.first, df) && encloses(x.second, ddf)).toBe(true);
      }
    }
  });

  it("claim no finite error where they divide by a number that may be zero", () => {
    const zero = variableJet(approximately(0, 1), 1);
    for (const undefinedThere of [divideJets(constantJet(1), zero), logarithmJet(zero)]) {
      expect(undefinedThere.value.error < Infinity).toBe(false);
      expect(undefinedThere.second.error < Infinity).toBe(false);
    }
    expect(squareRootJet(zero).first.error < Infinity).toBe(false);
  });
});

describe("jets of several variables", () => {
  // f = x²y + sin(xy) + y/x
  const f: JetFunction = ([x, y]) =>
    addJets(addJets(multiplyJets(multiplyJets(x!, x!), y!), sineJet(multiplyJets(x!, y!))), divideJets(y!, x!));

  it("gives gradient and trace of the Hessian of x²y + sin(xy) + y/x", () => {
    const x = new Wide(1.25);
    const y = new Wide(-0.5);
    const gradient = gradientByJets(f, [1.25, -0.5]);
    const cosine = x.times(y).cos();
    const sine = x.times(y).sin();
    expect(
      encloses(
        gradient[0]!,
        x
          .times(y)
          .times(2)
          .plus(y.times(cosine))
          .minus(y.div(x.pow(2))),
      ),
    ).toBe(true);
    expect(encloses(gradient[1]!, x.pow(2).plus(x.times(cosine)).plus(x.pow(-1)))).toBe(true);
    const laplacian = y
      .times(2)
      .minus(y.pow(2).plus(x.pow(2)).times(sine))
      .plus(y.times(2).div(x.pow(3)));
    const computed = hessianTraceByJets(f, [1.25, -0.5]);
    expect(encloses(computed, laplacian)).toBe(true);
    expect(computed.error).toBeLessThan(1e-13);
    expect(alongCoordinate(f, [1.25, -0.5], 1).first).toEqual(gradient[1]);
  });

  it("agrees with second differences along a slanted direction", () => {
    const [u, v] = [0.6, -0.8];
    const along = (t: number): number => {
      const [a, b] = [1.25 + t * u, -0.5 + t * v];
      return a * a * b + Math.sin(a * b) + b / a;
    };
    const jet = f([variableJet(1.25, u), variableJet(-0.5, v)]);
    const h = 2 ** -10;
    expect(Math.abs((along(h) - 2 * along(0) + along(-h)) / (h * h) - jet.second.value)).toBeLessThan(1e-4);
  });
});

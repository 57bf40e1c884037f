import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { pythonFields } from "./python-fields.js";

const python =
  ["python3", "/usr/bin/python3"].find((name) => spawnSync(name, ["-c", "pow(3, -1, 7)"]).status === 0) ?? null;

/** Fractions a = x/yⁱ and b = (x + 1)/yʲ, divided by y again and again: a/b·b = a, and a/b·(x + 1)·yⁱ = x·yʲ. */
const LAW = `
field = Fractions(Polynomials())
x, y = field.variable(0), field.variable(1)
more = field.add(x, field.one)
def times(z, factor, count):
    return z if count == 0 else times(field.multiply(z, factor), factor, count - 1)
def over(z, count):
    return z if count == 0 else over(field.divide(z, y), count - 1)
def same(a, b):
    return field.is_zero(field.add(a, field.negate(b)))
for i in range(4):
    for j in range(4):
        a, b = over(x, i), over(more, j)
        quotient = field.divide(a, b)
        lifted = times(field.multiply(quotient, more), y, i)
        print(same(field.multiply(quotient, b), a), same(lifted, times(x, y, j)), same(lifted, times(x, y, j + 1)))
`;

describe("fractions in Python", () => {
  it.skipIf(python === null)("obey the law of division, however often each was divided by the same", () => {
    const { stdout, stderr } = spawnSync(python!, ["-c", pythonFields + LAW], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(new Set(stdout.trimEnd().split("\n"))).toEqual(new Set(["True True False"]));
  });
});

#!/usr/bin/env python3
"""Checks proofs of bounds on boxes. Needs Python 3.8 or later and its standard library, nothing else.

A proof names a straight-line program of real numbers for both sides of a bound lhs <= factor * rhs, a box for its
parameters, and a tree of halvings of that box. In every leaf the margin factor * rhs - lhs is enclosed anew, with
intervals whose ends are integers over 2^96, rounded outward, and with derivatives by the chain rule: the margin at x is
in margin(c) + sum slopes_i (x_i - c_i), for any c in the leaf. Every leaf must come out at least 0; one that does not is
halved a few times more. Where the statement is "for some numbers", the leaf names them.

What is checked is that the bound holds for the program on the box. That the program is what the statement says of the
instances of the family, and that these suffice, is said in the file for a reader; `flatcheck replay` compares the program
with the claim.

    python3 check_boxes.py proof.json ...

Prints a line a file; leaves with 0 if all are verified, with 1 if one is rejected.
"""

import hashlib
import json
import sys
from fractions import Fraction
from math import isqrt

BITS = 96
ONE = 1 << BITS
# How often a leaf that is not decided is halved by the checker itself.
MORE = 12


class Rejected(Exception):
    pass


# Intervals: (lo, hi) in units of 2^-BITS; None is the whole line.


def rounded(x):
    x *= ONE
    return (x.numerator // x.denominator, -(-x.numerator // x.denominator))


def add(a, b):
    return None if a is None or b is None else (a[0] + b[0], a[1] + b[1])


def neg(a):
    return None if a is None else (-a[1], -a[0])


def sub(a, b):
    return None if a is None or b is None else (a[0] - b[1], a[1] - b[0])


def mul(a, b):
    if a == ZERO or b == ZERO:
        return ZERO
    if a is None or b is None:
        return None
    if a[0] >= 0 and b[0] >= 0:
        return (a[0] * b[0] >> BITS, -(-a[1] * b[1] >> BITS))
    p, q, r, s = a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]
    return (min(p, q, r, s) >> BITS, -(-max(p, q, r, s) >> BITS))


def div(a, b):
    if a is None or b is None or b[0] <= 0 <= b[1]:
        return None
    if b[1] < 0:
        a, b = neg(a), neg(b)
    lo = (a[0] << BITS) // (b[0] if a[0] < 0 else b[1])
    hi = -((-a[1] << BITS) // (b[1] if a[1] < 0 else b[0]))
    return (lo, hi)


def absolute(a):
    if a is None or a[0] >= 0:
        return a
    return neg(a) if a[1] <= 0 else (0, max(-a[0], a[1]))


def square(a):
    a = absolute(a)
    return mul(a, a)


def root(a):
    if a is None or a[1] < 0:
        return None
    low, high = max(a[0], 0) << BITS, a[1] << BITS
    up = isqrt(high)
    return (isqrt(low), up if up * up == high else up + 1)


def integer_root(n, q):
    """The largest integer whose q-th power is at most n."""
    if n == 0:
        return 0
    guess = 1 << -(-n.bit_length() // q)
    while True:
        step = ((q - 1) * guess + n // guess ** (q - 1)) // q
        if step >= guess:
            return guess
        guess = step


def power(a, p, q):
    if a is None or a[1] < 0:
        return None
    n = abs(p)
    # lo^n over 2^(n BITS); its q-th root over 2^BITS is the root of lo^n 2^((q - n) BITS).
    low, high = max(a[0], 0) ** n, a[1] ** n
    shift = (q - n) * BITS
    low = low << shift if shift >= 0 else low >> -shift
    high = high << shift if shift >= 0 else -(-high >> -shift)
    up = integer_root(high, q)
    size = (integer_root(low, q), up if up**q == high else up + 1)
    return size if p > 0 else div(UNIT, size)


def larger(a, b):
    return None if a is None or b is None else (max(a[0], b[0]), max(a[1], b[1]))


def hull(a, b):
    return None if a is None or b is None else (min(a[0], b[0]), max(a[1], b[1]))


def meet(a, b):
    if a is None or b is None:
        return b if a is None else a
    lo, hi = max(a[0], b[0]), min(a[1], b[1])
    if lo > hi:
        raise Rejected("two enclosures of one number that do not meet")
    return (lo, hi)


ZERO = (0, 0)
UNIT = (ONE, ONE)
SIGNS = (-ONE, ONE)
TWO = (2 * ONE, 2 * ONE)
HALF = (ONE >> 1, ONE >> 1)

OPERANDS = {
    "add": 2, "subtract": 2, "multiply": 2, "divide": 2, "maximum": 2, "hypot": 2,
    "negate": 1, "square": 1, "root": 1, "absolute": 1, "power": 1,
}


def operate(name, line, x, y):
    """The operation on intervals."""
    if name == "add":
        return add(x, y)
    if name == "subtract":
        return sub(x, y)
    if name == "multiply":
        return mul(x, y)
    if name == "divide":
        return div(x, y)
    if name == "maximum":
        return larger(x, y)
    if name == "hypot":
        return root(add(square(x), square(y)))
    if name == "negate":
        return neg(x)
    if name == "square":
        return square(x)
    if name == "root":
        return root(x)
    if name == "absolute":
        return absolute(x)
    return power(x, line[2], line[3])


def partial(name, line, x, y):
    """Enclosures of the derivatives by the operands; of all slopes nearby where there is none."""
    if name == "add":
        return UNIT, UNIT
    if name == "subtract":
        return UNIT, neg(UNIT)
    if name == "multiply":
        return y, x
    if name == "divide":
        inverse = div(UNIT, y)
        return inverse, neg(mul(div(x, y), inverse))
    if name == "hypot":
        length = root(add(square(x), square(y)))
        return clipped(div(x, length)), clipped(div(y, length))
    if name == "negate":
        return neg(UNIT), ZERO
    if name == "square":
        return mul(TWO, x), ZERO
    if name == "root":
        return div(HALF, root(x)), ZERO
    if name == "absolute":
        if x is None or x[0] <= 0 <= x[1]:
            return SIGNS, ZERO
        return (UNIT if x[0] > 0 else neg(UNIT)), ZERO
    p, q = line[2], line[3]
    rest = UNIT if p == q else power(x, p - q, q)
    return mul(rounded(Fraction(p, q)), rest), ZERO


def clipped(a):
    return SIGNS if a is None else (min(max(a[0], -ONE), ONE), max(min(a[1], ONE), -ONE))


def maximum_slopes(x, y, sx, sy):
    """Of max(x, y): those of the larger, or all between both."""
    if x is not None and y is not None:
        if x[0] >= y[1]:
            return sx
        if y[0] >= x[1]:
            return sy
    return [hull(a, b) for a, b in zip(sx, sy)]


def enclosed(proof, box, chosen):
    """The margin on the box, its value at the middle, its slopes there, and whether all divisors are away from 0."""
    count = len(box)
    middle = [(lo + hi) // 2 for lo, hi in box]
    offsets = [(lo - c, hi - c) for (lo, hi), c in zip(box, middle)]
    values, centres, slopes = [], [], []
    none = [ZERO] * count
    for line in proof.lines:
        name = line[0]
        if name == "constant":
            value, centre, slope = line[1], line[1], none
        elif name == "variable":
            k = line[1]
            if k < count:
                value, centre = box[k], (middle[k], middle[k])
                slope = [UNIT if i == k else ZERO for i in range(count)]
            else:
                value, centre, slope = chosen[k - count], chosen[k - count], none
        else:
            a = line[1]
            b = line[2] if OPERANDS[name] == 2 else a
            value = operate(name, line, values[a], values[b])
            if slopes[a] is none and slopes[b] is none:
                centre, slope = value, none
            else:
                centre = operate(name, line, centres[a], centres[b])
                if name == "maximum":
                    slope = maximum_slopes(values[a], values[b], slopes[a], slopes[b])
                else:
                    by_a, by_b = partial(name, line, values[a], values[b])
                    slope = [mul(s, by_a) for s in slopes[a]]
                    if OPERANDS[name] == 2 and slopes[b] is not none:
                        slope = [add(s, mul(t, by_b)) for s, t in zip(slope, slopes[b])]
                value = cut(value, centre, slope, offsets)
        values.append(value)
        centres.append(centre)
        slopes.append(slope)
    lhs, rhs, factor = proof.lhs, proof.rhs, proof.factor
    value = sub(mul(factor, values[rhs]), values[lhs])
    centre = sub(mul(factor, centres[rhs]), centres[lhs])
    slope = [sub(mul(factor, s), t) for s, t in zip(slopes[rhs], slopes[lhs])]
    defined = all(values[k] is not None and not values[k][0] <= 0 <= values[k][1] for k in proof.nonzero)
    return cut(value, centre, slope, offsets), slope, defined


def cut(value, centre, slope, offsets):
    around = centre
    for s, o in zip(slope, offsets):
        around = add(around, mul(s, o))
        if around is None:
            return value
    return meet(value, around)


def holds_on(proof, box, chosen):
    value, slope, defined = enclosed(proof, box, chosen)
    if not defined:
        return False, slope
    if value is not None and value[0] >= 0:
        return True, slope
    if any(s is None for s in slope):
        return False, slope
    corner = [lo if s[0] >= 0 else hi if s[1] <= 0 else (lo + hi) // 2 for (lo, hi), s in zip(box, slope)]
    around = enclosed(proof, [(c, c) for c in corner], chosen)[0]
    for (lo, hi), c, s in zip(box, corner, slope):
        around = add(around, mul(s, (lo - c, hi - c)))
    return around is not None and around[0] >= 0, slope


def check_leaf(proof, box, chosen, more):
    good, slope = holds_on(proof, box, chosen)
    if good:
        return
    if more == 0:
        ends = ", ".join(f"[{lo / ONE}, {hi / ONE}]" for lo, hi in box)
        raise Rejected(f"the bound is not shown on {ends}")
    sides = [hi - lo for lo, hi in box]
    if all(s is not None for s in slope) and any(s[1] > s[0] for s in slope):
        sides = [side * (s[1] - s[0]) for side, s in zip(sides, slope)]
    for half in halved(box, sides.index(max(sides))):
        check_leaf(proof, half, chosen, more - 1)


def halved(box, axis):
    lo, hi = box[axis]
    cut_at = (lo + hi) // 2
    return box[:axis] + [(lo, cut_at)] + box[axis + 1:], box[:axis] + [(cut_at, hi)] + box[axis + 1:]


class Chart:
    """One chart: its program with constants as intervals."""

    def __init__(self, chart, slack):
        program = chart["program"]
        self.factor = UNIT if slack is None else rounded(1 + Fraction(1, 2**natural(slack)))
        self.box = [tuple(exact(p[end]) for end in ("from", "to")) for p in chart["parameters"]]
        variables = len(self.box) + len(chart["chosen"])
        self.lines = []
        for line in program["lines"]:
            self.lines.append(self.line(line, len(self.lines), variables))
        self.lhs, self.rhs = (self.place(program[side], len(self.lines)) for side in ("lhs", "rhs"))
        self.nonzero = [self.place(k, len(self.lines)) for k in program["nonzero"]]

    def line(self, line, above, variables):
        name = line[0]
        if name == "constant" and len(line) == 2:
            return (name, rounded(Fraction(line[1])))
        if name == "variable" and len(line) == 2:
            return (name, self.place(line[1], variables))
        count = OPERANDS.get(name)
        if count is None or len(line) != (4 if name == "power" else 1 + count):
            raise Rejected(f"a line that is no operation: {line}")
        places = [self.place(k, above) for k in line[1:1 + count]]
        if name != "power":
            return (name, *places)
        p, q = line[2], line[3]
        if type(p) is not int or not 0 < abs(p) <= 64 or not 0 < natural(q) <= 64:
            raise Rejected(f"a line that is no operation: {line}")
        return (name, *places, p, q)

    def place(self, k, limit):
        if natural(k) >= limit:
            raise Rejected("a line that does not exist yet")
        return k


def natural(k):
    if type(k) is not int or k < 0:
        raise Rejected(f"{k!r} is no natural number")
    return k


def exact(text):
    x = Fraction(text) * ONE
    if x.denominator != 1:
        raise Rejected(f"an end of the box that is not a multiple of 2^-{BITS}")
    return x.numerator


def check_chart(chart, slack):
    proof = Chart(chart, slack)
    for lo, hi in proof.box:
        if lo > hi:
            raise Rejected("an empty side of the box")
    count = len(chart["chosen"])
    grid = natural(chart["grid"])
    choices = iter(chart["choices"])
    boxes = [proof.box]
    leaves = 0
    for mark in chart["tree"]:
        if not boxes:
            raise Rejected("a tree with more leaves than it has")
        box = boxes.pop()
        if mark == ".":
            chosen = next(choices, None) if count else []
            if chosen is None or len(chosen) != count or any(type(n) is not int for n in chosen):
                raise Rejected("a leaf whose choices are missing")
            check_leaf(proof, box, [rounded(Fraction(n, 2**grid)) for n in chosen], MORE)
            leaves += 1
        elif mark.isdigit() and int(mark) < len(box):
            low, high = halved(box, int(mark))
            boxes += [high, low]
        else:
            raise Rejected("a leaf that is open" if mark == "?" else "a mark that is none")
    if boxes or next(choices, None) is not None:
        raise Rejected("a tree that ends before its leaves do")
    return leaves


def check(path):
    with open(path, "rb") as file:
        content = file.read()
    head, tail = b'{"sha256":"', b'","proof":'
    start = len(head) + 64 + len(tail)
    if not content.startswith(head) or content[len(head) + 64:start] != tail or content[-2:] != b"}\n":
        raise Rejected("no file of a proof on boxes")
    body = content[start:-2]
    if hashlib.sha256(body).hexdigest() != content[len(head):len(head) + 64].decode("ascii", "replace"):
        raise Rejected("the hash is that of something else")
    proof = json.loads(body)
    if proof["kind"] != "box" or not proof["charts"]:
        raise Rejected("no proof on boxes")
    leaves = sum(check_chart(chart, proof["slack"]) for chart in proof["charts"])
    slack = "" if proof["slack"] is None else f", up to 1 + 2^-{proof['slack']}"
    return f"{proof['id']}: {proof['relation']}{slack}, {proof['sizes']}: {leaves} boxes"


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    worst = 0
    for path in paths:
        try:
            print(f"VERIFIED {check(path)}")
        except (Rejected, KeyError, TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError, OSError) as why:
            print(f"REJECTED {path}: {why}")
            worst = 1
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

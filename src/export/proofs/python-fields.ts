/** What the program begins with: residues, sizes of polynomials, polynomials, and fractions of them. */
export const pythonFields = String.raw`"""Checks proofs that two sides of an identity are the same rational function of their free entries.

    python3 check.py [files or folders]        (default: the folder of this program)

Each file names a claim, a relation, and for each size a straight-line program for both sides. This reads the program,
finds by induction the degree of the difference of both sides over their common denominator and a bound on the sum of the
absolute values of its integer coefficients, and then either expands the difference, or evaluates it modulo a prime that is
larger than that bound, at the point of the file and at a fresh one. It uses integers alone, and the standard library.
Exit status: 0 all proved, 1 some rejected, 2 wrong usage.
"""

import hashlib
import json
import os
import re
import sys

ATTEMPTS = 3
UNLIKELY = 100
ENTRY = re.compile(r"(-)?(?:(-?[0-9]+(?:/[0-9]+)?)[*])?x([0-9]+)")
NUMBER = re.compile(r"(-?[0-9]+)(?:/([1-9][0-9]*))?")
KEYS = ["claim", "form", "relation", "statement", "version"]


class Rejected(Exception):
    """What is wrong with a proof."""


class Vanishes(Exception):
    """A denominator is 0 at a point."""


class Modulo:
    """The residues modulo 2^k - 1."""

    zero, one = 0, 1

    def __init__(self, exponent):
        self.p = (1 << exponent) - 1

    def rational(self, top, under):
        return self.divide(top % self.p, under % self.p)

    def add(self, x, y):
        return (x + y) % self.p

    def negate(self, x):
        return -x % self.p

    def multiply(self, x, y):
        return x * y % self.p

    def divide(self, x, y):
        if y == 0:
            raise Vanishes
        return x if y == 1 else x * pow(y, -1, self.p) % self.p

    def is_zero(self, x):
        return x == 0


class Sizes:
    """Degrees of polynomials, and sums of the absolute values of their coefficients, at most."""

    zero, variable = (0, 0), staticmethod(lambda k: (1, 1))

    def integer(self, x):
        return (0, abs(x))

    def add(self, x, y):
        return (max(x[0], y[0]), x[1] + y[1])

    def negate(self, x):
        return x

    def multiply(self, x, y):
        return (x[0] + y[0], x[1] * y[1]) if x[1] and y[1] else (0, 0)

    def is_zero(self, x):
        return x[1] == 0


class Polynomials:
    """Polynomials with integer coefficients: of each sorted tuple of variables the coefficient, which is not 0."""

    zero, variable = {}, staticmethod(lambda k: {(k,): 1})

    def integer(self, x):
        return {(): x} if x else {}

    def add(self, x, y):
        total = dict(x)
        for monomial, c in y.items():
            total[monomial] = total.get(monomial, 0) + c
        return {monomial: c for monomial, c in total.items() if c}

    def negate(self, x):
        return {monomial: -c for monomial, c in x.items()}

    def multiply(self, x, y):
        total = {}
        for p, a in x.items():
            for q, b in y.items():
                monomial = tuple(sorted(p + q))
                total[monomial] = total.get(monomial, 0) + a * b
        return {monomial: c for monomial, c in total.items() if c}

    def is_zero(self, x):
        return not x


class Fraction:
    """A polynomial over powers of divisors, each by its name."""

    __slots__ = ("top", "under", "integer")

    def __init__(self, top, under, integer=None):
        self.top, self.under, self.integer = top, under, integer


class Fractions:
    """Rational functions that are never reduced; a sum has each divisor as often as one of its terms."""

    def __init__(self, ring):
        self.ring = ring
        self.divisors = {}
        self.kept = []
        self.zero = Fraction(ring.zero, {})
        self.one = self.rational(1, 1)

    def variable(self, k):
        return Fraction(self.ring.variable(k), {})

    def rational(self, top, under):
        return Fraction(self.ring.integer(top), self.over({}, under), top if under == 1 else None)

    def over(self, under, integer):
        """One more division by an integer above 0, its powers of two apart."""
        under, odd = dict(under), integer
        while odd % 2 == 0:
            odd //= 2
            under[2] = under.get(2, 0) + 1
            self.divisors[2] = self.ring.integer(2)
        if odd != 1:
            under[odd] = under.get(odd, 0) + 1
            self.divisors[odd] = self.ring.integer(odd)
        return under

    def expanded(self, x, under):
        top = x.top
        for name, exponent in under.items():
            for _ in range(exponent - x.under.get(name, 0)):
                top = self.ring.multiply(top, self.divisors[name])
        return top

    def add(self, x, y):
        if self.is_zero(x) or self.is_zero(y):
            return y if self.is_zero(x) else x
        under = dict(x.under)
        for name, exponent in y.under.items():
            under[name] = max(exponent, under.get(name, 0))
        return Fraction(self.ring.add(self.expanded(x, under), self.expanded(y, under)), under)

    def negate(self, x):
        return Fraction(self.ring.negate(x.top), x.under)

    def multiply(self, x, y):
        if self.is_zero(x) or self.is_zero(y):
            return self.zero
        under = dict(x.under)
        for name, exponent in y.under.items():
            under[name] = exponent + under.get(name, 0)
        return Fraction(self.ring.multiply(x.top, y.top), under)

    def divide(self, x, y):
        if self.is_zero(y):
            raise Rejected("a division by zero")
        if self.is_zero(x):
            return self.zero
        under, top = dict(x.under), x.top
        for name, exponent in y.under.items():
            own = under.pop(name, 0)
            if own > exponent:
                under[name] = own - exponent
            for _ in range(max(0, exponent - own)):
                top = self.ring.multiply(top, self.divisors[name])
        if y.integer is not None:
            return Fraction(self.ring.negate(top) if y.integer < 0 else top, self.over(under, abs(y.integer)))
        # The same element is the same divisor; it is kept so that no other one gets its name.
        self.kept.append(y)
        name = ("element", id(y))
        self.divisors[name] = y.top
        under[name] = under.get(name, 0) + 1
        return Fraction(top, under)

    def is_zero(self, x):
        return self.ring.is_zero(x.top)

`;

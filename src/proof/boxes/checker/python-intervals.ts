/** What the program begins with: intervals with integers as their ends. */
export const pythonIntervals = String.raw`"""Checks proofs of bounds on boxes. Needs Python 3.8 or later and its standard library, nothing else.

A proof names a straight-line program of real numbers for both sides of a bound lhs <= factor * rhs, a box for its
parameters, and a tree of halvings of that box. In every leaf the margin factor * rhs - lhs is enclosed anew, with
intervals whose ends are integers over 2^96, rounded outward, and with derivatives by the chain rule: the margin at x is
in margin(c) + sum slopes_i (x_i - c_i), for any c in the leaf. Every leaf must come out at least 0; one that does not is
halved a few times more. Where the statement is "for some numbers", the leaf names them.

What is checked is that the bound holds for the program on the box. That the program is what the statement says of the
instances of the family, and that these suffice, is said in the file for a reader; flatcheck replay compares the program
with the claim.

    python3 check_boxes.py [files or folders]        (default: the folder of this program)

Prints a line a file; leaves with 0 if all are verified, with 1 if one is rejected.
"""

import hashlib
import json
import os
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

`;

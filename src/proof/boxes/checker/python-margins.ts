/** Margins of programs on boxes, and the halving of boxes. */
export const pythonMargins = String.raw`OPERANDS = {
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


`;

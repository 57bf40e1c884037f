/** Straight-line programs, primes, points, and what is demanded of a proof. */
export const pythonPrograms = String.raw`def fraction(text):
    found = NUMBER.fullmatch(text)
    if found is None:
        raise Rejected(f"{text} is no number")
    return int(found[1]), int(found[2] or 1)


class Program:
    """A straight-line program and the equations from which its relation follows."""

    def __init__(self, told):
        self.free, self.lines = told["free"], told["lines"]
        for k, line in enumerate(self.lines):
            if any(not 0 <= used < k for used in self.used(line.get("operands", []))):
                raise Rejected(f"line {k} uses a line that is not above it")
        self.bound, self.right = told.get("bound"), told["right"]
        if self.bound is None:
            self.goals = self.equations(told["left"], told["right"])
        else:
            # right^power - left^power = gap, and the gap is >= 0: then left <= right.
            if not isinstance(self.bound["power"], int) or self.bound["power"] < 1:
                raise Rejected("the power of a bound is no positive integer")
            self.goals = [(told["left"], False, told["right"])]

    def used(self, operand):
        if isinstance(operand, int):
            return [operand]
        if isinstance(operand, dict):
            operand = operand.get("measurements", []) + operand.get("labels", [])
        return [line for part in operand for line in self.used(part)]

    def is_largest(self, line):
        told = self.lines[line]
        if told.get("operation") == "negate":
            return self.is_largest(told["operands"][0])
        return told.get("operation") == "maximum"

    def equations(self, left, right):
        """(x, negated, y) for -x = y or x = y. A largest number is y where all numbers are that it is one of."""
        if self.is_largest(right) and not self.is_largest(left):
            left, right = right, left
        goals, todo = [], [(left, False)]
        while todo:
            line, negated = todo.pop()
            told = self.lines[line]
            if told.get("operation") == "maximum" and isinstance(told["operands"][0], list):
                todo += [(term, negated) for term in told["operands"][0]]
            elif told.get("operation") == "negate":
                todo.append((told["operands"][0], not negated))
            else:
                goals.append((line, negated, right))
        if not goals:
            raise Rejected("there is nothing to prove")
        return goals

    def differences(self, field, variables):
        """Elements that are all 0 where the relation holds."""
        machine, values = Machine(field), {}
        needed, todo = set(), [line for goal in self.goals for line in (goal[0], goal[2])]
        todo += [] if self.bound is None else [self.bound["gap"]]
        while todo:
            line = todo.pop()
            if line not in needed:
                needed.add(line)
                todo += self.used(self.lines[line].get("operands", []))

        def entry(text):
            found = ENTRY.fullmatch(text)
            if found is None:
                return field.rational(*fraction(text))
            if int(found[3]) >= self.free:
                raise Rejected(f"{text} is none of the free variables")
            x = variables[int(found[3])]
            if found[2]:
                x = field.multiply(field.rational(*fraction(found[2])), x)
            return field.negate(x) if found[1] else x

        def operand(told):
            if isinstance(told, int):
                return values[told]
            if isinstance(told, list):
                return [operand(part) for part in told]
            if "number" in told:
                return fraction(told["number"])
            if "places" in told:
                return told["places"]
            return operand(told["measurements"]), operand(told["labels"])

        for line in sorted(needed):
            told = self.lines[line]
            if "operation" in told:
                values[line] = machine.step(told["operation"], [operand(x) for x in told["operands"]], told.get("shape"))
            elif "entry" in told:
                values[line] = Number(entry(told["entry"]), 1, re.match("[0-9]+(/[0-9]+)?$", told["entry"]) is None)
            else:
                rows, cols, given = told["rows"], told["cols"], [entry(text) for text in told["entries"]]
                if len(given) != rows * cols:
                    raise Rejected(f"line {line} has {len(given)} entries")
                values[line] = [given[i * cols : (i + 1) * cols] for i in range(rows)]
        if self.bound is not None:
            gap, power = values[self.bound["gap"]], self.bound["power"]
            if gap.signed or (power % 2 == 0 and values[self.right].signed):
                raise Rejected("the gap or the larger side is not >= 0 by the way it is computed")
            less, more = (machine.whole_power(values[line], power) for line in (self.goals[0][0], self.right))
            less = machine.add(Number(less), gap)
            return [machine.add(Number(more), machine.negate(less)).value]
        result = []
        for left, negated, right in self.goals:
            x = machine.negate(values[left]) if negated else values[left]
            x, y, _ = machine.alike(x, values[right])
            result.append(machine.add(Number(x), machine.negate(Number(y))).value)
        return result


def is_prime(exponent, known={}):
    """Whether 2^k - 1 is a prime, for an odd prime k (Lucas, Lehmer)."""
    if exponent not in known:
        odd_prime = exponent > 2 and all(exponent % d for d in range(2, int(exponent**0.5) + 1))
        p, s = (1 << exponent) - 1, 4
        for _ in range(exponent - 2):
            s = (s * s - 2) % p
        known[exponent] = odd_prime and s == 0
    return known[exponent]


def residue(seed, attempt, variable, exponent):
    p, block = (1 << exponent) - 1, 0
    while True:
        bits = 0
        for _ in range((exponent + 255) // 256):
            digest = hashlib.sha256(f"flatcheck point {seed} {attempt} {variable} {block}".encode()).digest()
            bits, block = (bits << 256) | int.from_bytes(digest, "big"), block + 1
        if bits & p != p:
            return bits & p


def vanishes(program, exponent, seed):
    field = Modulo(exponent)
    for attempt in range(ATTEMPTS):
        try:
            point = [residue(seed, attempt, k, exponent) for k in range(program.free)]
            return all(x == 0 for x in program.differences(field, point))
        except Vanishes:
            pass
    raise Rejected("a denominator vanishes at every point")


def differences_over(program, ring):
    field = Fractions(ring)
    return [x.top for x in program.differences(field, [field.variable(k) for k in range(program.free)])]


def check(proof, proved):
    """Raises Rejected, or says how it was proved."""
    told = [proof[key] for key in KEYS] + [proved[key] for key in ("at", "degree", "bits", "method", "program")]
    text = json.dumps(told, separators=(",", ":"), ensure_ascii=False)
    if hashlib.sha256(text.encode()).hexdigest() != proved["hash"]:
        raise Rejected("the hash is not that of statement, sizes and program")
    program, method = Program(proved["program"]), proved["method"]
    sizes = differences_over(program, Sizes())
    degree, bits = max(d for d, _ in sizes), max(1, max(n for _, n in sizes).bit_length())
    if (degree, bits) != (proved["degree"], proved["bits"]):
        raise Rejected(f"the degree is {degree}, and the coefficients have {bits} bits")
    if method["kind"] == "expansion":
        if any(differences_over(program, Polynomials())):
            raise Rejected("the difference of both sides does not expand to 0")
        return "expanded"
    exponent = method["exponent"]
    unlikely = exponent - 1 - max(1, (degree * ATTEMPTS).bit_length())
    if not is_prime(exponent) or exponent <= bits:
        raise Rejected(f"2^{exponent} - 1 is no prime above all coefficients")
    if unlikely != method["unlikely"] or unlikely < UNLIKELY:
        raise Rejected(f"a false identity passes with probability 2^-{unlikely}")
    for seed in (method["seed"], int.from_bytes(os.urandom(16), "big")):
        if not vanishes(program, exponent, seed):
            raise Rejected("both sides differ")
    return f"evaluated, false with probability at most 2^-{unlikely}"


def files_of(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".json"))
        else:
            yield path


def main(paths):
    rejected = proofs = 0
    for path in files_of(paths):
        try:
            with open(path, encoding="utf-8") as file:
                proof = json.load(file)
            if "sha256" in proof:
                print(f"NOT LOOKED AT {path}: a proof on boxes, which has a program of its own")
                continue
            if proof["schemaVersion"] != 2 or proof["kind"] != "identity" or not proof["proved"]:
                raise Rejected("this is no proof of an identity")
            how = {}
            for proved in proof["proved"]:
                way = check(proof, proved)
                how[way.split(",")[0]] = how.get(way.split(",")[0], 0) + 1
            proofs += 1
            said = ", ".join(f"{count} {way}" for way, count in sorted(how.items()))
            print(f"PROVED {proof['claim']}:{proof['form']}: {proof['relation']} at {len(proof['proved'])} sizes ({said})")
        except Rejected as flaw:
            rejected += 1
            print(f"REJECTED {path}: {flaw}")
        except (ArithmeticError, AttributeError, IndexError, KeyError, OSError, TypeError, ValueError) as error:
            rejected += 1
            print(f"REJECTED {path}: no proof that can be read ({type(error).__name__}: {error})")
    print(f"{proofs} proved, {rejected} rejected")
    return 0 if proofs and not rejected else 1


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    sys.exit(main(sys.argv[1:] or [os.path.dirname(os.path.abspath(__file__))]))
`;

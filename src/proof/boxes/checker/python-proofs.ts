/** Files of proofs, their charts and trees. */
export const pythonProofs = String.raw`class Chart:
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


def files_of(paths):
    for path in paths:
        if os.path.isdir(path):
            yield from (os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(".json"))
        else:
            yield path


def main(paths):
    worst = verified = 0
    for path in files_of(paths):
        try:
            print(f"VERIFIED {check(path)}")
            verified += 1
        except (Rejected, KeyError, TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError, OSError) as why:
            print(f"REJECTED {path}: {why}")
            worst = 1
    if not verified and not worst:
        print("no proof on boxes was found")
    return worst if verified else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [os.path.dirname(os.path.abspath(__file__))]))
`;

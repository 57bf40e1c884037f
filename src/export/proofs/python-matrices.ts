/** Numbers, matrices and networks over a field. */
export const pythonMatrices = String.raw`class Number:
    """A real number by an element: the number itself, or its power of exponent root, and then it is >= 0."""

    __slots__ = ("value", "root", "signed")

    def __init__(self, value, root=1, signed=True):
        self.value, self.root, self.signed = value, root, signed


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


class Machine:
    """The operations of programs over a field F; a matrix is a list of rows."""

    def __init__(self, field):
        self.F = field

    # Elements and matrices.

    def total(self, terms):
        terms = list(terms)
        result = terms[0] if terms else self.F.zero
        for x in terms[1:]:
            result = self.F.add(result, x)
        return result

    def power(self, x, n):
        result = self.F.one if n == 0 else x
        for _ in range(n - 1):
            result = self.F.multiply(result, x)
        return result

    def dot(self, x, y):
        if len(x) != len(y):
            raise Rejected("shapes that do not fit")
        return self.total(self.F.multiply(a, b) for a, b in zip(x, y))

    def flat(self, a):
        return [x for row in a for x in row]

    def matmul(self, a, b):
        columns = self.transpose(b)
        return [[self.dot(row, column) for column in columns] for row in a]

    def transpose(self, a):
        return [list(column) for column in zip(*a)]

    def scale(self, a, t):
        return [[self.F.multiply(x, t) for x in row] for row in a]

    def plus(self, a, b):
        if [len(row) for row in a] != [len(row) for row in b]:
            raise Rejected("shapes that do not fit")
        return [[self.F.add(x, y) for x, y in zip(p, q)] for p, q in zip(a, b)]

    def identity(self, n):
        return [[self.F.one if i == k else self.F.zero for k in range(n)] for i in range(n)]

    def stacked(self, layers, size):
        """The product of layers, the last in front."""
        if not layers:
            return self.identity(size)
        result = layers[-1]
        for w in reversed(layers[:-1]):
            result = self.matmul(result, w)
        return result

    def size_of(self, a):
        return self.dot(self.flat(a), self.flat(a))

    def gradient(self, weights, a, j):
        """(W_L ... W_(j+1))^T A (W_(j-1) ... W_1)^T, entry by entry from the definition: E with a unit matrix for W_j."""
        above = self.stacked(weights[j + 1 :], len(weights[j]))
        below = self.stacked(weights[:j], len(weights[j][0]))
        return [
            [
                self.dot(self.flat(a), [self.F.multiply(u[r], x) for u in above for x in row])
                for row in below
            ]
            for r in range(len(weights[j]))
        ]

    def gradients(self, weights, a):
        return [x for j in range(len(weights)) for x in self.flat(self.gradient(weights, a, j))]

    def squares(self, weights, measurements):
        return self.total(self.F.multiply(x, x) for a in measurements for x in self.gradients(weights, a))

    def hessian(self, weights, measurements, labels):
        """All second derivatives of (1/n) sum (<A_i, E(W)> - b_i)^2, layer by layer, each row by row."""
        F, n = self.F, len(measurements)
        product = self.flat(self.stacked(weights, 0))
        residuals = [F.add(self.dot(self.flat(a), product), F.negate(b)) for a, b in zip(measurements, labels)]
        pull = self.combination(measurements, residuals)
        jacobian = [self.gradients(weights, a) for a in measurements]
        places = [(j, r, c) for j, w in enumerate(weights) for r in range(len(w)) for c in range(len(w[0]))]
        outer, middle = {}, {}
        for k in range(len(weights)):
            for j in range(k):
                above = self.stacked(weights[k + 1 :], len(weights[k]))
                below = self.stacked(weights[:j], len(weights[j][0]))
                outer[k, j] = self.matmul(self.matmul(self.transpose(above), pull), self.transpose(below))
                middle[k, j] = self.stacked(weights[j + 1 : k], len(weights[j]))
        twice = F.rational(2, n)
        result = [[F.zero] * len(places) for _ in places]
        for p, (k, r, c) in enumerate(places):
            for q, (j, s, t) in enumerate(places[: p + 1]):
                x = self.total(F.multiply(g[p], g[q]) for g in jacobian)
                if j != k:
                    x = F.add(x, F.multiply(outer[k, j][r][t], middle[k, j][c][s]))
                result[p][q] = result[q][p] = x if F.is_zero(x) else F.multiply(twice, x)
        return result

    def inverse(self, g):
        """-M_n / c_n for M_1 = I, c_k = -tr(G M_k) / k, M_(k+1) = G M_k + c_k I (Faddeev, Le Verrier)."""
        F, m = self.F, self.identity(len(g))
        for k in range(1, len(g) + 1):
            product = self.matmul(g, m)
            trace = self.total(row[i] for i, row in enumerate(product))
            c = F.multiply(F.negate(trace), F.rational(1, k))
            if k < len(g):
                m = [[F.add(x, c) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(product)]
        return [[F.negate(F.divide(x, c)) for x in row] for row in m]

    def pseudo_inverse(self, a):
        """That of a matrix of full rank."""
        across = self.transpose(a)
        if len(a) <= len(a[0]):
            return self.matmul(across, self.inverse(self.matmul(a, across)))
        return self.matmul(self.inverse(self.matmul(across, a)), across)

    def combination(self, matrices, coefficients):
        result = self.scale(matrices[0], coefficients[0])
        for a, c in zip(matrices[1:], coefficients[1:]):
            result = self.plus(result, self.scale(a, c))
        return result
`;

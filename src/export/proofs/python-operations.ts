/** Operations on numbers, and all operations by their names. */
export const pythonOperations = String.raw`    # Numbers.

    def plain(self, x):
        if x.root != 1:
            raise Rejected("a root where a rational number is needed")
        return x.value

    def whole_power(self, x, n):
        if n % x.root:
            raise Rejected("a power in which a root does not cancel")
        return self.power(x.value, n // x.root)

    def alike(self, x, y):
        if x.root == y.root:
            return x.value, y.value, x.root
        if x.signed or y.signed:
            raise Rejected("a root beside a number of unknown sign")
        root = x.root * y.root // gcd(x.root, y.root)
        return self.power(x.value, root // x.root), self.power(y.value, root // y.root), root

    def add(self, x, y):
        if self.F.is_zero(x.value) or self.F.is_zero(y.value):
            return y if self.F.is_zero(x.value) else x
        return Number(self.F.add(self.plain(x), self.plain(y)), 1, x.signed or y.signed)

    def negate(self, x):
        return x if self.F.is_zero(x.value) else Number(self.F.negate(self.plain(x)))

    def multiply(self, x, y):
        a, b, root = self.alike(x, y)
        return Number(self.F.multiply(a, b), root, (x.signed or y.signed) and x is not y)

    def divide(self, x, y):
        a, b, root = self.alike(x, y)
        return Number(self.F.divide(a, b), root, x.signed or y.signed)

    def square(self, x):
        if x.root % 2 == 0:
            return Number(x.value, x.root // 2, False)
        return Number(self.F.multiply(x.value, x.value), x.root, False)

    def raised(self, x, p, q):
        if x.signed:
            raise Rejected("a power of a number of unknown sign")
        common = gcd(abs(p), q * x.root)
        p, root = p // common, q * x.root // common
        value = self.power(x.value, abs(p))
        return Number(self.F.divide(self.F.one, value) if p < 0 else value, root, False)

    def sum(self, terms):
        if all(x.root == 1 for x in terms):
            return Number(self.total(x.value for x in terms), 1, any(x.signed for x in terms))
        result = Number(self.F.zero, 1, False)
        for x in terms:
            result = self.add(result, x)
        return result

    def step(self, name, of, shape):
        """The result of an operation."""
        F = self.F
        if name in ("add", "multiply", "divide", "negate", "square", "sum"):
            return getattr(self, name)(*of)
        if name == "subtract":
            if F.is_zero(of[1].value):
                return of[0]
            return Number(F.add(self.plain(of[0]), F.negate(self.plain(of[1]))))
        if name == "absolute":
            return Number(F.multiply(of[0].value, of[0].value), 2, False) if of[0].signed else of[0]
        if name == "integer":
            return of[0]
        if name == "squareRoot":
            return self.raised(of[0], 1, 2)
        if name == "power":
            return self.raised(of[0], of[1][0], of[1][1])
        if name == "rationalPower":
            (p, q), (r, one) = of[1]
            if one != 1:
                raise Rejected("an exponent that is no fraction of integers")
            return self.raised(of[0], p, q * r)
        if name == "addScaled":
            return self.plus(of[0], self.scale(of[1], F.rational(*of[2])))
        if name == "scaled":
            return self.scale(of[0], F.rational(*of[1]))
        if name == "scaledByQuantity":
            return self.scale(of[0], self.plain(of[1]))
        if name == "linearCombination":
            return self.combination(of[0], [self.plain(c) for c in of[1]])
        if name == "transpose":
            return self.transpose(of[0])
        if name == "multiplyMatrices":
            return self.matmul(of[0], of[1])
        if name == "kronecker":
            return [[F.multiply(x, y) for x in p for y in q] for p in of[0] for q in of[1]]
        if name == "gramOfRows":
            return self.matmul(of[0], self.transpose(of[0]))
        if name in ("frobeniusNorm", "frobeniusSquared"):
            return Number(self.size_of(of[0]), 2 if name == "frobeniusNorm" else 1, False)
        if name == "inner":
            return Number(self.dot(self.flat(of[0]), self.flat(of[1])))
        if name == "distance":
            apart = self.plus(of[0], [[F.negate(x) for x in row] for row in of[1]])
            return Number(self.size_of(apart), 2, False)
        if name == "trace":
            return Number(self.total(row[i] for i, row in enumerate(of[0])))
        if name == "rearranged":
            return [[F.zero if at is None else of[0][at[0]][at[1]][at[2]] for at in row] for row in of[1]]
        if name == "matrixEntry":
            return Number(of[0][of[1][0]][of[2][0]])
        if name == "quantityMatrix":
            (rows, _), (cols, _), values = of[1], of[2], [self.plain(x) for x in of[0]]
            return [values[i * cols : (i + 1) * cols] for i in range(rows)]
        if name == "pseudoInverse":
            return self.pseudo_inverse(of[0])
        if name == "layerGradient":
            return self.gradient(of[0], of[1], of[2][0])
        if name == "gradientSquares":
            return Number(self.squares(of[0], of[1]), 1, False)
        if name == "hessianTrace":
            return Number(F.multiply(F.rational(2, len(of[1])), self.squares(of[0], of[1])), 1, False)
        if name == "regularizerR":
            w = of[0]
            return Number(
                self.total(
                    F.multiply(
                        self.size_of(self.stacked(w[j + 1 :], len(w[-1]))),
                        self.size_of(self.stacked(w[:j], len(w[0][0]))),
                    )
                    for j in range(len(w))
                ),
                1,
                False,
            )
        if name == "explicitHessian":
            return self.hessian(of[0], of[1][0], [self.plain(b) for b in of[1][1]])
        raise Rejected(f"{name} is no operation that is rational in the entries")
`;

"""NumPy and SciPy under flatcheck judge: python3 numpy_adapter.py. Put your own functions in their places."""

import json
import sys

import numpy as np

try:
    import scipy
    import scipy.linalg as linalg
except ImportError:
    scipy, linalg = None, np.linalg


def matrix(m):
    return np.array(m, dtype=float)


def svdvals(a):
    return linalg.svdvals(a) if scipy else np.linalg.svd(a, compute_uv=False)


FUNCTIONS = {
    "multiplyMatrices": lambda a, b: matrix(a) @ matrix(b),
    "kronecker": lambda a, b: np.kron(matrix(a), matrix(b)),
    "trace": lambda a: np.trace(matrix(a)),
    "inner": lambda a, b: np.sum(matrix(a) * matrix(b)),
    "frobeniusNorm": lambda a: linalg.norm(matrix(a)),
    "spectralNorm": lambda a: linalg.norm(matrix(a), 2),
    "nuclearNorm": lambda a: np.linalg.norm(matrix(a), "nuc"),
    "singularValue": lambda a, place: svdvals(matrix(a))[place],
    "schattenNorm": lambda a, p: np.sum(svdvals(matrix(a)) ** p) ** (1 / p),
    "largestEigenvalue": lambda a: linalg.eigvalsh(matrix(a))[-1],
    "smallestEigenvalue": lambda a: linalg.eigvalsh(matrix(a))[0],
    "pseudoInverse": lambda a: linalg.pinv(matrix(a)),
    "squareRootPsd": lambda a: np.real(linalg.sqrtm(matrix(a))) if scipy else None,
    "polarFactor": lambda a: linalg.polar(matrix(a))[0] if scipy else None,
}

NAME = f"NumPy {np.__version__}" + (f", SciPy {scipy.__version__}" if scipy else "")
print(json.dumps({"protocol": 1, "name": NAME, "operations": list(FUNCTIONS)}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    answer = {"id": request["id"]}
    try:
        value = FUNCTIONS[request["operation"]](*request["operands"])
        answer |= {"skip": True} if value is None else {"value": np.asarray(value).tolist()}
    except Exception as error:
        answer["error"] = f"{type(error).__name__}: {error}"
    print(json.dumps(answer), flush=True)

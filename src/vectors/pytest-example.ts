import { UNITS } from "../foreign/index.js";

/** A test file that holds functions to the vectors beside it: with those of NumPy in place of one's own. */
export const example = `"""Functions held to certified values: python3 -m pytest test_vectors.py. Put yours in place of NumPy's."""

import json
import pathlib

import numpy as np
import pytest

HERE = pathlib.Path(__file__).parent

# What an answer may be off by, in what rounding of the operands does to it. A backward stable routine stays far below.
UNITS = ${UNITS.units}

FUNCTIONS = {
    "multiplyMatrices": lambda a, b: a @ b,
    "frobeniusNorm": lambda a: np.linalg.norm(a),
    "spectralNorm": lambda a: np.linalg.norm(a, 2),
    "nuclearNorm": lambda a: np.linalg.norm(a, "nuc"),
    "singularValue": lambda a, place: np.linalg.svd(a, compute_uv=False)[place],
    "largestEigenvalue": lambda a: np.linalg.eigvalsh(a)[-1],
    "smallestEigenvalue": lambda a: np.linalg.eigvalsh(a)[0],
    "pseudoInverse": lambda a: np.linalg.pinv(a),
    "trace": lambda a: np.trace(a),
}


def decoded(kind, x):
    """An operand: a matrix as an array, a number, or a list or a dictionary of these."""
    if kind == "matrix":
        return np.array(x, dtype=float)
    if isinstance(kind, dict):
        return {name: decoded(kind[name], x[name]) for name in kind}
    if isinstance(kind, list):
        return [decoded(kind[k] if k < len(kind) else kind[0], part) for k, part in enumerate(x)]
    return x


def cases():
    for name in FUNCTIONS:
        file = HERE / f"{name}.json"
        if not file.exists():
            continue
        vectors = json.loads(file.read_text(encoding="utf-8"))
        for case in vectors["cases"]:
            operands = [decoded(kind, x) for kind, x in zip(vectors["operands"], case["operands"])]
            yield pytest.param(name, operands, case, id=case["id"])


@pytest.mark.parametrize("name, operands, case", cases())
def test_value(name, operands, case):
    lower, upper = np.atleast_2d(case["lower"]), np.atleast_2d(case["upper"])
    value = np.atleast_2d(FUNCTIONS[name](*operands))
    assert value.shape == lower.shape
    # How far it lies outside of the enclosure; what is no number lies nowhere.
    distance = np.linalg.norm(np.maximum(0.0, np.maximum(lower - value, value - upper)))
    assert distance <= UNITS * case["unit"], f"{value.tolist()} is not within {case['lower']} to {case['upper']}"
`;

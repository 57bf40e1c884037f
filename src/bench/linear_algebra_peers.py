#!/usr/bin/env python3
"""Products by OpenBLAS, singular values and eigenvalues by LAPACK, through NumPy.

Reads {"product": sizes, "spectra": sizes} on stdin and prints CPU seconds of one call by size, and what OpenBLAS says of
itself. Needs NumPy; run with OPENBLAS_NUM_THREADS=1.
"""
import ctypes
import json
import sys
import time

import numpy as np

BATCH, BATCHES = 0.03, 5


def batch(run, calls):
    start = time.process_time()
    for _ in range(calls):
        run()
    return time.process_time() - start


def best(run):
    """CPU seconds of one call: the best of some batches, after calls that warm up."""
    calls = 1
    while batch(run, calls) < BATCH:
        calls *= 2
    return min(batch(run, calls) / calls for _ in range(BATCHES))


def library():
    """Version and kernels of the OpenBLAS that NumPy has loaded, as that tells them; "" where nothing tells."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "blas" in line}
    except OSError:
        return ""
    for path in sorted(paths):
        for name in ("openblas_get_config", "scipy_openblas_get_config64_", "openblas_get_config64_"):
            config = getattr(ctypes.CDLL(path), name, None)
            if config is not None:
                config.restype = ctypes.c_char_p
                return config().decode()
    return ""


task = json.load(sys.stdin)
rng = np.random.default_rng(0)
result = {"library": library(), "product": {}, "values": {}, "eigenvalues": {}, "vectors": {}}
for d in task["product"]:
    a, b = rng.normal(size=(d, d)), rng.normal(size=(d, d))
    result["product"][d] = best(lambda: a @ b)
for d in task["spectra"]:
    a = rng.normal(size=(d, d))
    symmetric = a + a.T
    result["values"][d] = best(lambda: np.linalg.svd(a, compute_uv=False))
    result["eigenvalues"][d] = best(lambda: np.linalg.eigvalsh(symmetric))
    result["vectors"][d] = best(lambda: np.linalg.eigh(symmetric))
print(json.dumps(result))

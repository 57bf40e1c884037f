import type { Language } from "./program.js";

/** Plain Python 3 with NumPy. */
export const python: Language = {
  key: "python",
  name: "check.py",
  command: "python3 check.py",
  needs: "NumPy",
  preamble: `import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
INF = float("inf")
NAN = float("nan")


def load(name):
    return np.load(os.path.join(HERE, name))
`,
  apart: "\n",
  verdict: ({ sense, label, says, tail }) => `lhs, rhs = float(lhs), float(rhs)
gap = ${sense === "bound" ? "lhs - rhs" : "abs(lhs - rhs)"}
print("left side  =", lhs)
print("right side =", rhs)
if not gap > ROUNDING:
    print("NOT CONFIRMED ${label}")
    sys.exit(1)
print(f"CONFIRMED ${label}: ${says} {gap}${tail}")
`,
};

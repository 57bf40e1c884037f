import { closing, type Conclusion, FAILURE, type Language } from "./program.js";

/** Plain Python 3 with NumPy. */
export const python: Language = {
  key: "python",
  name: "check.py",
  command: "python3 check.py",
  needs: "NumPy",
  preamble: `import os
import sys


def stop(status, line):
    """Ends with one line and an exit status: 0 confirmed, 1 not confirmed, 2 wrong input, 3 not recomputed."""
    print(line)
    sys.exit(status)


try:
    import numpy as np
except ImportError:
    stop(2, "WRONG INPUT: there is no NumPy for this Python; install it, or take another Python")

HERE = os.path.dirname(os.path.abspath(__file__))
INF = float("inf")
NAN = float("nan")
np.seterr(all="ignore")


def load(name, rows, cols):
    """A matrix of finite doubles of this shape from an .npy file beside this program."""
    path = os.path.join(HERE, name)
    if not os.path.isfile(path):
        stop(2, f"WRONG INPUT {name}: there is no such file beside check.py")
    try:
        found = np.load(path, allow_pickle=False)
        given = np.asarray(found)
    except Exception:
        stop(2, f"WRONG INPUT {name}: not an array of numbers that NumPy can load, as np.save writes one")
    if given.dtype.kind not in "fiu":
        stop(2, f"WRONG INPUT {name}: expected real numbers, got an array of {given.dtype}")
    if given.shape != (rows, cols):
        shape = " x ".join(map(str, given.shape)) or "a single number"
        stop(2, f"WRONG INPUT {name}: expected shape {rows} x {cols}, got {shape}")
    matrix = given.astype(np.float64)
    for (row, col), x in np.ndenumerate(matrix):
        if not np.isfinite(x):
            stop(2, f"WRONG INPUT {name}: entry ({row}, {col}), counted from 0, is {x} and no finite double")
        if x.item() != given[row, col].item():
            stop(2, f"WRONG INPUT {name}: entry ({row}, {col}), counted from 0, is no double: {given[row, col]}")
    return matrix
`,
  apart: "\n",
  sides: {
    begin: (names) => `def sides(${names.join(", ")}):`,
    end: (left, right) => `return float(${left}), float(${right})`,
  },
  conclusion,
};

function conclusion(it: Conclusion): string {
  const { direction, label, exported, rounding, files, countsExactly } = it;
  const excess = { "≤": "left - right", "≥": "right - left", "=": "abs(left - right)" }[direction];
  const [left, right] = exported;
  const guards = files.flatMap(({ file, signs }, k) =>
    signs === null
      ? []
      : [
          `if not np.array_equal(np.sign(MATRICES[${k}]), ${JSON.stringify(signs)}):
    print("given: the signs of ${file}: where they are others than those exported, the claim takes other steps")
    stop(3, "NOT RECOMPUTED ${label}: ${file} has entries of other signs than the exported ones")
`,
        ],
  );
  return `def excess(left, right):
    """By how much the sides fail to be in the order of the statement."""
    return ${excess}


def spread(left, right):
    """An estimate of the rounding: how far the sides move with the last digits of the entries, and of themselves."""
    most = 0.0
${
  countsExactly
    ? "    # Exact counts are no smooth function of the entries: their last digits tell nothing.\n"
    : `    for k in range(6):
        moved = []
        for j, m in enumerate(MATRICES):
            digits = (np.arange(m.size).reshape(m.shape) * (k + 1) + j + k) % 3 - 1
            moved.append(m * (1.0 + digits * 2.0**-52))
        most = max(most, abs(excess(*sides(*moved)) - excess(left, right)))
`
}    return 32.0 * most + 2.0**-46 * max(abs(left), abs(right))


MATRICES = [${files.map(({ file, matrix: { rows, cols } }) => `load("${file}", ${rows}, ${cols})`).join(", ")}]
# Both sides at the matrices as exported, and a bound on the error of their difference as it was evaluated there.
EXPORTED = (${left}, ${right})
ROUNDING = ${rounding}

${guards.join("")}try:
    left, right = sides(*MATRICES)
    rounding = spread(left, right)
except (ArithmeticError, ValueError, np.linalg.LinAlgError):
    stop(1, "NOT CONFIRMED ${label}: the sides cannot be computed from the matrices in this folder")
print("left side  =", left)
print("right side =", right)
${closing("print", it, verdict(direction, label))}`;
}

function verdict(direction: Conclusion["direction"], label: string): string {
  const within =
    direction === "="
      ? `    found = f"NOT REFUTED there: both sides agree within rounding, about {rounding}"`
      : `    found = f"UNDECIDED there, within rounding, about {rounding}"`;
  return `gap = excess(left, right)
if not np.isfinite(gap):
    stop(1, "NOT CONFIRMED ${label}: a side is not a finite number")
if abs(left - EXPORTED[0]) <= 16.0 * ROUNDING and abs(right - EXPORTED[1]) <= 16.0 * ROUNDING:
    if gap > ROUNDING:
        stop(0, f"CONFIRMED ${label}: ${FAILURE[direction]} {gap}")
    stop(1, "NOT CONFIRMED ${label}: the sides are those exported, but do not refute the statement")
if gap > rounding:
    found = f"REFUTED there, too: ${FAILURE[direction]} {gap}, rounding about {rounding}"
elif gap < -rounding:
    found = f"NOT REFUTED there: both sides are in order, by {-gap}, rounding about {rounding}"
else:
${within}
stop(1, f"NOT CONFIRMED ${label}: the matrices give other sides than those exported, {EXPORTED}. {found}")
`;
}

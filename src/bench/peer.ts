import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a Python script beside this file prints for that input, or null where no Python has what it imports. */
export function peer(script: string, input: unknown = null): unknown {
  return peers(script, input).next().value ?? null;
}

/** The same by every Python that has what it imports: in one thread, with the fastest kernels that OpenBLAS chooses. */
export function* peers(script: string, input: unknown): Generator<unknown, undefined> {
  const path = fileURLToPath(new URL(`../../../src/bench/${script}`, import.meta.url));
  for (const python of ["/usr/bin/python3", "python3"]) {
    const stdout = run(python, [path], fastestChoice(python), JSON.stringify(input));
    if (stdout !== null) yield JSON.parse(stdout);
  }
}

/** Seconds of a product. */
const PRODUCT = `
import time, numpy
a = numpy.random.default_rng(0).normal(size=(256, 256))
best = float("inf")
for _ in range(20):
    start = time.perf_counter()
    a @ a
    best = min(best, time.perf_counter() - start)
print(best)
`;

const choices = new Map<string, string | undefined>();

/**
 * `OPENBLAS_CORETYPE` for a Python: there are processors and versions for which OpenBLAS takes its oldest kernels where that
 * is not set, and the right ones where it is set to nothing.
 */
function fastestChoice(python: string): string | undefined {
  if (!choices.has(python)) {
    const [unset, empty] = [undefined, ""].map((choice) => Number(run(python, ["-c", PRODUCT], choice) ?? Infinity));
    choices.set(python, empty! < unset! ? "" : undefined);
  }
  return choices.get(python);
}

/** What a Python prints; null where it fails. */
function run(python: string, args: readonly string[], choice: string | undefined, input = ""): string | null {
  const threads = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const { status, stdout } = spawnSync(python, args, {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 27,
    env: { ...process.env, OPENBLAS_L2_SIZE: undefined, OPENBLAS_CORETYPE: choice, ...threads },
  });
  return status === 0 ? stdout : null;
}

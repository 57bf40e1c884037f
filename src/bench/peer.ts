import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a Python script beside this file prints for that input, or null where no Python has what it imports. */
export function peer(script: string, input: unknown = null): unknown {
  return peers(script, input).next().value ?? null;
}

/** The same by every Python that has what it imports. One thread, and the kernels that OpenBLAS chooses itself. */
export function* peers(script: string, input: unknown): Generator<unknown, undefined> {
  const path = fileURLToPath(new URL(`../../../src/bench/${script}`, import.meta.url));
  const ownChoice = { OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined };
  const threads = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, [path], {
      input: JSON.stringify(input),
      encoding: "utf8",
      maxBuffer: 2 ** 27,
      env: { ...process.env, ...ownChoice, ...threads },
    });
    if (status === 0) yield JSON.parse(stdout);
  }
}

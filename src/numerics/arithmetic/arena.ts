/**
 * The workspace: one preallocated buffer from which matrices of a case are cut.
 *
 * A view into a buffer costs a tenth of a fresh Float64Array. Inside `withArena` every matrix that the
 * core creates is such a view, and all of them are given back at once when the callback returns: whatever
 * must outlive it has to be copied out (`Matrix.toRows`, or numbers). Outside of it the core allocates
 * afresh and nothing has to be remembered.
 */
let buffer = new Float64Array(1 << 15);
let used = 0;
let depth = 0;
let keeping = false;

/** Typed arrays up to this length live on the engine's own heap and are cheaper fresh than as views. */
const SMALL = 8;

/** Numbers of the largest buffer, four megabytes: what a long case drops goes with its buffers, and no larger one stays. */
const MOST = 1 << 19;

/** `length` numbers of unspecified content. */
export function allocate(length: number): Float64Array {
  if (keeping || depth === 0 || length <= SMALL || length > MOST) return new Float64Array(length);
  if (used + length > buffer.length) {
    // Views into the old buffer stay valid: they keep it alive until they are dropped.
    buffer = new Float64Array(Math.min(Math.max(2 * buffer.length, length), MOST));
    used = 0;
  }
  const view = buffer.subarray(used, used + length);
  used += length;
  return view;
}

/** Runs `work` with the workspace switched on and gives back what it allocated. Calls may nest. */
export function withArena<T>(work: () => T): T {
  const mark = used;
  const at = buffer;
  depth += 1;
  try {
    return work();
  } finally {
    depth -= 1;
    used = buffer === at ? mark : 0;
  }
}

/**
 * Runs `work` with every matrix allocated afresh, also inside `withArena`: for callers that look at intermediate
 * results afterwards.
 */
export function keepingAll<T>(work: () => T): T {
  const outer = keeping;
  keeping = true;
  try {
    return work();
  } finally {
    keeping = outer;
  }
}

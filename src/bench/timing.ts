/** CPU seconds of this process, user and system, that `work` takes. */
export function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** What a batch of calls takes at least, so that the clock can tell, and how many batches there are. */
const BATCH = 0.03;
const BATCHES = 5;

/** CPU seconds of one call: the best of some batches, after calls that warm the compiler up. As `best` of the peers. */
export function bestSeconds(work: () => void): number {
  let calls = 1;
  let seconds = cpuSeconds(work);
  for (; seconds < BATCH; calls *= 2) {
    const many = 2 * calls;
    seconds = cpuSeconds(() => repeat(work, many));
  }
  const times = Array.from({ length: BATCHES }, () => cpuSeconds(() => repeat(work, calls)) / calls);
  return Math.min(...times);
}

function repeat(work: () => void, calls: number): void {
  for (let i = 0; i < calls; i++) work();
}

/** A label, where it wants to be along a line, and how much room it takes there. */
interface Placed {
  readonly at: number;
  readonly room: number;
}

/**
 * Moves labels so that none covers another, in their order and as little as can be in the mean square: isotonic
 * regression of their places, less the room of those before, by pooling neighbours. In the order in which they came.
 */
export function apart(labels: readonly Placed[]): number[] {
  const order = labels.map((_, i) => i).sort((i, j) => labels[i]!.at - labels[j]!.at || i - j);
  let before = 0;
  const starts = order.map((index) => {
    const { room } = labels[index]!;
    const start = before + room / 2;
    before += room;
    return start;
  });
  const pools: { sum: number; count: number }[] = [];
  for (const [place, index] of order.entries()) {
    let pool = { sum: labels[index]!.at - starts[place]!, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const moved = pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
  const result = new Array<number>(labels.length);
  for (const [place, index] of order.entries()) result[index] = moved[place]! + starts[place]!;
  return result;
}

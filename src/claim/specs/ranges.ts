/** The numbers of a spec that lie outside of those that are drawn, one line each; one that is not there plays no part. */
export function realDepartures(
  drawn: Readonly<Record<string, readonly number[]>> | undefined,
  reals: Readonly<Record<string, number | undefined>>,
): string[] {
  return Object.entries(drawn ?? {}).flatMap(([name, values]) => {
    const value = reals[name];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return value !== undefined && (value < low || value > high)
      ? [`${name} = ${value} is outside of ${low} to ${high}`]
      : [];
  });
}

/**
 * Eight colours that people with any sort of colour vision tell apart (Okabe and Ito 2008, Color Universal Design), each with a
 * shape, so that nothing rests on colour alone.
 */
export const SERIES = [
  { colour: "#0072b2", shape: "disc" },
  { colour: "#d55e00", shape: "square" },
  { colour: "#009e73", shape: "triangle" },
  { colour: "#cc79a7", shape: "diamond" },
  { colour: "#e69f00", shape: "cross" },
  { colour: "#56b4e9", shape: "ring" },
  { colour: "#8a7f00", shape: "plus" },
  { colour: "#7f7f7f", shape: "dash" },
] as const;

export type Shape = (typeof SERIES)[number]["shape"];

/** Blue where a relation holds, orange where it is refuted, pale near equality, by margin over scale in [−1, 1]. */
export function divergent(t: number, dark: boolean): readonly [number, number, number] {
  const strength = Math.sqrt(Math.min(1, Math.abs(t)));
  const [r, g, b] = t >= 0 ? [0, 114, 178] : [213, 94, 0];
  const paper = dark ? [33, 31, 28] : [250, 247, 240];
  const mix = (ink: number, ground: number): number => Math.round(ground + (0.15 + 0.85 * strength) * (ink - ground));
  return [mix(r, paper[0]!), mix(g, paper[1]!), mix(b, paper[2]!)];
}

/**
 * Figure 1 and its text (§3).
 *
 * As printed: "Parts of these valleys are sharper than others, and as the theory predicts, GD indeed does not converge
 * to a narrow part of the valley, even when initialized nearby such a global minimum." Figure 1: "When GD is
 * initialized nearby a sharp minimum (star), it does not converge to that minimum, and rather traverses the valley of
 * minima until reaching a flat enough point. This occurs both with and without momentum."
 *
 * Two scalar layers and the loss (w_1w_2 − τ)², from beside the minimum (r√τ, √τ/r). The linear iteration at a minimum
 * with momentum β is stable for η ≤ 2(1+β)/λ_max; the step size is chosen by its ratio to that. Steps and ratios were
 * chosen after trial runs: with momentum 9/10 and ratios of 1.1 and more many runs diverge, of which the figure does
 * not speak.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { gradientAt, scalarSharpness } from "../../src/experiments/mulayoff2020/valley.js";
import { always, type Outcome, part, type Part, share } from "../../src/statistics/index.js";

const STEPS = 4000;

/** How far beside the minimum the descent starts, relative to it. */
const BESIDE = 2 ** -10;

/** A loss as small as this is taken for that of a minimum, relative to τ². */
const AT_MINIMUM = 2 ** -40;

const drawn = instances({
  reals: {
    r: [2, 1.5, 3, 4, 8, 1.75, 6],
    tau: [1, 2, 1 / 2, 3],
    momentum: [0, 0.9],
    ratio: [1.015625, 1.0625, 1.125, 0.875],
    side: [1, -1],
  },
});

/** Where a descent with momentum goes: its last point, or null where it left all bounds. */
const descents = drawn.map(({ r, tau, momentum, ratio, side }) => {
  const size = Math.sqrt(tau);
  const start = [r * size, size / r] as const;
  const sharpness = scalarSharpness(tau, start);
  // With momentum large ratios are not tried, as is said above.
  const used = momentum > 0 ? Math.min(ratio, 1.015625) : ratio;
  const stepSize = (used * 2 * (1 + momentum)) / sharpness;
  let point: readonly [number, number] = [start[0] * (1 + side * BESIDE), start[1]];
  let velocity: readonly [number, number] = [0, 0];
  for (let step = 0; step < STEPS && Math.abs(point[0]) + Math.abs(point[1]) < 2 ** 20 * size; step++) {
    const [along, across] = gradientAt(tau, point);
    velocity = [momentum * velocity[0] - stepSize * along, momentum * velocity[1] - stepSize * across];
    point = [point[0] + velocity[0], point[1] + velocity[1]];
  }
  const residual = (point[0] * point[1] - tau) / tau;
  const end = scalarSharpness(tau, point);
  return { used, momentum, loss: residual * residual, end: (end / sharpness) * used, flatter: end / sharpness };
});

/** η over the largest stable one at the start and at the end, β, the relative loss, and how much flatter the end is. */
const COLUMNS = ["start", "momentum", "loss", "end", "flatter"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

const told = (holds: boolean): Outcome => (holds ? "yes" : "no");
const isEnd = ({ loss, end }: Row): boolean => loss <= AT_MINIMUM && end <= 1;
/** Which of the cases start at a minimum that is too sharp. */
const sharp = (row: Row): boolean => row.start > 1;

/** The ratio of the step size to the stable one at the end: 1 where the sharpness is 2(1+β)/η. */
const flatEnough: Part<Row> = part<Row, number>({
  name: "the end is a minimum with λ_max ≤ 2/η",
  certain: true,
  read: (row) => (sharp(row) && row.momentum === 0 ? [row.loss <= AT_MINIMUM ? row.end : Infinity] : []),
  verdict: (data) => (data.every((x) => x <= 1) ? "consistent" : "inconsistent"),
  summary: (data) => `λ_max at most ${Math.max(...data).toPrecision(3)} · 2/η at the end of ${data.length} descents`,
  departures: [
    {
      what: "the sharpness at the end",
      sizes: [0.01, 0.02, 0.05, 0.1, 0.25, 0.5],
      say: (size) => `${100 * size} % larger`,
      bend: (x, size) => x * (1 + size),
    },
  ],
});

export default claim(descents, {
  id: "mulayoff2020/figure-1",
  title: "Descent leaves a sharp minimum and ends at one that is flat enough",
  kinds: ["law"],
  locus: "Figure 1 and §3, text after (7)",
  reading: `“Flat enough” is λ_max ≤ 2/η, and 2(1+β)/η with momentum β, for which no limit is printed. Without momentum it is
    asked of every descent whose step size is between 1 and 1.13 times the largest stable one; with it, 1.02 times, of most.
    A minimum that is not too sharp is reached again: there the figure would show nothing.`,
  printed: consistent`\lambda_{\max}(H_{w}) > \tfrac{2}{\eta},\ w(0) \approx w \implies w(t) \to w' \in \Omega,\
      \lambda_{\max}(H_{w'}) \le \tfrac{2}{\eta} < \lambda_{\max}(H_w)`({
    columns: COLUMNS,
    observe: ({ used, momentum, loss, end, flatter }) => ({ start: used, momentum, loss, end, flatter }),
    parts: [
      flatEnough,
      share<Row>({
        name: "with momentum, too",
        of: (row) => (sharp(row) && row.momentum > 0 ? isEnd(row) : null),
      }),
      always<Row>({
        name: "a minimum that is flat enough is kept",
        of: (row) => (sharp(row) ? null : told(isEnd(row) && Math.abs(row.flatter - 1) < 2 ** -6)),
      }),
    ],
  }),
  equality: "a comparison of where descents end; nothing is said to be equal",
  degenerate: {
    "next to the flattest minimum": drawn.at({ r: 1.5, momentum: 0, ratio: 1.015625 }),
    "a minimum that is kept": drawn.at({ r: 2, ratio: 0.875 }),
  },
  situations: {
    "with momentum": ({ momentum }) => momentum > 0,
    "far from the flattest minimum": (_, { reals }) => reals["r"]! >= 4,
  },
  budget: { share: 0.3, atLeast: 200 },
});

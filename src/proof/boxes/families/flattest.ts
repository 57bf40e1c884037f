import {
  column,
  exact,
  frobeniusSquared,
  fromRows,
  identity,
  type Matrix,
  minimumSharpness,
  pow,
  product,
} from "../../../numerics/index.js";
import type { Chart, Family, Parameter } from "../family.js";
import type { Sides } from "../written.js";
import { bestDirection, onGrid } from "./best-direction.js";

/** A target T by the parameters. */
type Target = (values: readonly number[]) => readonly (readonly number[])[];

/**
 * The sharpness of the minimum of step (iii) of the proof in beyond/flattest-any-data, W_1 = β^{−(m−1)}T and β times the
 * identity of size d_y for the others, and 2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m}/‖v‖².
 */
function sides(depth: number, target: readonly (readonly number[])[], r: number, chosen: readonly number[]): Sides {
  const [beta, x, y] = chosen as [number, number, number];
  const T = fromRows(target);
  const R = fromRows([
    [1, 0],
    [0, r],
  ]);
  const others = product(new Array<number>(depth - 1).fill(beta));
  const layers: Matrix[] = [T.times(exact(1).over(others))];
  for (let j = 1; j < depth; j++) layers.push(identity(T.rows).times(beta));
  const v = column([x, y]);
  const moved = R.times(v);
  const root = product([frobeniusSquared(moved), frobeniusSquared(T.times(moved)).power(depth - 1)]).power(1, depth);
  return { lhs: minimumSharpness(layers, R), rhs: root.times(2 * depth).over(frobeniusSquared(v)) };
}

/** About the best v and the β that belongs to it: β^{2m} = ‖TRv‖²/‖Rv‖². */
function choice(depth: number, target: readonly (readonly number[])[], r: number): number[] {
  const squares = (x: number, y: number): [number, number] => {
    const image = target.map((row) => row[0]! * x + row[1]! * r * y);
    return [x * x + r * r * y * y, image.reduce((total, z) => total + z * z, 0)];
  };
  const [x, y] = bestDirection((p, q) => {
    const [seen, gained] = squares(p, q);
    let value = seen;
    for (let k = 1; k < depth; k++) value *= gained;
    return value / pow(p * p + q * q, depth);
  });
  const [seen, gained] = squares(x, y);
  return [onGrid(pow(gained / seen, 1 / (2 * depth))), x, y];
}

function chart(depth: number, name: string, parameters: readonly Parameter[], target: Target): Chart {
  const count = parameters.length;
  return {
    name,
    parameters,
    chosen: ["β", "v1", "v2"],
    choose: (values) => choice(depth, target(values.slice(1)), values[0]!),
    sides: (values) => sides(depth, target(values.slice(1, count)), values[0]!, values.slice(count)),
  };
}

const unit = (name: string): Parameter => ({ name, from: 0, to: 1 });

const ARGUMENT = `R = QDQᵀ, D = diag(1, r) after a scaling of R: with TQ, W_1Q and Qᵀv for T, W_1 and v both sides stay
  as they are. T = U(upper triangular), and W_m takes U; U takes the signs of rows as well, and v those of columns, for D
  commutes with diagonals of signs. Both sides are homogeneous in R, and in T together with β: the largest entry of T is 1.
  What is left is to find β and v: the least sharpness is then at most 1 + ε times the largest value, and at least the
  value at every v by step (i) of the proof in beyond/flattest-any-data.`.replace(/\s+/g, " ");

function family(depth: number, outputs: 1 | 2, condition: number, slack: number): Family {
  const stretch: Parameter = { name: "r", from: 1 / condition, to: 1 };
  const charts =
    outputs === 1
      ? [
          chart(depth, "T = (1, p)", [stretch, unit("p")], ([p]) => [[1, p!]]),
          chart(depth, "T = (p, 1)", [stretch, unit("p")], ([p]) => [[p!, 1]]),
        ]
      : [
          chart(depth, "T = (1 p; 0 q)", [stretch, unit("p"), unit("q")], ([p, q]) => [
            [1, p!],
            [0, q!],
          ]),
          chart(depth, "T = (p 1; 0 q)", [stretch, unit("p"), unit("q")], ([p, q]) => [
            [p!, 1],
            [0, q!],
          ]),
          chart(depth, "T = (p q; 0 1)", [stretch, unit("p"), unit("q")], ([p, q]) => [
            [p!, q!],
            [0, 1],
          ]),
        ];
  return {
    id: `beyond/flattest-any-data/upper,m=${depth},d_y=${outputs}`,
    claim: "beyond/flattest-any-data",
    form: "printed",
    relation: "λ_max(H_w) ≤ (1+ε) 2m‖Rv‖^{2/m}‖TRv‖^{2(1−1/m)}/‖v‖² for some w ∈ Ω and v",
    sizes: `d_x = 2, d_y = ${outputs}, m = ${depth}, hidden widths ${outputs}`,
    covers: `all R = Σ̂_x^{1/2} of condition number at most ${condition}, and all T ≠ 0`,
    argument: ARGUMENT,
    slack,
    charts,
  };
}

/** The upper half of the value of the least sharpness for any data, for two inputs. */
export const flattest: readonly Family[] = [family(2, 1, 4, 10), family(3, 1, 4, 8), family(2, 2, 2, 6)];

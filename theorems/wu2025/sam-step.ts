/**
 * "The “Unreasonable” Simplification" and the definition of the loss on the slide before.
 *
 * As printed: $L^{SAM}(\theta) := L(\theta)+\max_{\|\epsilon\|_2\le\rho}L(\theta+\epsilon)-L(\theta)$; "we have the
 * following approximation of the maximizer: $\epsilon^*(\theta) =
 * \operatorname{argmax}_{\|\epsilon\|_2\le\rho}L(\theta+\epsilon) \approx
 * \operatorname{argmax}_{\|\epsilon\|_2\le\rho}L(\theta)+\epsilon^T\nabla_\theta L(\theta) = \rho\frac{\nabla_\theta
 * L(\theta)}{\|\nabla_\theta L(\theta)\|_2} =: \epsilon(\theta)$. And the derivative $\nabla_\theta L^{SAM}(\theta)
 * \approx \nabla_\theta L(\theta+\epsilon(\theta)) = \frac{d(\theta+\epsilon(\theta))}{d\theta}\nabla_\theta
 * L(\theta)|_{\theta+\epsilon(\theta)} \approx \nabla_\theta L(\theta)|_{\theta+\epsilon(\theta)}$, in the last
 * approximation we neglect the derivative of $\epsilon(\theta)$. … one SAM step goes like $\theta_{t+1} =
 * \theta_t-\eta\nabla L(\theta_t+\rho\nabla L(\theta_t)/\|\nabla L(\theta_t)\|)$."
 *
 * For a quadratic loss $L(\theta+\epsilon) = L(\theta)+g^T\epsilon+\frac12\epsilon^TH\epsilon$: $g =
 * \mu\epsilon^*-H\epsilon^*$ makes an angle of at most 90° with ε*, and what is across ε* in it is at most
 * $\frac\rho2(\lambda_1-\lambda_p)$: the variation of a quadratic form along the sphere. So
 * $\|\epsilon^*-\epsilon(\theta)\| \le \frac{\rho^2(\lambda_1-\lambda_p)}{\sqrt2\|g\|}$; what is neglected is
 * $\frac\rho{\|g\|}H(I-\hat g\hat g^T)(g+\rho H\hat g)$, of norm at most $\rho^2\|H\|^2/\|g\|$ and not of the order of
 * ρ, because $(I-\hat g\hat g^T)g = 0$; and $\nabla L^{SAM}(\theta) = \nabla L(\theta+\epsilon^*)$, here compared with
 * differences of the maximum over a step t: less $\frac12\theta^TH\theta$ it is convex, with second differences of at
 * most $\|He_i\|^2/(\mu-\lambda_1)$. For another loss third derivatives add terms of the same order.
 *
 * ε* is an entry of the instance and g is made from it: $g = (\mu I-H)\epsilon^*$ with $\mu\ge\max\{\lambda_1(H),0\}$
 * makes ε* the maximizer on the ball of radius $\rho = \|\epsilon^*\|$. The derivative of $L(\theta+\epsilon(\theta))$
 * is computed from L alone by Taylor arithmetic along each parameter.
 */
import { law } from "../../generators/index.js";
import { asFound, atMost, claim, equal, holds, same, tex } from "../../src/claim/index.js";
import { exact, gradientByJets, maximum, product, squareRoot } from "../../src/numerics/arithmetic/index.js";
import {
  distance,
  frobeniusNorm,
  frobeniusSquared,
  identity,
  inner,
  quantityMatrix,
} from "../../src/numerics/matrices/index.js";
import { smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, quadratics } from "./objects/sam-step.js";
import { lossAfterStep } from "./shared/loss-after-step.js";
import { SHIFT, slopesOfMaximum } from "./shared/slopes-of-maximum.js";

const { at } = drawn;

const LINE = "distance of ε* from the line of g ≤ ρ²(λ₁ − λ_p)/(2‖g‖)";
const DIFFERENCES = "differences of max L(θ+ε) are ∇L at θ+ε*, up to O(t)";
const LINEAR = "ε*ᵀg ≤ ρ‖g‖";
const REACHED = "ε(θ)ᵀg = ρ‖g‖";
const CHAIN = "∇L(θ+ε(θ)) = (I + dε/dθ)ᵀ∇L at θ+ε(θ)";
const NEGLECTED = "‖∇L(θ+ε(θ)) − ∇L at θ+ε(θ)‖ ≤ ρ²‖H‖²/‖g‖";

export default claim(quadratics, {
  id: "wu2025/sam-step",
  title: "The first-order maximizer of sharpness-aware minimization and its simplified gradient",
  kinds: ["identity", "rate"],
  locus: "“The “Unreasonable” Simplification”",
  words: "ours",
  reading: `The derivative in front of the gradient is the transposed Jacobian, whose rows are the derivatives along one
    parameter. The three ≈ are read as “up to O(ρ²)” and checked with constants of our own, for quadratic losses with H of
    any signs.`,
  assumptions: [
    {
      name: "ε* is the maximizer",
      statement: tex`g = (\mu I - H) \epsilon^*, \ \mu \ge \max\{\lambda_1(H), 0\}`,
      slack: ({ first, multiplier }) => multiplier.minus(maximum([first, 0])),
      without: drawn.loosened({ reals: { below: [8, 32] } }),
    },
  ],
  printed: holds`\operatorname*{argmax}_{\|\epsilon\| \le \rho} \epsilon^\top \nabla L(\theta)
      = \rho \tfrac{\nabla L(\theta)}{\|\nabla L(\theta)\|} = \epsilon(\theta),
      \quad \nabla_\theta L(\theta + \epsilon(\theta))
      = \tfrac{\mathrm{d}(\theta + \epsilon(\theta))}{\mathrm{d}\theta} \nabla L|_{\theta + \epsilon(\theta)},
      \quad \epsilon^* = \epsilon(\theta) + O(\rho^2),
      \ \nabla L^{\mathrm{SAM}} = \nabla L|_{\theta + \epsilon(\theta)} + O(\rho^2)`(
    ({ H, first, multiplier, maximizer, g, rho }) => {
      const size = frobeniusNorm(g);
      const p = H.rows;
      const simple = g.times(rho.over(size));
      const there = g.plus(H.times(simple));
      const unit = g.times(exact(1).over(size));
      const across = identity(p).minus(unit.times(unit.T));
      const jacobian = across.times(H).times(rho.over(size));
      const chained = there.plus(jacobian.T.times(there));
      const slopes = gradientByJets(lossAfterStep(H, g, rho), new Array<number>(p).fill(0));
      const whole = quantityMatrix(p, 1, (i) => slopes[i]!);
      const steepness = spectralNorm(H);
      const error = rho.squared().over(size);
      const bound = product([error, steepness, steepness]);
      const spread = first.minus(smallestEigenvalue(H));
      const apart = product([error, spread]).over(squareRoot(2));
      const curved = frobeniusSquared(H)
        .over(multiplier.minus(first))
        .times(SHIFT / 2);
      const ofSam = g.plus(H.times(maximizer));
      return {
        [LINEAR]: atMost(inner(maximizer, g), rho.times(size)),
        [REACHED]: equal(inner(simple, g), rho.times(size)),
        [CHAIN]: same(whole, chained),
        [LINE]: atMost(frobeniusNorm(across.times(maximizer)), product([error, spread]).over(2)),
        "‖ε* − ε(θ)‖ ≤ ρ²(λ₁ − λ_p)/(√2‖g‖)": atMost(distance(maximizer, simple), apart),
        [NEGLECTED]: atMost(distance(whole, there), bound),
        [DIFFERENCES]: asFound(atMost(distance(slopesOfMaximum(H, g, maximizer, rho.value), ofSam), curved)),
        "‖∇L^SAM − ∇L at θ+ε(θ)‖ ≤ ρ²(λ₁ − λ_p)‖H‖/(√2‖g‖)": atMost(distance(ofSam, there), apart.times(steepness)),
      };
    },
  ),
  equality: {
    "one parameter, or H = 2I: ε* is along g": {
      of: [LINEAR, REACHED, CHAIN],
      at: [at({ H: 1, direction: 1 }), at({ radius: 0.5, above: 4, H: law("identity"), direction: "3; 4" })],
    },
    "ε* halfway between the eigenvectors": {
      of: [REACHED, CHAIN, LINE],
      at: [at({ H: "0.5 0; 0 -0.5", direction: "1; 1" })],
    },
    "g along e_1, Hg along e_2": {
      of: [REACHED, CHAIN, NEGLECTED],
      at: [at({ radius: 0.125, H: "0 1; 0 0", direction: "2; 1" })],
    },
  },
  degenerate: {
    "a linear loss": at({ H: 0, direction: 1 }),
    "a maximum: H = −6": at({ H: -3, direction: 1 }),
    "a saddle": at({ above: 0.25, H: "1 0; 0 -2", direction: "1; 1" }),
  },
  situations: {
    "p ≥ 3": ({ H }) => H.rows >= 3,
    "a saddle: H_ii of both signs": ({ H }) => new Set(H.toRows().map((row, i) => Math.sign(row[i]!) || 1)).size > 1,
    "H not diagonal": ({ H }) => H.toRows().some((row, i) => row.some((x, j) => i !== j && x !== 0)),
    "ρ small: radius ≤ 2⁻⁶": (_, { reals }) => reals["radius"]! <= 2 ** -6,
    "μ next to λ₁ or 0": (_, { reals }) => reals["above"] === 0.25,
  },
  budget: { share: 0.3, atLeast: 60 },
});

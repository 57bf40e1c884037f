import type { FunctionBuilder } from "./assembler.js";
import {
  add,
  addPairs,
  below,
  type Code,
  increase,
  loadPair,
  loadTwice,
  type Local,
  multiply,
  multiplyPairs,
  repeatWhile,
  sequence,
  storePair,
  when,
  ZERO_PAIR,
} from "./assembler.js";

/** Where a tile of C lies, and whether it has sums that are to be gone on with. */
interface TilePlace {
  readonly panel: Local;
  readonly to: Local;
  readonly rowLength: Local;
  readonly summed: Local;
  readonly terms: Local;
}

/** Four or one rows of A times a panel of four columns. */
export class Tile {
  /** The first entry of A. */
  readonly from: Local;
  private readonly x: readonly Local[];
  private readonly y: Local;
  private readonly end: Local;
  private readonly out: readonly Local[];
  private readonly sums: readonly (readonly [Local, Local])[];
  private readonly left: Local;
  private readonly right: Local;
  private readonly factor: Local;

  constructor(
    f: FunctionBuilder,
    private readonly steps: { readonly ai: Local; readonly al: Local; readonly stride: Local },
  ) {
    const four = [0, 1, 2, 3];
    this.from = f.integer();
    this.x = four.map(() => f.integer());
    this.y = f.integer();
    this.end = f.integer();
    this.out = four.map(() => f.integer());
    this.sums = four.map(() => [f.pair(), f.pair()]);
    this.left = f.pair();
    this.right = f.pair();
    this.factor = f.pair();
  }

  compute(rows: 1 | 4, { panel, to, rowLength, summed, terms }: TilePlace): Code {
    const { ai, al, stride } = this.steps;
    const each = this.sums.slice(0, rows).map((pair, i) => ({ pair, x: this.x[i]!, out: this.out[i]! }));
    const following = (locals: readonly Local[], first: Code, step: Code): Code =>
      sequence(...locals.slice(0, rows).map((one, i) => one.set(i === 0 ? first : add(locals[i - 1]!.get, step))));
    return sequence(
      following(this.x, this.from.get, ai.get),
      following(this.out, to.get, rowLength.get),
      when(
        summed.get,
        sequence(
          ...each.map(({ pair, out }) => [...pair[0].set(loadPair(out.get)), ...pair[1].set(loadPair(out.get, 16))]),
        ),
        sequence(...each.map(({ pair }) => [...pair[0].set(ZERO_PAIR), ...pair[1].set(ZERO_PAIR)])),
      ),
      this.y.set(panel.get),
      this.end.set(add(panel.get, multiply(terms.get, stride.get))),
      repeatWhile(
        below(this.y.get, this.end.get),
        this.left.set(loadPair(this.y.get)),
        this.right.set(loadPair(this.y.get, 16)),
        ...each.map(({ pair, x }) =>
          sequence(
            this.factor.set(loadTwice(x.get)),
            pair[0].set(addPairs(pair[0].get, multiplyPairs(this.factor.get, this.left.get))),
            pair[1].set(addPairs(pair[1].get, multiplyPairs(this.factor.get, this.right.get))),
            increase(x, al.get),
          ),
        ),
        increase(this.y, stride.get),
      ),
      ...each.map(({ pair, out }) => [...storePair(out.get, pair[0].get), ...storePair(out.get, pair[1].get, 16)]),
    );
  }
}

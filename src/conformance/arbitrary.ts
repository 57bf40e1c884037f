import fc from "fast-check";
import type { Claim, Spec, SpecSource } from "../claim/index.js";

/** The instances of a claim as an arbitrary: the claim's own, or one that draws and shrinks as its source does. */
export function specsOf({ specs }: Claim): fc.Arbitrary<Spec> {
  return specs instanceof fc.Arbitrary ? (specs as fc.Arbitrary<Spec>) : new FromSource(specs);
}

/** A source of specs that is no arbitrary itself. */
class FromSource extends fc.Arbitrary<Spec> {
  constructor(private readonly source: SpecSource) {
    super();
  }

  override generate(random: fc.Random): fc.Value<Spec> {
    return new fc.Value(this.source.draw(random.nextInt() >>> 0), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Spec {
    return typeof value === "object" && value !== null && "lists" in value;
  }

  override shrink(spec: Spec): fc.Stream<fc.Value<Spec>> {
    return fc.stream(valuesOf(this.source.shrink(spec)));
  }
}

function* valuesOf(specs: Iterable<Spec>): Generator<fc.Value<Spec>> {
  for (const spec of specs) yield new fc.Value(spec, undefined);
}

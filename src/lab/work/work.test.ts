import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Catalogue, catalogueOf, extended } from "../../catalogue/index.js";
import type { Claim, Spec } from "../../claim/index.js";
import { spectralClaim } from "../../engine/synthetic.fixture.js";
import { encodeNpy, encodeNpz } from "../../formats/index.js";
import { zipMembers } from "../../formats/zip.js";
import { exact, frobeniusNorm, type Matrix } from "../../numerics/index.js";
import { turn } from "../../threads/index.js";
import { catalogue } from "../../../theorems/index.js";
import { worker } from "./answering.js";
import type { CloudPoint, FromWorker, Kind, Questions } from "./messages.js";

/** A worker in this thread, whose answers can be waited for. */
class Here {
  private readonly waiting = new Map<
    number,
    { readonly part: (part: unknown) => void; readonly end: (message: FromWorker) => void }
  >();
  private last = 0;
  private readonly receive: ReturnType<typeof worker>;

  constructor(claims: Catalogue = catalogue) {
    this.receive = worker({
      catalogue: claims,
      now: () => performance.now(),
      turn,
      post: (message) => {
        const waits = this.waiting.get(message.id)!;
        if ("part" in message) waits.part(structuredClone(message.part));
        else waits.end(structuredClone(message));
      },
    });
  }

  ask<K extends Kind>(kind: K, ask: Questions[K]["ask"], part: (part: Questions[K]["part"]) => void = () => {}) {
    const id = ++this.last;
    const answer = new Promise<Questions[K]["answer"]>((resolve, reject) => {
      const end = (message: FromWorker): void =>
        "answer" in message
          ? resolve(message.answer as Questions[K]["answer"])
          : reject(new Error("failed" in message ? message.failed : ""));
      this.waiting.set(id, { part: part as (part: unknown) => void, end });
    });
    this.receive({ id, kind, ask });
    return {
      answer,
      stop: () => this.receive({ id, kind: "stop" }),
      hold: (hold: boolean) => this.receive({ id, kind: "hold", hold }),
    };
  }
}

const here = new Here();
const LEMMA = "gatmiry2023/lemma-3";
const UPPER = "tr ∇²L(W) ≤ (1+δ)R(W)";
const aim = { claim: LEMMA, form: "printed", relation: UPPER } as const;

/** Two layers of one number each, and one measurement. */
function scalars(first: number, second: number, a: number): Spec {
  const lists = { W: { entries: [[[first]], [[second]]] }, A: { entries: [[[a]]] } };
  return { sizes: { n: 1 }, widths: [1, 1, 1], choices: {}, reals: {}, lists };
}

/** (1 + δ)R − tr ∇²ℒ by hand, with δ = |a² − 1|, R = w_1² + w_2² and tr = 2a²R. */
function marginByHand(first: number, second: number, a: number): number {
  return (1 + Math.abs(a * a - 1) - 2 * a * a) * (first * first + second * second);
}

describe("what a worker says of an instance", () => {
  it("is the margin that one computes by hand, the hypotheses, and the verdict", async () => {
    const found = await here.ask("judge", { claim: LEMMA, spec: scalars(1, 2, 1.5) }).answer;
    const upper = found.relations.find(({ form, name }) => form === "printed" && name === UPPER)!;
    expect(upper.margin).toBeCloseTo(marginByHand(1, 2, 1.5), 12);
    expect(upper.verdict).toBe("refuted");
    expect(found.assumptions.map(({ name, met }) => [name, met])).toEqual([
      ["(1, δ)-RIP", "met"],
      ["zero loss", "met"],
    ]);
    const stated = { ...scalars(1, 2, 1.5), reals: { delta: 0.5 } };
    const violated = await here.ask("judge", { claim: LEMMA, spec: stated }).answer;
    expect(violated.assumptions[0]!.met).toBe("violated");
  });

  it("says where the statement may not be about it: a number of another sign than all that are drawn", async () => {
    const claim = "gatmiry2023/theorem-5";
    const { spec } = await here.ask("draw", { claim, seed: 1, index: 0 }).answer;
    const departs = async (epsilon: number) =>
      (await here.ask("judge", { claim, spec: { ...spec, reals: { ...spec.reals, epsilon } } }).answer).departures;
    expect([await departs(0.5), await departs(0.001)]).toEqual([[], []]);
    expect(await departs(-1)).toEqual(["epsilon = -1, and all that are tried are positive"]);
  });

  it("is nothing of the claim where a hypothesis is violated by less than floating point sees", async () => {
    const slack = (a: Matrix) => exact(3).minus(frobeniusNorm(a).times(3));
    const claim = spectralClaim(0.5, { assumptions: [{ name: "at most 1", statement: "s", slack }] });
    const there = new Here(extended(catalogueOf([]), [claim]));
    const met = async (entry: number) => {
      const spec = { sizes: { d: 1 }, widths: [], choices: {}, reals: {}, lists: { A: { entries: [[[entry]]] } } };
      return (await there.ask("judge", { claim: claim.id, spec }).answer).assumptions.map((one) => one.met);
    };
    expect([await met(1), await met(1 + 2 ** -52)]).toEqual([["met"], ["violated"]]);
  });

  it("is a certificate, where intervals are asked", async () => {
    const spec = scalars(1, 2, 1.5);
    const found = await here.ask("enclose", { ...aim, spec }).answer;
    expect([found.verdict, found.borrowed]).toEqual(["refuted", false]);
    const [lhs, rhs] = [found.certificate!.lhs, found.certificate!.rhs].map((ends) => ends.map(Number));
    expect(lhs![0]).toBeLessThanOrEqual(22.5);
    expect(lhs![1]).toBeGreaterThanOrEqual(22.5);
    expect(rhs![0]! - lhs![1]!).toBeCloseTo(marginByHand(1, 2, 1.5), 12);
  });

  it("fails in a sentence for a claim that there is not, and for an instance that is none", async () => {
    await expect(here.ask("describe", { claim: "a/b" }).answer).rejects.toThrow("a claim of the catalogue");
    const broken = { ...scalars(1, 2, 1), widths: [1, 2, 1] };
    await expect(here.ask("judge", { claim: LEMMA, spec: broken }).answer).rejects.toThrow(/expected/);
  });

  it("describes every claim in plain data", async () => {
    for (const id of catalogue.ids) {
      const found = await here.ask("describe", { claim: id }).answer;
      expect(found.id).toBe(id);
      expect(found.forms[0]!.name).toBe("printed");
    }
  });
});

describe("where instances come from", () => {
  it("the case of a number of verify, by its law and by its entries", async () => {
    const { drawn, spec } = await here.ask("draw", { claim: "gatmiry2023/lemma-1", seed: 1, index: 3 }).answer;
    expect(Object.values(drawn.lists).every((list) => "law" in list)).toBe(true);
    expect(Object.values(spec.lists).every((list) => "entries" in list)).toBe(true);
  });

  it("another size keeps the numbers that there are, and fills up with zeros", async () => {
    const wider: Spec = { ...scalars(5, 7, 3), widths: [2, 1, 1] };
    const { spec } = await here.ask("reshape", { claim: LEMMA, spec: wider }).answer;
    expect(spec.lists).toEqual({ W: { entries: [[[5, 0]], [[7]]] }, A: { entries: [[[3, 0]]] } });
    const back = await here.ask("reshape", { claim: LEMMA, spec: { ...spec, widths: [1, 1, 1] } }).answer;
    expect(back.spec).toEqual(scalars(5, 7, 3));
  });

  it("somebody's own matrices, with the others of the instance where they fit", async () => {
    const from = scalars(1, 2, 3);
    const { spec } = await here.ask("fit", { claim: LEMMA, lists: [["A", [[[9]]]]], from }).answer;
    expect(spec.lists).toEqual({ W: { entries: [[[1]], [[2]]] }, A: { entries: [[[9]]] } });
    const lists = [
      [
        "W",
        [
          [
            [1, 0],
            [0, 1],
          ],
          [[1, 1]],
        ],
      ],
      ["A", [[[1, 2]]]],
    ] as const;
    const fitted = await here.ask("fit", { claim: LEMMA, lists, from }).answer;
    expect([fitted.spec.widths, fitted.spec.sizes]).toEqual([[2, 2, 1], { n: 1 }]);
    const misfit = here.ask("fit", {
      claim: LEMMA,
      lists: [
        [
          "A",
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
        ],
      ],
      from,
    });
    await expect(misfit.answer).rejects.toThrow(/expected/);
  });

  it("files of NumPy, deflated ones too, and of JSON", async () => {
    const npy = encodeNpy({ rows: 1, cols: 2, data: [3, 4] });
    expect(await here.ask("read", { name: "a.npy", bytes: npy }).answer).toEqual([["matrix", [[[3, 4]]]]]);
    const json = new TextEncoder().encode('{"A": [[1, 2]]}');
    expect(await here.ask("read", { name: "a.json", bytes: json }).answer).toEqual([["A", [[[1, 2]]]]]);
    await expect(here.ask("read", { name: "a.txt", bytes: new Uint8Array([1, 2, 3]) }).answer).rejects.toThrow("a.txt");
    expect(deflateRawSync(npy).length).toBeLessThan(npy.length);
  });
});

describe("instances that are not as usual", () => {
  it("keep a law through another size", async () => {
    const lemma1 = { claim: "gatmiry2023/lemma-1" };
    const { drawn } = await here.ask("draw", { ...lemma1, seed: 1, index: 3 }).answer;
    const { spec } = await here.ask("reshape", { ...lemma1, spec: drawn }).answer;
    expect(spec).toEqual(drawn);
  });

  it("are no matrices for a claim that takes none, which says so", async () => {
    const bare = spectralClaim(1);
    const claim = { ...bare, specs: Object.create(bare.specs, { fit: { value: undefined } }) as Claim["specs"] };
    const there = new Here(extended(catalogueOf([]), [claim]));
    const { drawn } = await there.ask("draw", { claim: bare.id, seed: 1, index: 0 }).answer;
    const fit = there.ask("fit", { claim: bare.id, lists: [["A", [[[1]]]]], from: drawn });
    await expect(fit.answer).rejects.toThrow(/expected a claim that takes matrices, got one that takes none/);
    // Nor has it a source, or hypotheses.
    expect((await there.ask("describe", { claim: bare.id }).answer).source).toBeNull();
    expect((await there.ask("judge", { claim: bare.id, spec: drawn }).answer).assumptions).toEqual([]);
  });

  it("take a matrix without a name for A, else for the only list that there is", async () => {
    const { spec } = await here.ask("fit", { claim: LEMMA, lists: [["", [[[9]]]]], from: scalars(1, 2, 3) }).answer;
    expect(spec.lists["A"]).toEqual({ entries: [[[9]]] });
    const misfit = here.ask("fit", { claim: LEMMA, lists: [["matrix", [[[1, 2]]]], ["W", [[[1]]]]], from: { ...scalars(1, 2, 3), lists: {} } }); // prettier-ignore
    await expect(misfit.answer).rejects.toThrow(/expected/);
  });

  it("come from archives of NumPy by their names", async () => {
    const arrays = new Map([["A", { rows: 1, cols: 2, data: [3, 4] }], ["y", { rows: 1, cols: 1, data: [5] }]]); // prettier-ignore
    const found = await here.ask("read", { name: "a.npz", bytes: encodeNpz(arrays) }).answer;
    expect(new Map(found)).toEqual(new Map([["A", [[[3, 4]]]], ["y", [[[5]]]]])); // prettier-ignore
  });

  it("show what a law observes, each number by its name", async () => {
    const law = await firstThat(({ forms, kinds }) => kinds.includes("law") && (forms[0]!.columns ?? []).length > 1);
    const described = await here.ask("describe", { claim: law }).answer;
    for (let index = 0; index < 20; index++) {
      const { drawn } = await here.ask("draw", { claim: law, seed: 1, index }).answer;
      const { observed } = await here.ask("judge", { claim: law, spec: drawn }).answer;
      for (const { form, values } of observed) {
        const { columns } = described.forms.find(({ name }) => name === form)!;
        expect(values.map(([name]) => name)).toEqual(columns);
      }
      if (observed.length > 0) return;
    }
    expect.unreachable("a law that observes nothing in twenty cases");
  });
});

/** The id of the first claim of which this is true. */
async function firstThat(is: (claim: Claim) => boolean): Promise<string> {
  for (const id of catalogue.ids) {
    const [claim] = await catalogue.load([id]);
    if (is(claim!)) return id;
  }
  throw new Error("no such claim");
}

describe("pictures", () => {
  it("of a relation that there is not are empty, and count the cases all the same", async () => {
    const parts: { readonly points: readonly unknown[]; readonly looked: number }[] = [];
    await here.ask("cloud", { ...aim, relation: "none", seed: 1, cases: 12 }, (part) => parts.push(part)).answer;
    expect(parts.flatMap(({ points }) => points)).toEqual([]);
    expect(parts.at(-1)!.looked).toBe(12);
  });

  it("have the law and the sizes of a case, those of a chain where there is one", async () => {
    const first = async (claim: string): Promise<CloudPoint> => {
      const { forms } = await here.ask("describe", { claim }).answer;
      const { drawn } = await here.ask("draw", { claim, seed: 1, index: 0 }).answer;
      const { relations } = await here.ask("judge", { claim, spec: drawn }).answer;
      const { name: relation } = relations.find(({ form }) => form === forms[0]!.name)!;
      const points: CloudPoint[] = [];
      const ask = { claim, form: forms[0]!.name, relation, seed: 1, cases: 1 };
      await here.ask("cloud", ask, (part) => points.push(...part.points)).answer;
      const widths = drawn.widths.length < 2 ? {} : { "depth L": drawn.widths.length - 1, "widest layer": Math.max(...drawn.widths) }; // prettier-ignore
      expect(points[0]!.sizes).toEqual({ ...widths, ...drawn.sizes });
      return points[0]!;
    };
    expect((await first(LEMMA)).sizes).toHaveProperty("depth L");
    expect((await first("gatmiry2023/lemma-1")).law).not.toBe("entries");
  });

  const at = [-2, -1, 0, 0.5, 3];

  it("have the margin that one computes by hand, over one number and over two", async () => {
    const spec = scalars(1, 2, 1);
    const place = { list: "A", matrix: 0, row: 0, column: 0 };
    const up = { list: "W", matrix: 1, row: 0, column: 0 };
    const margins: number[] = [];
    await here.ask("curve", { ...aim, spec, place, at }, ({ readings }) =>
      margins.push(...readings.map((reading) => reading![0])),
    ).answer;
    at.forEach((a, i) => expect(margins[i]).toBeCloseTo(marginByHand(1, 2, a), 11));
    const rows: (readonly number[])[] = [];
    await here.ask("map", { ...aim, spec, across: place, up, xs: at, ys: [0, 4] }, ({ row, readings }) => {
      rows[row] = readings.map((reading) => reading![0]);
    }).answer;
    [0, 4].forEach((second, i) =>
      at.forEach((a, j) => expect(rows[i]![j]).toBeCloseTo(marginByHand(1, second, a), 11)),
    );
  });

  it("are null where the relation does not apply", async () => {
    const readings: unknown[] = [];
    const ask = {
      ...aim,
      relation: "none",
      spec: scalars(1, 1, 1),
      place: { list: "A", matrix: 0, row: 0, column: 0 },
      at,
    };
    await here.ask("curve", ask, (part) => readings.push(...part.readings)).answer;
    expect(readings).toEqual([null, null, null, null, null]);
  });

  it("of many cases end when nobody waits any more", async () => {
    let looked = 0;
    const asked = here.ask("cloud", { ...aim, seed: 1, cases: 1_000_000 }, (part) => {
      looked = part.looked;
      asked.stop();
    });
    await asked.answer;
    expect(looked).toBeLessThan(1_000_000);
  });

  it("have the cases of verify, by number", async () => {
    const points: { readonly index: number; readonly lhs: number; readonly rhs: number }[] = [];
    await here.ask("cloud", { ...aim, seed: 1, cases: 30 }, (part) => points.push(...part.points)).answer;
    expect(points.length).toBeGreaterThan(20);
    const { index, lhs, rhs } = points.at(-1)!;
    const { drawn } = await here.ask("draw", { claim: LEMMA, seed: 1, index }).answer;
    const { relations } = await here.ask("judge", { claim: LEMMA, spec: drawn }).answer;
    const same = relations.find(({ form, name }) => form === "printed" && name === UPPER)!;
    expect([same.lhs.value, same.rhs.value]).toEqual([lhs, rhs]);
  });
});

describe("a hunt", () => {
  const ask = { claim: LEMMA, form: "printed", without: [], seed: 1, evaluations: 500, version: "0" } as const;

  it("tells what it finds, how that shrinks, and ends with a witness", async () => {
    const news: string[] = [];
    const end = await here.ask("hunt", ask, (part) => news.push(part.news)).answer;
    expect(new Set(news)).toEqual(
      new Set(["progress", "better", "found", "smaller"].filter((one) => news.includes(one))),
    );
    expect(news).toContain("found");
    expect(end.confirmation).toBe("certified");
    expect(end.witness).toMatchObject({ claim: LEMMA, relation: UPPER, provenance: { seed: 1 } });
    const again = await here.ask("hunt", ask).answer;
    expect(again.witness).toEqual(end.witness);
  });

  it("waits where it is held, goes on, and ends early where it is stopped", async () => {
    const endless = { ...ask, claim: "gatmiry2023/lemma-1", evaluations: 1_000_000_000 };
    let seen = 0;
    const hunting = here.ask("hunt", endless, (part) => {
      if (part.news === "progress") seen = part.evaluations;
    });
    await expect.poll(() => seen).toBeGreaterThan(0);
    hunting.hold(true);
    const held = seen;
    // Another hunt that nobody holds is the clock: it goes three reports on, and the held one at most as far as its turn was.
    let clock = 0;
    const other = here.ask("hunt", { ...endless, seed: 2 }, (part) => {
      if (part.news === "progress") clock = part.evaluations;
    });
    await expect.poll(() => clock).toBeGreaterThanOrEqual(4000);
    other.stop();
    await other.answer;
    expect(seen).toBeLessThanOrEqual(held + 1000);
    hunting.hold(false);
    await expect.poll(() => seen).toBeGreaterThan(held);
    hunting.hold(true);
    hunting.stop();
    const end = await hunting.answer;
    expect([end.complete, end.witness]).toEqual([false, null]);
  });

  it("is no hunt for a form or a hypothesis that there is not", async () => {
    await expect(here.ask("hunt", { ...ask, form: "corrected", claim: "gatmiry2023/lemma-1" }).answer).rejects.toThrow(
      "a form",
    );
    await expect(here.ask("hunt", { ...ask, without: ["gravity"] }).answer).rejects.toThrow("gravity");
  });

  it("is not needed for one's own counterexample, which must be one", async () => {
    const own = { ...aim, without: [], version: "0" };
    const witness = await here.ask("witness", { ...own, spec: scalars(3, 1, 1) }).answer;
    expect(witness.certificate).not.toBeNull();
    expect(witness.spec).toEqual(scalars(3, 1, 1));
    const { tex, archive } = await here.ask("folder", { witness }).answer;
    expect(tex).toContain("\\begin{pmatrix}");
    const names = zipMembers(archive, "folder").map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["check.py", "check.jl", "witness.json", "W1.npy"]));
    await expect(here.ask("witness", { ...own, spec: scalars(3, 1, 0.1) }).answer).rejects.toThrow(
      "an instance that refutes",
    );
  });
});

describe("a message about work that there is not", () => {
  it("is passed over, and a stop of work that has ended as well", async () => {
    const asked = here.ask("describe", { claim: LEMMA });
    await asked.answer;
    for (const late of [() => asked.hold(true), () => asked.hold(false), () => asked.stop()])
      expect(late).not.toThrow();
    expect((await here.ask("describe", { claim: LEMMA }).answer).id).toBe(LEMMA);
  });
});

describe("training", () => {
  const start = [1.5, 2 / 3] as const;
  const ask = { tau: 1, start, steps: 400, reach: 2 };

  it("settles next to the start below 2/λ, and at a flatter point above it", async () => {
    // λ of (w_1w_2 − 1)² on its valley is 2(w_1² + w_2²), by hand.
    const sharp = 2 * (start[0] ** 2 + start[1] ** 2);
    const below = await here.ask("valley", { ...ask, rate: 1.9 / sharp }).answer;
    expect(below.sharpness[0]).toBeCloseTo(sharp, 9);
    expect(below.path.at(-1)!.sharpness).toBeCloseTo(sharp, 2);
    const nudged = await here.ask("valley", { ...ask, start: [1.5, 0.66], rate: 2.3 / sharp }).answer;
    expect(nudged.path.at(-1)!.sharpness).toBeLessThan(0.95 * sharp);
    expect(nudged.sharpness[1]).toBeCloseTo(4, 12);
  });

  it("is the same with no label noise and without it, and other with some", async () => {
    const [plain, none, some] = await Promise.all(
      [0, 0, 1].map((noise) => here.ask("recovery", { seed: 3, noise }).answer),
    );
    expect(none).toEqual(plain);
    expect(some!.records.at(-1)!.hessianTrace).not.toBe(plain!.records.at(-1)!.hessianTrace);
    expect(some!.records.length).toBe(plain!.records.length);
  });

  it("follows the flow, which conserves what it should while the risk falls", async () => {
    const weights = [
      [
        [1, 0],
        [1, 1],
      ],
      [[1, -1]],
    ];
    const found = await here.ask("flow", {
      weights,
      inputs: [
        [1, 0],
        [1, 1],
      ],
      targets: [[1], [-1]],
      scale: 1,
      duration: 4,
    }).answer;
    expect(found.records.at(-1)!.loss).toBeLessThan(found.records[0]!.loss);
    for (const { drift } of found.records) expect(drift).toBeLessThan(found.errorEstimate + 1e-12);
    // W_2ᵀW_2 − W_1W_1ᵀ = [1 −1; −1 1] − [1 1; 1 2], whose Frobenius norm is 3.
    expect(found.records[0]!.imbalances[0]).toBeCloseTo(3, 12);
  });
});

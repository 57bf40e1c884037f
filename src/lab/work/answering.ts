import type { Catalogue } from "../../catalogue/index.js";
import type { Claim } from "../../claim/index.js";
import { DomainError } from "../../numerics/index.js";
import { folderOf, hunted, witnessAt } from "./hunting.js";
import { described, enclosed, requireForm, seen } from "./judging.js";
import { drawnInstance, fitted, opened, readFile, reshaped } from "./making.js";
import type { FromWorker, Kind, Questions, ToWorker } from "./messages.js";
import { cloud, curve, map, type Watched } from "./scanning.js";
import { flow, recovery, valley } from "./training.js";

type Ask<K extends Kind> = Questions[K]["ask"];
type Answers = {
  readonly [K in Kind]: (
    ask: Ask<K>,
    watched: Watched<Questions[K]["part"]>,
  ) => Questions[K]["answer"] | Promise<Questions[K]["answer"]>;
};

/** What a worker is given: the claims, a clock, a way to let messages in, and where its answers go. */
export interface Bench {
  readonly catalogue: Catalogue;
  readonly now: () => number;
  readonly turn: () => Promise<void>;
  readonly post: (message: FromWorker) => void;
}

/** A worker of the laboratory: takes messages and answers them, several at a time, each until it is stopped. */
export function worker(bench: Bench): (message: ToWorker) => void {
  const answers = answersOf(bench);
  const running = new Map<number, { readonly stop: AbortController; held: Promise<void> | null; go: () => void }>();
  const answer = async <K extends Kind>(id: number, kind: K, ask: Ask<K>): Promise<void> => {
    const work = { stop: new AbortController(), held: null as Promise<void> | null, go: () => {} };
    running.set(id, work);
    const giveWay = async (): Promise<void> => {
      await bench.turn();
      while (work.held !== null && !work.stop.signal.aborted) await work.held;
    };
    const tell = (part: Questions[K]["part"]): void => bench.post({ id, part });
    try {
      const found = await answers[kind](ask, { now: bench.now, signal: work.stop.signal, giveWay, tell });
      bench.post({ id, answer: found });
    } catch (error) {
      bench.post({ id, failed: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
    }
  };
  return (message) => {
    if (message.kind === "stop") {
      const work = running.get(message.id);
      work?.stop.abort();
      work?.go();
    } else if (message.kind === "hold") {
      const work = running.get(message.id);
      if (work === undefined) return;
      work.go();
      work.held = message.hold
        ? new Promise((resolve) => {
            work.go = () => {
              work.held = null;
              resolve();
            };
          })
        : null;
    } else void answer(message.id, message.kind, message.ask);
  };
}

function answersOf({ catalogue, now }: Bench): Answers {
  const loaded = new Map<string, Promise<Claim>>();
  const claimOf = (id: string): Promise<Claim> => {
    const known = loaded.get(id) ?? loadedFrom(catalogue, id);
    loaded.set(id, known);
    return known;
  };
  return {
    describe: async ({ claim }) => described(await claimOf(claim)),
    draw: async ({ claim, seed, index }) => drawnInstance(await claimOf(claim), seed, index),
    open: async ({ claim, spec }) => opened(await claimOf(claim), spec),
    reshape: async ({ claim, spec }) => reshaped(await claimOf(claim), spec),
    fit: async (ask) => fitted(await claimOf(ask.claim), ask),
    judge: async ({ claim, spec }) => seen(await claimOf(claim), spec, now),
    enclose: async (ask) => enclosed(await claimOf(ask.claim), ask, ask.spec),
    witness: async (ask) => witnessAt(await claimOf(ask.claim), ask),
    folder: async ({ witness }) => folderOf(await claimOf(witness.claim), witness),
    curve: async (ask, watched) => {
      await curve(await claimOf(ask.claim), ask, watched);
      return null;
    },
    map: async (ask, watched) => {
      await map(await claimOf(ask.claim), ask, watched);
      return null;
    },
    cloud: async (ask, watched) => {
      await cloud(await claimOf(ask.claim), ask, watched);
      return null;
    },
    hunt: async (ask, watched) => {
      const claim = await claimOf(ask.claim);
      requireForm(claim, ask.form);
      return hunted(claim, ask, watched);
    },
    read: readFile,
    recovery,
    flow,
    valley,
  };
}

async function loadedFrom(catalogue: Catalogue, id: string): Promise<Claim> {
  const [claim] = await catalogue.load([id]);
  if (claim !== undefined) return claim;
  throw new DomainError({ where: "laboratory", expected: "a claim of the catalogue", got: id });
}

import { parentPort, workerData } from "node:worker_threads";
import { around } from "../claim/index.js";
import { lookAt, runBatch } from "../engine/run/index.js";
import { replay } from "../engine/witnesses/index.js";
import { WorkNote } from "../threads/index.js";
import { importClaim } from "./claim-modules.js";
import type { Answer, Job, WorkerBegin } from "./pool.js";

/**
 * The entry of a worker thread: runs cases of a claim, which it takes from the modules that it is told, looks at its
 * refutations again, replays a stored witness, judges somebody's file, or proves. What it is at it notes in the memory that it shares.
 */
const { modules, memory } = workerData as WorkerBegin;
const note = new WorkNote(memory);

async function answer(job: Job): Promise<Answer> {
  try {
    const claim = await importClaim(job.id, modules);
    if (job.kind === "check") {
      const [{ saidOnFile }, { heardFile }] = await Promise.all([
        import("../own/index.js"),
        import("../formats/index.js"),
      ]);
      // The time of a claim is that of all its evaluations together.
      note.reach(0);
      const asked = { ...claim, forms: claim.forms.filter(({ name }) => job.forms.includes(name)) };
      return { kind: "said", said: saidOnFile(asked, heardFile(job.file)) };
    }
    const noted = around(claim, (spec, work) => note.during(claim.id, spec, work));
    if (job.kind === "replay") return { kind: "replayed", replayed: replay(noted, job.witness) };
    if (job.kind === "look") return { kind: "looked", looked: lookAt(noted, job.tally) };
    // What proves is loaded where something is to be proved.
    if (job.kind === "prove") {
      const { proveRelations } = await import("../proof/index.js");
      return { kind: "proved", proofs: proveRelations(noted, job.task) };
    }
    if (job.kind === "box") {
      if (note.stopping) return { kind: "box", told: null };
      const { families, tellFamily } = await import("../proof/boxes/index.js");
      const family = families.find(({ id }) => id === job.family)!;
      let boxes = 0;
      // Each box is a sign of life.
      const goesOn = (): boolean => {
        note.reach(boxes++);
        return !note.stopping && performance.timeOrigin + performance.now() < job.until;
      };
      return { kind: "box", told: tellFamily(noted, family, job.task, goesOn) };
    }
    return { kind: "tally", tally: runBatch(noted, job.batch, job.record, batchWatch) };
  } catch (error) {
    return { kind: "fault", error: error instanceof Error ? error : new Error(String(error)) };
  }
}

const batchWatch = {
  reach: (position: number) => note.reach(position),
  get stopping() {
    return note.stopping;
  },
};

parentPort!.on("message", (job: Job) => {
  void answer(job).then((said) => parentPort!.postMessage(said));
});

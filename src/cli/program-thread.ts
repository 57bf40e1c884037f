/** The thread in which a command runs. It writes nothing itself: what it has to say is told to the thread that watches. */
import { getRandomValues } from "node:crypto";
import { arch, availableParallelism, cpus, platform } from "node:os";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { WorkNote } from "../threads/index.js";
import type { Io, Terminal } from "../world/index.js";
import { catalogue } from "../../theorems/index.js";
import { readDescribed } from "./described.js";
import { run } from "./program.js";
import { withListing } from "./terminal/listing.js";
import type { Begin, Told } from "./terminal/messages.js";

const begin = workerData as Begin;
const note = new WorkNote(begin.note);
const interruption = new AbortController();

function tell(told: Told): void {
  parentPort!.postMessage(told);
}

function terminal(to: "stdout" | "stderr"): Terminal {
  return { write: (text) => tell({ kind: "write", to, text }), ...begin[to] };
}

// Any message is the wish to stop. It must not keep a thread alive that has nothing else to do.
parentPort!.on("message", () => interruption.abort());
parentPort!.unref();

const io: Io = {
  stdout: terminal("stdout"),
  stderr: terminal("stderr"),
  env: process.env,
  cwd: process.cwd(),
  theorems: fileURLToPath(new URL("../../../theorems", import.meta.url)),
  home: fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, ""),
  now: () => performance.timeOrigin + performance.now(),
  freshSeed: () => getRandomValues(new Uint32Array(1))[0]!,
  parallelism: availableParallelism(),
  node: process.version,
  machine: [
    platform(),
    arch(),
    ...cpus()
      .slice(0, 1)
      .map(({ model }) => model.trim()),
  ].join(", "),
  signal: interruption.signal,
  watcher: {
    during: (claim, spec, work) => note.during(claim, spec, work),
    limit: (patience) => tell({ kind: "limit", patience }),
    lastWords: (text) => tell({ kind: "last words", text }),
    reporting: () => tell({ kind: "reporting" }),
  },
};
const listing = fileURLToPath(new URL("../../theorems/listing.json", import.meta.url));
const described = readDescribed(fileURLToPath(new URL("./commands.json", import.meta.url)));
tell({ kind: "end", code: await run(begin.argv, io, withListing(catalogue, listing), described) });

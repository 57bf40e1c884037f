/** What the workers of the laboratory do: judge an instance, scan pictures, hunt, train. Messages are plain data. */
export { worker } from "./answering.js";
export type {
  Aim,
  CloudPoint,
  Described,
  Enclosed,
  FlowRecord,
  FromWorker,
  HuntEnd,
  HuntNews,
  Instance,
  Kind,
  Questions,
  Reading,
  Seen,
  ShownAssumption,
  ShownRelation,
  ToWorker,
  TrainingRecord,
  Valley,
} from "./messages.js";

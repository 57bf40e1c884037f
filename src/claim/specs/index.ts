/** What an instance is made of, and how the matrices of a file become one. */
export { layersOf, requireDepth, wrongDepth } from "./depths.js";
export { derivedList, type OwnLists, ownWidths } from "./objects.js";
export { combinations, type FileReading, objectsFrom, objectsOf, type OwnObjects, parametersOf } from "./reading.js";
export { beyondDrawn, ofAnotherKind, statedNumber, widened } from "./numbers.js";
export type {
  Depths,
  Extent,
  FileOf,
  FittedSpec,
  LargeSource,
  ListSpec,
  OwnInstance,
  OwnMatrices,
  Spec,
  SpecSource,
  TakenOfFile,
} from "./spec.js";

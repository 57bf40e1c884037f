/** Specs: how they are drawn, shrunk, written by hand, and read from the matrices of somebody else. */
export { type Chain, type DrawnInstance, type Instances, instances, instancesFrom, law } from "./instances.js";
export { layout, type Raw, SpecArbitrary } from "./layout.js";
export { type Loosening, loosened } from "./loosened.js";
export {
  type Drawn,
  type FileFacts,
  type FileOptions,
  layerShapes,
  type LayoutOptions,
  type ListOptions,
  measurementShapes,
  networkShapes,
  type Range,
} from "./parts.js";
export { usual, type Usual } from "./usual.js";
export { type ByLaw, listOf, type Written } from "./written.js";

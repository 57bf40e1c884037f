/** Specs: how they are drawn, shrunk, written by hand, and read from the matrices of somebody else. */
export { layout, type Raw, SpecArbitrary } from "./layout.js";
export { loosened } from "./loosened.js";
export {
  type Drawn,
  layerShapes,
  type LayoutOptions,
  type ListOptions,
  measurementShapes,
  type Range,
} from "./parts.js";

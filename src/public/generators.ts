/** The entry `flatcheck/generators`: where the instances of a claim come from. */
export { isometric, isometryAssumption, type IsometricMeasurements } from "../../generators/isometry.js";
export { MIXED_LAWS } from "../../generators/laws.js";
export { layerShapes, type LayoutOptions, measurementShapes } from "../../generators/layout.js";
export { LAYER_LAWS, LIST_LAW_NAMES } from "../../generators/lists.js";
export { MEASUREMENT_LAW_NAMES, RIP_LAW_NAMES } from "../../generators/measurements.js";
export { layout, type Raw, type SpecArbitrary } from "../../generators/specs.js";

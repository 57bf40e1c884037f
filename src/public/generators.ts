/** The entry `flatcheck/generators`: where the instances of a claim come from. */
export { isometric, isometryAssumption, type IsometricMeasurements } from "../../generators/hypotheses/isometry.js";
export { MIXED_LAWS } from "../../generators/laws/matrix-laws.js";
export { layerShapes, type LayoutOptions, measurementShapes } from "../../generators/specs/parts.js";
export { LAYER_LAWS, LIST_LAW_NAMES } from "../../generators/laws/list-laws.js";
export { MEASUREMENT_LAW_NAMES, RIP_LAW_NAMES } from "../../generators/laws/isometric-laws.js";
export { layout, type Raw, type SpecArbitrary } from "../../generators/specs/layout.js";

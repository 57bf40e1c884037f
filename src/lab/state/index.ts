/** What the laboratory knows without a browser: numbers of an instance, links, what was pasted, and what is taken away. */
export { type Listed, matching } from "./choosing.js";
export { addressOf, type Home, INSIDE, linkTo } from "./link.js";
export {
  lowered,
  moved,
  numberAt,
  type Place,
  placeKey,
  placeName,
  placesOf,
  stepOf,
  typed,
  withNumber,
} from "./numbers.js";
export { PasteError, pasted } from "./pasted.js";
export { type Language, LANGUAGES, written } from "./written.js";

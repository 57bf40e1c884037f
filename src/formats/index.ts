/** Bytes of others as matrices, and matrices as bytes. */
export { listOfArray, matrixName, type OwnFile, ownFile } from "./arrays.js";
export { parseJson } from "./json.js";
export { isLost, parseJsonText } from "./json-text.js";
export { encodeNpy, isNpy, MOST_ENTRIES, parseNpy } from "./npy.js";
export { encodeNpz, encodeZip } from "./encode-zip.js";
export { parseNpz } from "./npz.js";
export type { FileReading, OwnList } from "./own-list.js";
export { heardFile, type ToldFile, toldFile } from "./told-file.js";

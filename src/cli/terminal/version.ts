export { version } from "../../world/index.js";

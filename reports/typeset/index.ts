/** How pages for a browser are set: formulas, prose with formulas in it, verdicts, and the style that pages share. */
export { displayedFormula, inlineFormula } from "./formula.js";
export { prose } from "./prose.js";
export { matrixFormula, proseWithFormulas, relationFormula } from "./relation.js";
export { VERDICT_SIGNS } from "./signs.js";
export { STYLE } from "./style.js";

import { type Html, trusted } from "../../../reports/text/index.js";
import type { Described } from "../work/index.js";
import { find, findAll } from "./dom.js";
import type { Texts } from "./texts.js";

/**
 * The texts of a claim as the page around the laboratory has them, where it has all claims: the program then goes without
 * them, and without what sets formulas. The bundler puts this in the place of `texts.ts`.
 */
export function textsOf({ id }: Described, form: string): Texts {
  const view = find(`[id="/${id}"]`);
  const instead = view.querySelector(".erratum > .instead");
  const reading = view.querySelector(".reading");
  return {
    statement: trusted(find(`[data-form="${form}"] > :is(.formula, .tex)`, view).outerHTML),
    assumptions: findAll(".assumption-list > li", view).map((item) =>
      trusted(find(":scope > :is(math, .tex)", item).outerHTML),
    ),
    reading: reading === null ? null : inside(reading),
    erratum:
      instead === null
        ? null
        : { slip: inside(instead.previousElementSibling!.previousElementSibling!), instead: inside(instead) },
  };
}

function inside({ innerHTML }: Element): Html {
  return trusted(innerHTML);
}

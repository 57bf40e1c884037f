import { bibtexEntry } from "../../../src/catalogue/index.js";
import type { Citation } from "../../../src/claim/index.js";

function article(
  key: string,
  text: string,
  fields: { author: string; title: string; journal: string; volume: string; pages: string; year: string },
): Citation {
  return { key, text, bibtex: bibtexEntry("article", key, fields) };
}

function preprint(
  key: string,
  text: string,
  fields: { author: string; title: string; eprint: string; year: string },
): Citation {
  const { eprint } = fields;
  const all = { ...fields, archiveprefix: "arXiv" };
  return { key, text: `${text}, arXiv:${eprint}`, bibtex: bibtexEntry("misc", key, all) };
}

/** A statement of one of the sources, by the claim that checks it. */
export function checkedBy(claim: string, text: string): Citation {
  return { key: claim, text: `${text} (${claim})` };
}

export const SION = article("sion1958", "Sion 1958, the minimax theorem", {
  author: "Sion, Maurice",
  title: "On general minimax theorems",
  journal: "Pacific Journal of Mathematics",
  volume: "8",
  pages: "171--176",
  year: "1958",
});

export const BRICKMAN = article("brickman1961", "Brickman 1961, on the joint range of two quadratic forms", {
  author: "Brickman, Louis",
  title: "On the field of values of a matrix",
  journal: "Proceedings of the American Mathematical Society",
  volume: "12",
  pages: "61--66",
  year: "1961",
});

export const DANSKIN = article("danskin1966", "Danskin 1966, on derivatives of a maximum", {
  author: "Danskin, John M.",
  title: "The theory of max-min, with applications",
  journal: "SIAM Journal on Applied Mathematics",
  volume: "14",
  pages: "641--664",
  year: "1966",
});

export const HORN = article("horn1950", "Horn 1950, on the singular values of a product", {
  author: "Horn, Alfred",
  title: "On the singular values of a product of completely continuous operators",
  journal: "Proceedings of the National Academy of Sciences",
  volume: "36",
  pages: "374--375",
  year: "1950",
});

export const KEMPF: Citation = {
  key: "kempf1979",
  text: "Kempf and Ness 1979, on the length of vectors along an orbit",
  bibtex: bibtexEntry("incollection", "kempf1979", {
    author: "Kempf, George and Ness, Linda",
    title: "The length of vectors in representation spaces",
    booktitle: "Algebraic Geometry",
    series: "Lecture Notes in Mathematics",
    volume: "732",
    pages: "233--243",
    year: "1979",
  }),
};

export const JOSZ = preprint("josz2025", "Josz 2025", {
  author: "Josz, C{\\'e}dric",
  title: "On the geometry of flat minima",
  eprint: "2509.11386",
  year: "2025",
});

export const CANDES = article("candes2008", "Candès 2008", {
  author: "Candès, Emmanuel J.",
  title: "The restricted isometry property and its implications for compressed sensing",
  journal: "Comptes Rendus Mathematique",
  volume: "346",
  pages: "589--592",
  year: "2008",
});

export const KAMBER = preprint("kamber2025", "Kamber and Parhi 2025", {
  author: "Kamber, Anil and Parhi, Rahul",
  title: "Sharpness of minima in deep matrix factorization",
  eprint: "2509.25783",
  year: "2025",
});

export const LINDSEY = preprint("lindsey2025", "Lindsey and Menon 2025", {
  author: "Lindsey, Kathryn and Menon, Govind",
  title: "Regularization implies balancedness in the deep linear network",
  eprint: "2511.01137",
  year: "2025",
});

export const DING = preprint("ding2022", "Ding et al. 2022", {
  author: "Ding, Lijun and Drusvyatskiy, Dmitriy and Fazel, Maryam and Harchaoui, Zaid",
  title: "Flat minima generalize for low-rank matrix recovery",
  eprint: "2203.03756",
  year: "2022",
});

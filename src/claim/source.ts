/** A source document. The key of a claim's id before the slash. */
export interface Paper {
  readonly key: string;
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  /** Where and in which version the text was read. */
  readonly locator: string;
  readonly bibtex: string;
}

function entry(kind: string, key: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${kind}{${key},`, ...lines, "}"].join("\n");
}

/** A folder of statements that this project makes itself. */
function ownPaper(key: string, title: string): Paper {
  const fields = { author: "{flatcheck}", title, howpublished: `flatcheck, theorems/${key}`, year: "2026" };
  return {
    key,
    authors: "flatcheck",
    title,
    year: 2026,
    locator: `theorems/${key}`,
    bibtex: entry("misc", key, fields),
  };
}

/** The four sources, what they must agree on, and our own statements. */
export const papers: readonly Paper[] = [
  {
    key: "gatmiry2023",
    authors: "Gatmiry, Li, Chuang, Reddi, Ma, Jegelka",
    title: "The Inductive Bias of Flatness Regularization for Deep Matrix Factorization",
    year: 2023,
    locator: "arXiv:2306.13239, NeurIPS 2023",
    bibtex: entry("inproceedings", "gatmiry2023", {
      author:
        "Gatmiry, Khashayar and Li, Zhiyuan and Chuang, Ching-Yao and Reddi, Sashank and Ma, Tengyu and Jegelka, Stefanie",
      title: "The Inductive Bias of Flatness Regularization for Deep Matrix Factorization",
      booktitle: "Advances in Neural Information Processing Systems",
      year: "2023",
      eprint: "2306.13239",
      archiveprefix: "arXiv",
    }),
  },
  {
    key: "mulayoff2020",
    authors: "Mulayoff, Michaeli",
    title: "Unique Properties of Flat Minima in Deep Networks",
    year: 2020,
    locator: "arXiv:2002.04710, ICML 2020",
    bibtex: entry("inproceedings", "mulayoff2020", {
      author: "Mulayoff, Rotem and Michaeli, Tomer",
      title: "Unique Properties of Flat Minima in Deep Networks",
      booktitle: "International Conference on Machine Learning",
      year: "2020",
      eprint: "2002.04710",
      archiveprefix: "arXiv",
    }),
  },
  {
    key: "marion2024",
    authors: "Marion, Chizat",
    title: "Deep linear networks for regression are implicitly regularized towards flat minima",
    year: 2024,
    locator: "arXiv:2405.13456, NeurIPS 2024",
    bibtex: entry("inproceedings", "marion2024", {
      author: "Marion, Pierre and Chizat, L{\\'e}na{\\\"i}c",
      title: "Deep linear networks for regression are implicitly regularized towards flat minima",
      booktitle: "Advances in Neural Information Processing Systems",
      year: "2024",
      eprint: "2405.13456",
      archiveprefix: "arXiv",
    }),
  },
  {
    key: "wu2025",
    authors: "Wu",
    title: "Implicit Bias/Regularization I, lecture of Topics in Deep Learning Theory",
    year: 2025,
    locator: "lecture slides, Spring 2025",
    bibtex: entry("misc", "wu2025", {
      author: "Wu, Lei",
      title: "Implicit Bias/Regularization I",
      howpublished: "Lecture slides, Topics in Deep Learning Theory",
      year: "2025",
    }),
  },
  ownPaper("across", "Where the sources on flat minima overlap"),
  ownPaper("beyond", "What none of the sources on flat minima states"),
];

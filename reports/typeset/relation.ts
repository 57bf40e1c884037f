import { type Html, html, type Part, trusted } from "../text/markup.js";
import { prose } from "./prose.js";
import { broken, elements } from "./formula.js";
import { type Token, tokensOf } from "./tokens.js";

/** Where a group that begins with a sign ends. */
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "⟨": "⟩", "‖": "‖", "|": "|" };

/** Room between a word and a formula, and between a factor and a function. */
const [ROOM, THIN] = ["\u00a0", "\u2009"];

function isOperator({ kind, text }: Token): boolean {
  return kind === "sign" && OPERATOR.test(text);
}

/** Whether a sign brings its own room. */
function hasRoom({ kind, text }: Token): boolean {
  return kind === "sign" && /^[=≤≥<>≠≈≜∼≳≲→↦∈⊆⊇⪰≻≺+−±·×⊗⊕/]$/u.test(text);
}

function isBar(text: string): boolean {
  return text === "‖" || text === "|";
}

/** Behind these, as at the beginning of a row, a sign is that of what follows it, and a bar opens. */
const OPERATOR = /^[=≤≥<>≠≈≜∼≳≲→↦∈⊆⊇⪰≻≺+−±·×⊗⊕/,;:(ΣΠ∏∫√∇∂[{⟨]$/u;

/** What reads as a formula: a sign, a letter by itself, or something above or below the line. */
const TELLING: ReadonlySet<Token["kind"]> = new Set(["letter", "raised", "lowered"]);

/** A relation in plain text, `‖AB‖_* ≤ ‖A‖_F‖B‖_F`, as MathML that may be broken where the page is narrow. */
export function relationFormula(text: string): Html {
  return trusted(`<math>${broken(new Parser(tokensOf(text)).all())}</math>`);
}

/** Prose in which what reads as a formula is one. Where words and signs cannot be told apart, it stays prose. */
export function proseWithFormulas(text: string): Html {
  const parts: Part[] = [];
  let run: Token[] = [];
  const end = (): void => {
    const trailing: string[] = [];
    const isLoose = ({ kind, text: sign }: Token): boolean =>
      kind === "blank" || (kind === "sign" && /[.,;:(]/.test(sign));
    while (run.length > 0 && isLoose(run.at(-1)!)) trailing.unshift(run.pop()!.text);
    const source = run.map(({ text: one }) => one).join("");
    if (run.some(({ kind }) => TELLING.has(kind)) && source.length > 0) {
      parts.push(trusted(`<math>${broken(new Parser(run).all())}</math>`));
    } else parts.push(prose(source));
    parts.push(trailing.join(""));
    run = [];
  };
  for (const token of tokensOf(text)) {
    const opensWords = token.kind === "words" || (token.kind === "sign" && /[“”’.;]/.test(token.text));
    if (!opensWords) {
      if (run.length === 0 && token.kind === "blank") parts.push(" ");
      else run.push(token);
      continue;
    }
    end();
    parts.push(prose(token.text));
  }
  end();
  return html`${parts}`;
}

/** A matrix with its name as a formula; one of a single number is that number. @param cells the entries as they are written */
export function matrixFormula(name: string, cells: readonly (readonly string[])[]): Html {
  const named = `${new Parser(tokensOf(name)).all()}<mo>=</mo>`;
  const rows = cells.map((row) => `<mtr>${row.map((cell) => `<mtd><mn>${cell}</mn></mtd>`).join("")}</mtr>`);
  const isNumber = cells.length === 1 && cells[0]!.length === 1;
  const value = isNumber
    ? `<mn>${cells[0]![0]!}</mn>`
    : `<mrow><mo>[</mo><mtable>${rows.join("")}</mtable><mo>]</mo></mrow>`;
  // One row, which is not to be broken.
  return trusted(`<math><mrow>${named}${value}</mrow></math>`);
}

/** Reads tokens into the elements of a row. */
class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** All tokens; what closes nothing stands for itself. */
  all(): string {
    let row = "";
    while (this.at < this.tokens.length) row += this.row(null) + this.stray();
    return row;
  }

  private stray(): string {
    const token = this.tokens[this.at++];
    return token === undefined ? "" : sign(token.text, false);
  }

  /** The elements up to what closes the group, or up to what closes one around it. */
  private row(closing: string | null): string {
    let row = "";
    while (this.at < this.tokens.length) {
      const { kind, text } = this.tokens[this.at]!;
      const begins = row === "" || this.isBehindOperator();
      // A bar closes its group unless something has yet to follow: then it opens another one.
      if (kind === "sign" && (text === closing ? !(isBar(text) && begins) : /^[)\]}⟩]$/u.test(text))) break;
      row += this.scripted(begins);
    }
    return row;
  }

  private isBehindOperator(): boolean {
    const before = this.before();
    return before !== undefined && isOperator(before);
  }

  private before(): Token | undefined {
    let i = this.at - 1;
    while (this.tokens[i]?.kind === "blank") i--;
    return this.tokens[i];
  }

  /** An element with what stands above and below the line. */
  private scripted(begins: boolean): string {
    const base = this.element(begins);
    let [below, above] = ["", ""];
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.kind === "lowered" && below === "") below = attached(token.text);
      else if (token?.kind === "raised") above += attached(token.text);
      else break;
      this.at++;
    }
    if (below === "" && above === "") return base;
    const [one, low, high] = [base === "" ? "<mi></mi>" : row(base), row(below), row(above)];
    if (above === "") return `<msub>${one}${low}</msub>`;
    return below === "" ? `<msup>${one}${high}</msup>` : `<msubsup>${one}${low}${high}</msubsup>`;
  }

  private element(begins: boolean): string {
    const { kind, text } = this.tokens[this.at]!;
    if (kind === "raised" || kind === "lowered") return "";
    this.at++;
    if (kind === "letter") return letter(text);
    if (kind === "number") return `<mn>${text}</mn>`;
    if (kind === "function") return `<mi>${this.roomBefore() ? THIN : ""}${text}${this.roomBehind() ? ROOM : ""}</mi>`;
    if (kind === "words") return words(text, this.roomBefore(), this.tokens[this.at]?.kind === "blank");
    if (kind === "blank") return "";
    if (text === "√") return this.root();
    // In a formula a colon stands between two things, and here behind words.
    if (text === ":" && this.roomBehind()) return "<mtext>:\u00a0</mtext>";
    return text in CLOSING ? this.group(text) : sign(text, begins);
  }

  /** Whether a word stands apart from what comes before it; operators bring their own room. */
  private roomBefore(): boolean {
    const [before, blank] = [this.tokens[this.at - 3], this.tokens[this.at - 2]];
    return (
      blank?.kind === "blank" && before !== undefined && !hasRoom(before) && !/^(?:words|function)$/.test(before.kind)
    );
  }

  private roomBehind(): boolean {
    const [blank, behind] = [this.tokens[this.at], this.tokens[this.at + 1]];
    return blank?.kind === "blank" && behind !== undefined && !hasRoom(behind);
  }

  /** The root of a group, whose brackets it makes needless, or of what comes next. */
  private root(): string {
    const from = this.at;
    if (this.tokens[from]?.text === "(") {
      this.at++;
      const inner = this.row(")");
      if (this.tokens[this.at]?.text === ")") {
        this.at++;
        return `<msqrt>${inner}</msqrt>`;
      }
      this.at = from;
    }
    return this.at < this.tokens.length ? `<msqrt>${this.scripted(true)}</msqrt>` : sign("√", false);
  }

  /** What stands between brackets or bars, as high as it is; a bracket that is not closed stands for itself. */
  private group(opening: string): string {
    const from = this.at;
    const closing = CLOSING[opening]!;
    const inner = this.row(closing);
    if (inner !== "" && this.tokens[this.at]?.text === closing) {
      this.at++;
      // Bars are as high as what is between them; brackets keep their size, as displayed formulas have them.
      if (isBar(opening)) return `<mrow><mo>${opening}</mo>${inner}<mo>${closing}</mo></mrow>`;
      return sign(opening, false) + inner + sign(closing, false);
    }
    this.at = from;
    return sign(opening, false);
  }
}

function attached(text: string): string {
  return new Parser(tokensOf(text)).all();
}

/** One element as it is, several as a row. */
function row(markup: string): string {
  return elements(markup).length === 1 ? markup : `<mrow>${markup}</mrow>`;
}

const ACCENTS: Readonly<Record<string, string>> = { "\u0302": "^", "\u0303": "~", "\u0304": "ˉ", "\u0307": "˙" };

function letter(text: string): string {
  const [base = "", accent, ...more] = text.normalize("NFD");
  const over = more.length === 0 && accent !== undefined ? ACCENTS[accent] : undefined;
  if (over !== undefined) {
    return `<mover accent="true">${letter(base)}<mo stretchy="false">${over}</mo></mover>`;
  }
  // Capital Greek letters are upright in the sources.
  return /^[Α-Ω]/u.test(text) ? `<mi mathvariant="normal">${text}</mi>` : `<mi>${text}</mi>`;
}

function words(text: string, before: boolean, behind: boolean): string {
  return html`<mtext>${before ? ROOM : ""}${text}${behind ? ROOM : ""}</mtext>`.markup;
}

function sign(text: string, begins: boolean): string {
  // Brackets of their own size are letters: to keep operators from growing would be a thirtieth of the page.
  if (/^[⊤…⋯/()[\]{}⟨⟩‖|]$/u.test(text)) return `<mi>${text}</mi>`;
  if (/^[.?!“”’]$/u.test(text)) return html`<mtext>${text}</mtext>`.markup;
  const form = /^[+−±]$/u.test(text) && begins ? ' form="prefix"' : "";
  return html`${trusted(`<mo${form}>`)}${text}${trusted("</mo>")}`.markup;
}

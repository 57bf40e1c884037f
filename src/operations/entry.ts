import type { Matrix, Operation, Operations, Quantity } from "../numerics/index.js";
import type { Field, FieldMatrix, FieldNumber, Interval, IntervalMatrix, Precision } from "../rigor/index.js";
import type { Helper } from "./helpers/helper.js";

/**
 * The arithmetics in which a record is computed over again: their numbers, their matrices, and what a computation takes
 * besides its operands. With a further line here the compiler asks every entry of the table for a field of that name.
 */
interface Arithmetics {
  interval: { quantity: Interval; matrix: IntervalMatrix; setting: Precision };
  /** Elements of some field: operations do not know which. */
  field: { quantity: FieldNumber<unknown>; matrix: FieldMatrix<unknown>; setting: Field<unknown> };
}

export type ArithmeticName = keyof Arithmetics;
export type QuantityIn<A extends ArithmeticName> = Arithmetics[A]["quantity"];
export type MatrixIn<A extends ArithmeticName> = Arithmetics[A]["matrix"];
export type SettingOf<A extends ArithmeticName> = Arithmetics[A]["setting"];

/** The operands of an operation, as numerics computes with them. */
export type Operands<K extends Operation> = Parameters<Operations<Quantity, Matrix>[K]>;

type ResultKind<K extends Operation> = ReturnType<Operations<"quantity", "matrix">[K]>;

/** The shape of a result. */
export interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/** Whoever makes a matrix is told its shape, which the origins of entries do not show. */
type Shaped<K extends Operation> = ResultKind<K> extends "matrix" ? [shape: Shape] : [];

type OperandsIn<A extends ArithmeticName, K extends Operation> = Parameters<Operations<QuantityIn<A>, MatrixIn<A>>[K]>;
type ResultIn<A extends ArithmeticName, K extends Operation> = ReturnType<Operations<QuantityIn<A>, MatrixIn<A>>[K]>;

/** The operation on operands of an arithmetic. */
type Directly<A extends ArithmeticName, K extends Operation> = (
  ...operands: [...OperandsIn<A, K>, setting: SettingOf<A>, ...Shaped<K>]
) => ResultIn<A, K>;

/**
 * An operation that has another way where its first operand is itself the result of certain operations: from the
 * operands of these. Null where that way is closed.
 */
interface Through<A extends ArithmeticName, K extends Operation> {
  readonly of: {
    readonly [Inner in Operation]?: (
      ...operands: [...OperandsIn<A, Inner>, setting: SettingOf<A>]
    ) => ResultIn<A, K> | null;
  };
  readonly otherwise: Directly<A, K>;
}

/** Why an operation cannot be done in an arithmetic: what follows `because`. */
export interface Absent {
  readonly absent: string;
}

/** An operation in an arithmetic. */
type In<A extends ArithmeticName, K extends Operation> = Directly<A, K> | Through<A, K> | Absent;

/** What operands are in a text: names, literals, and lists of these. */
export type Text =
  string | readonly Text[] | { readonly measurements: readonly Text[]; readonly labels: readonly Text[] };

/** A text from the texts of the operands. */
type Phrase<K extends Operation> = (...operands: Parameters<Operations<string, string, string, string>[K]>) => string;

/** One operation in everything that we compute with and write in. */
type Entry<K extends Operation> = { readonly [A in ArithmeticName]: In<A, K> } & {
  readonly result: ResultKind<K>;
  /** The function of numerics that notes it. */
  readonly floating: (...operands: [...Operands<K>, ...Shaped<K>]) => ReturnType<Operations<Quantity, Matrix>[K]>;
  readonly python: Phrase<K>;
  readonly julia: Phrase<K>;
  /** In the symbols of the papers. */
  readonly meaning: Phrase<K>;
  /** What both programs define for it. */
  readonly helper?: Helper;
};

/** Every operation. */
export type Table = { readonly [K in Operation]: Entry<K> };
